import { z } from 'zod';
import { defineEvent } from './define-event.js';
import { defineJob } from './define-job.js';
import { HandlersProblem, type Route, Routes, type TimerRoute } from './routes.js';

const payload = z.object({ id: z.string() });
const plan = defineJob({ name: 'spec.plan', queue: 'dispatches', payload });
const received = defineEvent({ name: 'spec.received', payload });

const route = (over: Partial<Route>): Route => ({
  message: plan,
  subscriber: 'spec.plan',
  queue: 'dispatches',
  attempts: 1,
  backoffMilliseconds: 1,
  handlerName: 'Planner',
  handler: () => ({ handle: async () => undefined }),
  ...over,
});
const timer = (handlerName: string): TimerRoute => ({
  kind: 'spec.arrival',
  handlerName,
  handler: () => ({ handle: async () => undefined }),
});
const built =
  (routes: Route[], timers: TimerRoute[] = []) =>
  () =>
    new Routes([plan], routes, timers, ['dispatches', 'notices']);
const listens = (subscriber: string) =>
  route({ message: received, subscriber, handlerName: `On ${subscriber}` });

describe('routes', () => {
  it('finds the handler of a command and all subscribers of an event', () => {
    const routes = built([route({}), listens('a.one'), listens('b.two')], [timer('Late')])();
    expect(routes.find('spec.plan', 'spec.plan')?.handlerName).toBe('Planner');
    expect(routes.to('spec.received').map(({ subscriber }) => subscriber)).toEqual(['a.one', 'b.two']);
    expect(routes.to('spec.nobody')).toEqual([]);
    expect(routes.find('spec.received', 'spec.plan')).toBeUndefined();
    expect(routes.timer('spec.arrival')?.handlerName).toBe('Late');
    expect(routes.pairs).toEqual({
      messages: ['spec.plan', 'spec.received', 'spec.received'],
      subscribers: ['spec.plan', 'a.one', 'b.two'],
    });
  });

  it.each([
    ['a command without a handler', [], 'the job spec.plan has no handler'],
    ['a command with two', [route({}), route({ handlerName: 'Other' })], 'has 2 handlers, Planner and Other'],
    [
      'a queue that is not listed',
      [route({ queue: 'gone' as 'notices' })],
      'Planner works on the queue gone',
    ],
    [
      'a subscriber twice',
      [route({}), listens('a.one'), listens('a.one')],
      'the subscriber a.one of spec.received',
    ],
    ['a subscriber with a colon', [route({}), listens('a:one')], 'On a:one: A name is'],
  ])('refuses %s', (_, routes, sentence) => {
    expect(built(routes)).toThrow(HandlersProblem);
    expect(built(routes)).toThrow(sentence);
  });

  it('refuses a timer with two handlers', () => {
    expect(built([route({})], [timer('Late'), timer('Later')])).toThrow(
      'the timer spec.arrival has two handlers',
    );
  });

  it('names everything that is wrong at once', () => {
    expect(built([listens('a:one')])).toThrow(/spec\.plan has no handler[\s\S]*A name is/);
  });
});

describe('declarations', () => {
  it.each(['spec.plan', 'spec.received'])('refuses the name %s a second time', (name) => {
    expect(() => defineJob({ name, queue: 'notices', payload })).toThrow(`${name} is declared twice`);
    expect(() => defineEvent({ name, payload })).toThrow(`${name} is declared twice`);
  });

  it.each(['Plan', 'plan:route', 'plan route', '1plan', ''])('refuses the name %j', (name) => {
    expect(() => defineEvent({ name, payload })).toThrow('A name is');
  });
});
