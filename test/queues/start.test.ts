import { Injectable, Module, Scope } from '@nestjs/common';
import { z } from 'zod';
import { defineEvent } from '../../src/platform/jobs/define-event.js';
import { defineJob } from '../../src/platform/jobs/define-job.js';
import { HandlesJob, OnTimer, SubscribesTo } from '../../src/platform/jobs/handlers.js';
import { createQueueSchema } from '../../src/platform/jobs/queue-schema.js';
import { HandlersProblem } from '../../src/platform/jobs/routes.js';
import { QueueWorld } from './kit/queue-world.js';

const payload = z.object({ id: z.uuid() });
const weigh = defineJob({ name: 'test.weigh', queue: 'dispatches', payload });
const weighed = defineEvent({ name: 'test.weighed', payload });
const nothing = async (): Promise<void> => undefined;

@HandlesJob(weigh)
class WeighWorker {
  handle = nothing;
}

@HandlesJob(weigh)
class WeighTwiceWorker {
  handle = nothing;
}

@SubscribesTo(weighed, { subscriber: 'test.scale', queue: 'notices' })
class ScaleWorker {
  handle = nothing;
}

@SubscribesTo(weighed, { subscriber: 'test.lost', queue: 'nowhere' as 'notices' })
class LostWorker {
  handle = nothing;
}

@OnTimer('test.due')
class DueWorker {
  handle = nothing;
}

@OnTimer('test.due')
class DueTooWorker {
  handle = nothing;
}

describe('the worker process', () => {
  let world: QueueWorld;

  beforeAll(async () => {
    world = await QueueWorld.create();
  });
  afterAll(() => world.close());

  it('starts with one handler a command and any subscribers', async () => {
    @Module({ providers: [ScaleWorker] })
    class ScalesModule {}
    const worker = await world.worker([WeighWorker, DueWorker], {}, [ScalesModule]);
    await world.stop(worker);
  });

  it.each([
    ['a command has no handler', [], 'the job test.weigh has no handler'],
    ['a command has two', [WeighWorker, WeighTwiceWorker], 'WeighWorker and WeighTwiceWorker'],
    ['a subscriber is there twice', [WeighWorker, ScaleWorker, class extends ScaleWorker {}], undefined],
    ['a queue is not listed', [WeighWorker, LostWorker], 'LostWorker works on the queue nowhere'],
    [
      'a timer has two handlers',
      [WeighWorker, DueWorker, DueTooWorker],
      'the timer test.due has two handlers',
    ],
  ])('does not start when %s', async (_, providers, sentence) => {
    const starting = world.worker(providers);
    if (sentence === undefined) {
      // A class that only extends a handler declares nothing: it is a provider like any other.
      await world.stop(await starting);
      return;
    }
    await expect(starting).rejects.toThrow(HandlersProblem);
    await expect(starting).rejects.toThrow(sentence);
  });

  it('does not start when the same handler comes with two modules', async () => {
    @Module({ providers: [ScaleWorker] })
    class OneModule {}
    @Module({ providers: [ScaleWorker] })
    class OtherModule {}
    const starting = world.worker([WeighWorker], {}, [OneModule, OtherModule]);
    await expect(starting).rejects.toThrow('the subscriber test.scale of test.weighed is declared by');
  });

  it('does not start with a handler that is made for each request', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class Caller {}
    @HandlesJob(weigh)
    class RequestWorker {
      handle = nothing;
      constructor(readonly caller: Caller) {}
    }
    const starting = world.worker([Caller, RequestWorker]);
    await expect(starting).rejects.toThrow('RequestWorker must not be request-scoped');
  });

  it('does not start when a queue was not made by the owner', async () => {
    const [row] = await world.sql<{ name: string }>(`SELECT bullmq.job_id_seq_name('notices') AS name`);
    await world.sql(`DROP SEQUENCE bullmq.${row?.name}`);
    const starting = world.worker([WeighWorker], { REDIS_URL: '' });
    await expect(starting).rejects.toThrow(/notices not made yet.*npm run migrate/);
    await createQueueSchema(world.settings('worker'));
    await world.stop(await world.worker([WeighWorker], { REDIS_URL: '' }));
  });
});
