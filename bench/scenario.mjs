import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { bareNode, peakOf, pidOf, SERVICES, watchPeak } from './life.mjs';

/**
 * Spring 2020 as the demo's people play it over the public API, with all its waiting for workers, against bare inserts
 * of as many events; and the most memory that API and worker had meanwhile, against a bare Node.
 */
export const scenario = {
  name: 'spring 2020 played over the API',
  unit: 'events/s',
  aim: 'none: told for comparison',
  async run(ground) {
    const services = SERVICES.map(({ name, script }) => ({
      name,
      pid: pidOf(join(ground.project, 'dist', script)),
    }));
    for (const { pid } of services) watchPeak(pid);
    const before = await events(ground);
    const start = performance.now();
    await ground.command(['scenario', 'spring-2020']);
    const seconds = (performance.now() - start) / 1000;
    const count = (await events(ground)) - before;
    const peaks = await peaksOf(services);
    const ours = {
      ours: count / seconds,
      bound: await bare(ground, count),
      events: count,
      seconds,
      rounds: [],
    };
    return [ours, ...peaks];
  },
};

async function peaksOf(services) {
  const bound = await bareNode();
  return services.map(({ name, pid }) => ({
    name: `peak memory of ${name} while spring 2020 is played, against a bare Node`,
    unit: 'MB',
    aim: '400',
    ours: peakOf(pid),
    bound,
    rounds: [],
  }));
}

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
