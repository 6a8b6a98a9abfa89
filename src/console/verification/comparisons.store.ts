import type { Query } from '../../platform/database/reference-loader.js';

/** Something that must hold for every row: how many rows there are, and a sentence for each that is wrong. */
export interface Comparison {
  readonly what: string;
  /** Answers one `count`. */
  readonly counted: string;
  /** Answers a column `problem`. */
  readonly wrong: string;
}

export interface Compared {
  readonly checked: number;
  readonly differences: number;
  readonly named: readonly string[];
}

/** Postgres counts them all and names the first: neither side holds more than that. */
export async function compare(
  query: Query,
  { counted, wrong }: Comparison,
  named: number,
): Promise<Compared> {
  const [total] = (await query(counted, [])) as { count: string }[];
  const rows = (await query(
    `SELECT problem, count(*) OVER () AS differences FROM (${wrong}) AS found LIMIT ${named}`,
    [],
  )) as { problem: string; differences: string }[];
  return {
    checked: Number(total?.count ?? 0),
    differences: Number(rows[0]?.differences ?? 0),
    named: rows.map(({ problem }) => problem),
  };
}

/** Sequences and heads: nothing is missing, nothing is there twice. */
export const STREAMS: readonly Comparison[] = [
  {
    what: 'streams, each without a gap up to its head',
    counted: 'SELECT count(*) FROM stream',
    wrong: `SELECT format('%s stream %s: head %s, %s events from %s to %s', s.kind, s.id, s.last_sequence,
                          coalesce(e.n, 0), e.first, e.last) AS problem
              FROM stream s
              LEFT JOIN (SELECT stream_id, count(*) AS n, min(sequence) AS first, max(sequence) AS last
                           FROM event GROUP BY stream_id) e ON e.stream_id = s.id
             WHERE s.last_sequence <> coalesce(e.n, 0) OR s.last_sequence <> coalesce(e.last, 0) OR e.first <> 1`,
  },
  {
    what: 'appends, which cover each event exactly once',
    counted: 'SELECT count(*) FROM stream_append',
    wrong: `SELECT format('stream %s: the append %s to %s follows %s', stream_id, first_sequence, last_sequence, before) AS problem
              FROM (SELECT *, coalesce(lag(last_sequence) OVER w, 0) AS before FROM stream_append
                    WINDOW w AS (PARTITION BY stream_id ORDER BY first_sequence)) a
             WHERE first_sequence <> before + 1 OR last_sequence < first_sequence
            UNION ALL
            SELECT format('stream %s: head %s, the appends end at %s', s.id, s.last_sequence, coalesce(a.last, 0))
              FROM stream s
              LEFT JOIN (SELECT stream_id, max(last_sequence) AS last FROM stream_append GROUP BY stream_id) a ON a.stream_id = s.id
             WHERE s.last_sequence <> coalesce(a.last, 0)`,
  },
  {
    what: 'events, each in a stream that exists',
    counted: 'SELECT count(*) FROM event',
    wrong: `SELECT format('event %s of stream %s, which does not exist', e.sequence, e.stream_id) AS problem
              FROM event e WHERE NOT EXISTS (SELECT FROM stream s WHERE s.id = e.stream_id)`,
  },
  {
    what: 'details of events, each with its event',
    counted: 'SELECT count(*) FROM event_detail',
    wrong: `SELECT format('detail of event %s of stream %s, which does not exist', d.sequence, d.stream_id) AS problem
              FROM event_detail d WHERE NOT EXISTS (
                SELECT FROM event e WHERE e.stream_id = d.stream_id AND e.sequence = d.sequence)`,
  },
];

/** What is kept beside the rows that it follows from. */
export const BALANCES: readonly Comparison[] = [
  {
    what: 'consignments, their units announced and received counted again',
    counted: 'SELECT count(*) FROM consignment',
    wrong: `SELECT format('consignment %s: announced %s, counted %s; received %s, counted %s', c.reference,
                          c.units_announced, coalesce(u.announced, 0), c.units_received, coalesce(u.received, 0)) AS problem
              FROM consignment c
              LEFT JOIN (SELECT u.stream_id, count(*) AS announced, count(s.received_at) AS received
                           FROM unit u JOIN unit_state s ON s.unit_id = u.id WHERE u.expected GROUP BY u.stream_id) u
                ON u.stream_id = c.stream_id
             WHERE c.units_announced <> coalesce(u.announced, 0) OR c.units_received <> coalesce(u.received, 0)`,
  },
  {
    what: 'transports, their reservations the sum of the live legs',
    counted: 'SELECT count(*) FROM transport',
    wrong: `SELECT format('transport %s: reserved %s pallets (%s cold) and %s kg, the legs have %s (%s) and %s', t.number,
                          t.reserved_pallets, t.reserved_cold_pallets, t.reserved_kilograms, coalesce(l.pallets, 0),
                          coalesce(l.cold, 0), coalesce(l.kilograms, 0)) AS problem
              FROM transport t
              LEFT JOIN (SELECT transport_id, sum(pallets) AS pallets, sum(kilograms) AS kilograms, sum(cold_pallets) AS cold
                           FROM leg WHERE status NOT IN ('MISSED', 'CANCELLED') GROUP BY transport_id) l ON l.transport_id = t.id
             WHERE t.reserved_pallets <> coalesce(l.pallets, 0) OR t.reserved_kilograms <> coalesce(l.kilograms, 0)
                OR t.reserved_cold_pallets <> coalesce(l.cold, 0)`,
  },
  {
    what: 'units, each with one state, on the worklist that it follows from',
    counted: 'SELECT count(*) FROM unit',
    wrong: `SELECT format('pallet %s: status %s, worklist %s', lpad(u.sscc::text, 18, '0'), coalesce(s.status::text, 'none'),
                          coalesce(w.stage, 'none')) AS problem
              FROM unit u LEFT JOIN unit_state s ON s.unit_id = u.id LEFT JOIN unit_worklist w ON w.unit_id = u.id
              LEFT JOIN consignment c ON c.stream_id = u.stream_id
             WHERE s.unit_id IS NULL OR w.stage IS DISTINCT FROM
                   CASE WHEN s.status = 1 AND (NOT u.expected OR c.cancelled_at IS NOT NULL OR c.rejected_at IS NOT NULL) THEN 'NOT_AWAITED'
                        WHEN s.status = 1 THEN 'EXPECTED' WHEN s.status <= 5 THEN 'PRESENT' END`,
  },
  {
    what: 'pallets on dispatches, each in a status that fits',
    counted: 'SELECT count(*) FROM dispatch_line WHERE live',
    wrong: `SELECT format('dispatch %s is %s, its pallet %s has status %s', d.reference, d.status,
                          lpad(u.sscc::text, 18, '0'), s.status) AS problem
              FROM dispatch_line l JOIN dispatch d ON d.id = l.dispatch_id
              JOIN unit u ON u.id = l.unit_id JOIN unit_state s ON s.unit_id = l.unit_id
             WHERE l.live AND NOT s.attention AND s.status NOT IN (9, 11) AND NOT CASE
                     WHEN d.status IN ('DRAFT', 'PLANNED') THEN s.status = 4
                     WHEN d.status = 'LOADING' THEN s.status = CASE WHEN l.loaded_at IS NULL THEN 4 ELSE 5 END
                     WHEN d.status IN ('DEPARTED', 'ARRIVED', 'DELIVERY_FAILED') THEN s.status = 6
                     WHEN d.status = 'DELIVERED' THEN s.status IN (6, 7)
                     WHEN d.status = 'RETURNING' THEN s.status = 6 OR d.delivered_at IS NOT NULL AND s.status IN (7, 8, 10)
                     WHEN d.status = 'PARTIALLY_DELIVERED' THEN s.status IN (6, 7, 8, 10)
                     WHEN d.status = 'RETURNED' THEN s.status IN (8, 10)
                     ELSE false END
            UNION ALL
            SELECT format('pallet %s has status %s and is on no dispatch', lpad(u.sscc::text, 18, '0'), s.status)
              FROM unit_state s JOIN unit u ON u.id = s.unit_id
             WHERE s.status IN (4, 5, 6) AND NOT s.attention
               AND NOT EXISTS (SELECT FROM unit_nesting n WHERE n.unit_id = s.unit_id)
               AND NOT EXISTS (SELECT FROM dispatch_line l WHERE l.unit_id = s.unit_id AND l.live)`,
  },
];

/** What was promised to callers and to organisations. */
export const PROMISES: readonly Comparison[] = [
  {
    what: 'feeds, each without a gap up to its head',
    counted: 'SELECT count(*) FROM feed_head',
    wrong: `SELECT format('feed of organisation %s: head %s, %s entries from %s to %s', coalesce(h.organisation_id, e.organisation_id),
                          h.last_sequence, coalesce(e.n, 0), e.first, e.last) AS problem
              FROM feed_head h
              FULL JOIN (SELECT organisation_id, count(*) AS n, min(sequence) AS first, max(sequence) AS last
                           FROM feed_entry GROUP BY organisation_id) e ON e.organisation_id = h.organisation_id
             WHERE h.last_sequence IS DISTINCT FROM coalesce(e.n, 0) OR h.last_sequence IS DISTINCT FROM coalesce(e.last, 0)
                OR e.first <> 1`,
  },
  {
    what: 'idempotency keys, each with one outcome',
    counted: 'SELECT count(*) FROM idempotency',
    wrong: `SELECT format('key %s of actor %s (%s) has no outcome', key, actor_id, operation) AS problem
              FROM idempotency WHERE NOT (outcome ? 'ids' OR outcome ? 'refusal')
            UNION ALL
            SELECT format('key %s of actor %s has %s outcomes', key, actor_id, count(*))
              FROM idempotency GROUP BY organisation_id, actor_id, key HAVING count(*) > 1`,
  },
];
