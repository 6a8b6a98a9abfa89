import type { Query } from '../../platform/database/reference-loader.js';
import type { Findings } from './findings.js';
import { outboxCounts, strayInbox, subscriberCount, unfinished, waitingDeadLetters } from './outbox.store.js';
import type { Subscriber } from './subscribers.js';

/** Every message fanned out, applied once for each of its subscribers, and nothing left on the way. */
export async function checkOutbox(
  query: Query,
  findings: Findings,
  subscribers: readonly Subscriber[],
  strict: boolean,
): Promise<void> {
  const counts = await outboxCounts(query);
  const waiting = counts.filter((one) => one.waiting > 0);
  const sum = (of: (one: (typeof counts)[number]) => number) =>
    counts.reduce((total, one) => total + of(one), 0);
  findings.add(
    'messages of the outbox, each handed on',
    sum(({ count }) => count),
    sum((one) => one.waiting),
    waiting.map((one) => `${one.waiting} messages ${one.name} wait for the relay`),
  );
  await checkSubscribers(query, findings, subscribers, strict);
  const heard = new Set(subscribers.map(({ message }) => message));
  findings.note(
    'messages that nobody of this version subscribes to',
    sum(({ name, count }) => (heard.has(name) ? 0 : count)),
  );
  const { count, stray } = await strayInbox(query);
  findings.add('effects of messages, each with its message', count, stray);
  const left = await unfinished(query);
  findings.add('deliveries that are not done', left.deliveries, left.deliveries);
  findings.add('timers whose time has come', left.timers, left.timers);
  const letters = await waitingDeadLetters(query);
  const named = letters.map(({ name, subscriber, reason }) => `${name} to ${subscriber}: ${reason}`);
  findings.add('dead letters that wait for somebody', letters.length, letters.length, named);
}

async function checkSubscribers(
  query: Query,
  findings: Findings,
  subscribers: readonly Subscriber[],
  strict: boolean,
): Promise<void> {
  let applied = 0;
  let missing = 0;
  const named: string[] = [];
  for (const { message, subscriber } of subscribers) {
    const count = await subscriberCount(query, message, subscriber, strict);
    applied += count.applied;
    missing += count.missing;
    if (count.missing > 0)
      named.push(
        `${subscriber} did not get ${count.missing} messages ${message}, such as ${count.first.join(', ')}`,
      );
  }
  findings.note('subscribers that this version declares', subscribers.length);
  findings.add('messages, applied once for each subscriber', applied, missing, named);
}
