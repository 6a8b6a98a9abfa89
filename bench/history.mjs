import { randomUUID } from 'node:crypto';
import { median } from './people.mjs';

const BATCH = 500;
const EVENTS = 100_000;
const ROUNDS = 5;

/** One stream of as many events as `verify-history` is measured with, appended as batches of scans are. */
async function longStream({ pool }) {
  const { rows } = await pool.query(
    `INSERT INTO stream (kind, subject) VALUES ('consignment', $1) RETURNING id`,
    [randomUUID()],
  );
  for (let first = 0; first < EVENTS; first += BATCH)
    await pool.query(
      `SELECT history_append($1, 1, 0, 'bench', hub_now(), array_fill(0::bigint, ARRAY[$2::int]), array_fill(101::smallint, ARRAY[$2::int]),
         array_fill(hub_now(), ARRAY[$2::int]), ARRAY(SELECT gen_random_uuid() FROM generate_series(1, $2::int)), array_fill(2::smallint, ARRAY[$2::int]),
         array_fill(0, ARRAY[$2::int]), array_fill(0, ARRAY[$2::int]), array_fill(NULL::jsonb, ARRAY[$2::int]))`,
      [rows[0].id, BATCH],
    );
  await pool.query('ANALYZE');
  return rows[0].id;
}

/** What the trigger does for each append of 500 events, against reading the same rows. */
export const sealing = {
  name: 'history: sealing an event in an append of 500',
  unit: 'microseconds',
  aim: '2.4 microseconds',
  async run(ground) {
    const stream = await longStream(ground);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const ours = await timed(
        ground,
        'SELECT count(history_sealed(a)) FROM stream_append a WHERE stream_id = $1',
        stream,
      );
      const bound = await timed(
        ground,
        `SELECT sum(x.n) FROM stream_append a CROSS JOIN LATERAL (SELECT count(e.client_key) AS n FROM event e
          WHERE e.stream_id = a.stream_id AND e.sequence BETWEEN a.first_sequence AND a.last_sequence) x WHERE a.stream_id = $1`,
        stream,
      );
      rounds.push({ ours, bound });
    }
    return {
      rounds,
      ours: median(rounds.map(({ ours }) => ours)),
      bound: median(rounds.map(({ bound }) => bound)),
    };
  },
};

async function timed({ pool }, sql, stream) {
  const start = performance.now();
  await pool.query(sql, [stream]);
  return ((performance.now() - start) * 1_000) / EVENTS;
}

/** The whole command, its start included, against reading the events once. Run after the one above. */
export const verifying = {
  name: 'history: hub verify-history over 100,000 events',
  unit: 's',
  aim: '10 s',
  async run(ground) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now();
      await ground.command(['verify-history']);
      const between = performance.now();
      await ground.pool.query('SELECT * FROM event');
      rounds.push({ ours: (between - start) / 1_000, bound: (performance.now() - between) / 1_000 });
    }
    const { rows } = await ground.pool.query('SELECT count(*)::int AS events FROM event');
    return {
      rounds,
      ours: median(rounds.map(({ ours }) => ours)),
      bound: median(rounds.map(({ bound }) => bound)),
      events: rows[0].events,
    };
  },
};
