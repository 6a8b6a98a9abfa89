import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { signIn } from './people.mjs';
import { expectUnits, ssccOf } from './units.mjs';

const require = createRequire(import.meta.url);
const DISPATCHES = 400;
const NO_OPS = 2_000;
const CONCURRENCY = 4;
const RECORD = `mutation R($input: RecordScansInput!) { recordScans(input: $input) { ... on RecordedScans { accepted } ... on Refusal { message } } }`;
const DRAFT = `mutation D($input: DraftDispatchInput!) { draftDispatch(input: $input) { ... on Dispatch { id } ... on Refusal { code message } } }`;
const SCHEDULE = `mutation T($input: ScheduleTransportInput!) { scheduleTransport(input: $input) { ... on Transport { id } ... on Refusal { code message } } }`;
/** Each has a truck of its own with room for its share: planning is measured, not waiting for one truck's row. */
const DESTINATIONS = ['ROME', 'MAD', 'BCN', 'LIS', 'ATH', 'BUD', 'BEG', 'CPH', 'DUB', 'HEL'];
const HOUR_MS = 3_600_000;
let serial = 600_000_000;

/** Planning one dispatch, from outbox to inbox, against a job that does nothing on the same backend. */
export const dispatchJob = {
  name: 'a dispatch job against a no-op BullMQ job',
  unit: 'jobs/s',
  aim: '0.5 on PostgreSQL, 0.2 on Redis',
  async run(ground) {
    const results = [await measure(ground, 'PostgreSQL', null)];
    const redis = await ground.redis();
    if (!redis) return results;
    await ground.services.stop();
    process.env.REDIS_URL = redis;
    ground.services = await ground.startServices();
    results.push(await measure(ground, 'Redis', redis));
    await ground.services.stop();
    delete process.env.REDIS_URL;
    ground.services = await ground.startServices();
    return results;
  },
};

async function measure(ground, backend, redis) {
  const ids = await draft(ground);
  const bound = await noOps(ground, redis);
  const ours = await plan(ground, ids);
  return {
    name: `a dispatch job against a no-op job, on ${backend}`,
    aim: redis ? '0.2' : '0.5',
    ours,
    bound,
    rounds: [],
  };
}

async function draft(ground) {
  const operator = await signIn(ground, 'operator@hub.example');
  const first = serial;
  serial += DISPATCHES;
  await expectUnits(ground, DISPATCHES, first);
  const occurredAt = (await ground.pool.query('SELECT hub_now() AS now')).rows[0].now.toISOString();
  const scans = Array.from({ length: DISPATCHES }, (_, i) => ({
    clientKey: randomUUID(),
    kind: 'CHECK',
    data: ssccOf(first + i),
    occurredAt,
  }));
  await operator.ask(RECORD, { input: { idempotencyKey: randomUUID(), scans } });
  await scheduleTrucks(operator, new Date(occurredAt));
  const { rows } = await ground.pool.query('SELECT public_id FROM unit WHERE sscc = ANY($1::bigint[])', [
    scans.map(({ data }) => data),
  ]);
  return draftEach(
    operator,
    rows.map(({ public_id: unit }) => unit),
  );
}

async function scheduleTrucks(operator, now) {
  const later = (hours) => new Date(now.getTime() + hours * HOUR_MS).toISOString();
  for (const destination of DESTINATIONS) {
    const input = {
      idempotencyKey: randomUUID(),
      direction: 'OUTBOUND',
      mode: 'ROAD',
      number: `BENCH ${destination} ${randomUUID().slice(0, 8)}`,
      carrier: 'DEMO-CARRIER',
      origin: 'LGG',
      destination,
      cutOffAt: later(4),
      departsAt: later(6),
      arrivesAt: later(30),
      capacityPallets: 2 * (DISPATCHES / DESTINATIONS.length),
      capacityKilograms: 100_000,
    };
    const { scheduleTransport } = await operator.ask(SCHEDULE, { input });
    if (!scheduleTransport.id) throw new Error(JSON.stringify(scheduleTransport));
  }
}

async function draftEach(operator, units) {
  const ids = [];
  for (const [index, unit] of units.entries()) {
    const input = {
      idempotencyKey: randomUUID(),
      agency: 'ITALIAN-RED-CROSS',
      destination: DESTINATIONS[index % DESTINATIONS.length],
      units: [unit],
    };
    const { draftDispatch } = await operator.ask(DRAFT, { input });
    if (!draftDispatch.id) throw new Error(JSON.stringify(draftDispatch));
    ids.push(draftDispatch.id);
  }
  return ids;
}

/** All commands at once into the outbox: the rate is that of relay, queue and worker, not of who asks. */
async function plan({ pool }, ids) {
  const { rows } = await pool.query(
    `INSERT INTO outbox (id, kind, name, payload, request_id)
     SELECT hub_new_id(), 'command', 'dispatches.plan-route', jsonb_build_object('dispatchId', d), 'bench' FROM unnest($1::text[]) d RETURNING id`,
    [ids],
  );
  await pool.query(`SELECT pg_notify('hub_outbox', '')`);
  const outbox = rows.map(({ id }) => id);
  for (;;) {
    const { rows: done } = await pool.query(
      `SELECT count(*)::int AS n, extract(epoch FROM max(done_at) - min(done_at))::float AS seconds FROM inbox WHERE outbox_id = ANY($1::uuid[])`,
      [outbox],
    );
    if (done[0].n >= ids.length) return ids.length / done[0].seconds;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function noOps(ground, redis) {
  const { Queue, Worker, createPostgresBackend, withBackend } = require('bullmq');
  const { Pool } = require('pg');
  const pool = redis
    ? null
    : new Pool({ connectionString: ground.settings.databaseUrl, max: 12, options: '-c search_path=bullmq' });
  const connection = redis ? { url: redis, maxRetriesPerRequest: null } : pool;
  const Queues = redis ? { Queue, Worker } : withBackend(createPostgresBackend);
  const queue = new Queues.Queue('bench-no-op', { connection });
  await queue.addBulk(Array.from({ length: NO_OPS }, (_, n) => ({ name: 'no-op', data: { n } })));
  let done = 0;
  const start = performance.now();
  const finished = new Promise((resolve) => {
    const worker = new Queues.Worker('bench-no-op', async () => {}, { connection, concurrency: CONCURRENCY });
    worker.on('completed', () => {
      done += 1;
      if (done === NO_OPS) resolve(worker);
    });
  });
  const worker = await finished;
  const rate = (NO_OPS * 1000) / (performance.now() - start);
  await worker.close();
  await queue.close();
  await pool?.end();
  return rate;
}
