import type { QueuePulse } from './pulse.store.js';
import { queueProblems } from './queue-health.js';
import { QUEUES } from './queues.js';

const NOW = new Date('2020-03-13T12:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const pulse = (over: Partial<QueuePulse>): QueuePulse => ({
  queue: 'dispatches',
  seenAt: ago(2),
  takenAt: ago(2),
  waiting: 0,
  waitingSince: null,
  ...over,
});
const others = QUEUES.filter((queue) => queue !== 'dispatches').map((queue) => pulse({ queue }));

describe('problems of the queues', () => {
  it.each<[string, Partial<QueuePulse>]>([
    ['an idle queue', { takenAt: null }],
    ['a busy queue with a backlog', { waiting: 9_000, waitingSince: ago(600), takenAt: ago(1) }],
    ['a first job after an idle hour', { waiting: 1, waitingSince: ago(1), takenAt: ago(3_600) }],
  ])('there is none with %s', (_, over) => {
    expect(queueProblems([pulse(over), ...others], NOW)).toEqual([]);
  });

  it.each<[string, Partial<QueuePulse>, string]>([
    [
      'nothing is taken while something waits',
      { waiting: 3, waitingSince: ago(31), takenAt: ago(31) },
      '3 jobs wait',
    ],
    ['nothing was ever taken', { waiting: 1, waitingSince: ago(31), takenAt: null }, '1 jobs wait'],
    ['the workers are gone', { seenAt: ago(31) }, 'No worker process'],
    ['the server of the queue is away', { waiting: null }, 'cannot be reached'],
  ])('it says so when %s', (_, over, sentence) => {
    expect(queueProblems([pulse(over), ...others], NOW)).toEqual([expect.stringContaining(sentence)]);
  });

  it('says so for every queue that no worker has ever seen', () => {
    expect(queueProblems([], NOW)).toHaveLength(QUEUES.length);
  });
});
