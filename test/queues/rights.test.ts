import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import { type ApplicationRole, roleName } from '../../src/platform/database/roles.js';
import type { Transaction } from '../../src/platform/database/transaction.js';
import { newId } from '../../src/platform/ids/ids.js';
import { defineJob } from '../../src/platform/jobs/define-job.js';
import { HandlesJob } from '../../src/platform/jobs/handlers.js';
import { OutboxService } from '../../src/platform/jobs/outbox.service.js';
import { createQueueSchema } from '../../src/platform/jobs/queue-schema.js';
import { QUEUES } from '../../src/platform/jobs/queues.js';
import { QueueWorld, record, settle, write } from './kit/queue-world.js';

const payload = z.object({ id: z.uuid() });
let broken = true;

const everyQueue = QUEUES.map((queue) => {
  const job = defineJob({ name: `test.${queue}`, queue, payload, backoffMilliseconds: 10 });
  @HandlesJob(job)
  class QueueWorker {
    async handle(tx: Transaction, { id }: z.infer<typeof payload>): Promise<void> {
      await record(tx, queue, '', id);
      if (broken) throw new Error('Once more');
    }
  }
  return { queue, job, handler: QueueWorker };
});

describe('rights', () => {
  let world: QueueWorld;
  let api: INestApplicationContext;
  let worker: INestApplicationContext;

  beforeAll(async () => {
    world = await QueueWorld.create();
    api = await world.api();
    worker = await world.worker(everyQueue.map(({ handler }) => handler));
  });
  afterAll(() => world.close());

  const may = async (role: ApplicationRole, what: string): Promise<boolean> => {
    const name = roleName(world.settings('worker'), role);
    const [row] = await world.sql<{ may: boolean }>(`SELECT ${what.replace('ROLE', `'${name}'`)} AS may`);
    return row?.may ?? true;
  };

  it.each(['api', 'worker', 'relay', 'auditor'] as const)('the %s role can create nothing', async (role) => {
    expect(await may(role, `has_schema_privilege(ROLE, 'public', 'CREATE')`)).toBe(false);
    expect(await may(role, `has_schema_privilege(ROLE, 'bullmq', 'CREATE')`)).toBe(false);
    expect(await may(role, `has_database_privilege(ROLE, current_database(), 'CREATE')`)).toBe(false);
  });

  it('are enough to work off every queue: adding, failing, trying again, ending', async () => {
    const id = newId();
    for (const { job } of everyQueue) await write(api, (tx) => api.get(OutboxService).send(tx, job, { id }));
    setTimeout(() => {
      broken = false;
    }, 100);
    await settle(worker);
    expect(await world.effects()).toEqual([...QUEUES].sort().map((queue) => `${queue}  ${id}`));
  });

  it.each([
    ['the relay', 'relay', `has_table_privilege(ROLE, 'bullmq.job', 'DELETE')`],
    ['the relay', 'relay', `has_table_privilege(ROLE, 'inbox', 'INSERT')`],
    ['the relay', 'relay', `has_table_privilege(ROLE, 'outbox', 'INSERT')`],
    ['the worker', 'worker', `has_table_privilege(ROLE, 'bullmq.migration', 'INSERT')`],
    ['the worker', 'worker', `has_table_privilege(ROLE, 'outbox', 'UPDATE')`],
    ['the worker', 'worker', `has_table_privilege(ROLE, 'inbox', 'DELETE')`],
    ['the API', 'api', `has_schema_privilege(ROLE, 'bullmq', 'USAGE')`],
    ['the API', 'api', `has_table_privilege(ROLE, 'inbox', 'INSERT')`],
    ['the API', 'api', `has_function_privilege(ROLE, 'hub_maintain_partitions(int)', 'EXECUTE')`],
    ['the relay', 'relay', `has_function_privilege(ROLE, 'hub_maintain_partitions(int)', 'EXECUTE')`],
  ] as const)('do not let %s do what is not its work (%#)', async (_, role, what) => {
    expect(await may(role, what)).toBe(false);
  });

  it('come back when the schema is made a second time, while the hub runs', async () => {
    await createQueueSchema(world.settings('worker'));
    const sequences = await world.sql(`SELECT 1 FROM pg_sequences WHERE sequencename LIKE 'bullmq_jid_%'`);
    expect(sequences).toHaveLength(QUEUES.length);
    const id = newId();
    await world.sql('TRUNCATE effect');
    for (const { job } of everyQueue) await write(api, (tx) => api.get(OutboxService).send(tx, job, { id }));
    await settle(worker);
    expect(await world.effects()).toHaveLength(QUEUES.length);
  });
});
