import { randomUUID } from 'node:crypto';

/** Spring 2020 over the public API, with all its waiting for workers, against bare inserts of as many events. */
export const scenario = {
  name: 'spring 2020 played over the API',
  unit: 'events/s',
  aim: 'none: told for comparison',
  async run(ground) {
    const before = await events(ground);
    const start = performance.now();
    await ground.command(['scenario', 'spring-2020']);
    const seconds = (performance.now() - start) / 1000;
    const count = (await events(ground)) - before;
    return { ours: count / seconds, bound: await bare(ground, count), events: count, rounds: [] };
  },
};

async function events({ pool }) {
  return (await pool.query('SELECT count(*)::int AS n FROM event')).rows[0].n;
}

/** One transaction an event. */
async function bare({ pool }, count) {
  await pool.query('DROP TABLE IF EXISTS bare_event');
  await pool.query('CREATE TABLE bare_event (LIKE event INCLUDING ALL)');
  const start = performance.now();
  for (let n = 1; n <= count; n += 1)
    await pool.query(
      `INSERT INTO bare_event (stream_id, unit_id, occurred_at, client_key, sequence, organisation_id, corrects, location_id, code, capture)
       VALUES (1, $1::int, now(), $2, $1::int, 10, 0, 1, 101, 10)`,
      [n, randomUUID()],
    );
  return (count * 1000) / (performance.now() - start);
}
