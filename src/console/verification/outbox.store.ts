import type { Query } from '../../platform/database/reference-loader.js';

export interface OutboxCount {
  readonly name: string;
  readonly count: number;
  readonly waiting: number;
}

export interface SubscriberCount {
  readonly applied: number;
  readonly missing: number;
  /** Ids of the first messages that this subscriber should have had. */
  readonly first: readonly string[];
}

/** What is left to do: messages to fan out, deliveries, timers whose time has come. */
export async function unfinished(
  query: Query,
): Promise<{ messages: number; deliveries: number; timers: number }> {
  const [row] = (await query(
    `SELECT (SELECT count(*)::int FROM outbox WHERE relayed_at IS NULL) AS messages,
            (SELECT count(*)::int FROM outbox_delivery) AS deliveries,
            (SELECT count(*)::int FROM timer WHERE fired_at IS NULL AND due_at <= hub_now()) AS timers`,
    [],
  )) as { messages: number; deliveries: number; timers: number }[];
  return row ?? { messages: 0, deliveries: 0, timers: 0 };
}

export async function outboxCounts(query: Query): Promise<OutboxCount[]> {
  const rows = await query(
    `SELECT name, count(*)::int AS count, count(*) FILTER (WHERE relayed_at IS NULL)::int AS waiting
       FROM outbox GROUP BY name ORDER BY name`,
    [],
  );
  return rows as OutboxCount[];
}

/**
 * How many messages of this name the subscriber has had, and which it should have had: neither done, nor on
 * its way, nor among the dead letters. Unless `strict`, those that are older than its first one are passed
 * over: a subscriber that a later release added was never to get them.
 */
export async function subscriberCount(
  query: Query,
  name: string,
  subscriber: string,
  strict: boolean,
): Promise<SubscriberCount> {
  const [row] = (await query(
    `WITH messages AS MATERIALIZED (
       SELECT o.id, o.relayed_at IS NOT NULL AS relayed,
              EXISTS (SELECT FROM inbox i WHERE i.outbox_id = o.id AND i.subscriber = $2) AS applied,
              EXISTS (SELECT FROM outbox_delivery d WHERE d.outbox_id = o.id AND d.subscriber = $2)
                OR EXISTS (SELECT FROM dead_letter l WHERE l.outbox_id = o.id AND l.subscriber = $2) AS known
         FROM outbox o WHERE o.name = $1
     ), missing AS (
       SELECT id FROM messages WHERE relayed AND NOT applied AND NOT known
          AND ($3 OR id > (SELECT min(id::text)::uuid FROM messages WHERE applied OR known))
     )
     SELECT (SELECT count(*)::int FROM messages WHERE applied) AS applied, (SELECT count(*)::int FROM missing) AS missing,
            (SELECT coalesce(array_agg(id::text), '{}') FROM (SELECT id FROM missing ORDER BY id LIMIT 5) AS few) AS first`,
    [name, subscriber, strict],
  )) as SubscriberCount[];
  return row ?? { applied: 0, missing: 0, first: [] };
}

/** Inbox rows without a message: their fence stands, and nobody knows for what. */
export async function strayInbox(query: Query): Promise<{ count: number; stray: number }> {
  const [row] = (await query(
    `SELECT count(*)::int AS count,
            count(*) FILTER (WHERE NOT EXISTS (SELECT FROM outbox o WHERE o.id = i.outbox_id))::int AS stray FROM inbox i`,
    [],
  )) as { count: number; stray: number }[];
  return row ?? { count: 0, stray: 0 };
}

export async function waitingDeadLetters(
  query: Query,
): Promise<{ name: string; subscriber: string; reason: string }[]> {
  const rows = await query(
    'SELECT name, subscriber, reason FROM dead_letter WHERE retried_at IS NULL ORDER BY id LIMIT 1000',
    [],
  );
  return rows as { name: string; subscriber: string; reason: string }[];
}
