import { randomUUID } from 'node:crypto';
import { median, signIn } from './people.mjs';
import { expectUnits, ssccOf } from './units.mjs';

const BATCH = 500;
const CONNECTIONS = 4;
const SCANS = 40_000;
const ROUNDS = 3;
const MUTATION = `mutation R($input: RecordScansInput!) { recordScans(input: $input) {
  ... on RecordedScans { accepted } ... on Refusal { code message } } }`;

const COMPACT = `mutation C($input: RecordScanColumnsInput!) { recordScanColumns(input: $input) {
  ... on RecordedScanColumns { statuses } ... on Refusal { code message } } }`;

/** recordScans over HTTP, against bare inserts of the same rows into the same indexed tables. */
export const recordScans = {
  name: 'recordScans, batches of 500 from 4 connections',
  unit: 'scans/s',
  aim: '0.5',
  run: (ground) => compared(ground, 0, sendObjects),
};

/** The same scans by columns. */
export const recordScanColumns = {
  name: 'recordScanColumns, batches of 500 from 4 connections',
  unit: 'scans/s',
  aim: '0.75',
  run: (ground) => compared(ground, (ROUNDS + 1) * SCANS, sendColumns),
};

async function compared(ground, start, send) {
  const operator = await signIn(ground, 'operator@hub.example');
  await ours(operator, ground, send, start, 4_000);
  const rounds = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const mine = await ours(operator, ground, send, start + round * SCANS, SCANS);
    rounds.push({ ours: mine, bound: await bare(ground) });
  }
  return {
    rounds,
    ours: median(rounds.map(({ ours: rate }) => rate)),
    bound: median(rounds.map(({ bound }) => bound)),
  };
}

async function sendObjects(operator, input) {
  const { recordScans: answer } = await operator.ask(MUTATION, { input });
  if (answer.accepted !== BATCH) throw new Error(`A batch was not taken: ${JSON.stringify(answer)}`);
}

async function sendColumns(operator, { idempotencyKey, scans }) {
  const input = {
    idempotencyKey,
    clientKeys: scans.map(({ clientKey }) => clientKey),
    data: scans.map(({ data }) => data),
    occurredAt: scans.map(({ occurredAt }) => occurredAt),
    kinds: ['RECEIVE'],
    locations: ['DOCK-1'],
  };
  const { recordScanColumns: answer } = await operator.ask(COMPACT, { input });
  if (answer.statuses?.every((status) => status === 'ACCEPTED')) return;
  throw new Error(`A batch was not taken: ${JSON.stringify(answer)}`);
}

async function ours(operator, ground, send, first, count) {
  await expectUnits(ground, count, first);
  await ground.pool.query('ANALYZE');
  const occurredAt = (await ground.pool.query('SELECT hub_now() AS now')).rows[0].now.toISOString();
  const batches = Array.from({ length: count / BATCH }, (_, b) => ({
    idempotencyKey: randomUUID(),
    scans: Array.from({ length: BATCH }, (_, i) => ({
      clientKey: randomUUID(),
      kind: 'RECEIVE',
      data: ssccOf(first + b * BATCH + i),
      occurredAt,
      location: 'DOCK-1',
    })),
  }));
  return rate(count, batches, (input) => send(operator, input));
}

async function bare({ pool }) {
  await pool.query('DROP TABLE IF EXISTS bare_event, bare_state, bare_worklist');
  for (const [bound, table] of [
    ['bare_event', 'event'],
    ['bare_state', 'unit_state'],
    ['bare_worklist', 'unit_worklist'],
  ]) {
    await pool.query(`CREATE TABLE ${bound} (LIKE ${table} INCLUDING ALL)`);
  }
  const batches = Array.from({ length: SCANS / BATCH }, (_, b) =>
    Array.from({ length: BATCH }, (_, i) => b * BATCH + i + 1),
  );
  return rate(SCANS, batches, async (ids) => {
    await pool.query(
      `WITH events AS (INSERT INTO bare_event (stream_id, unit_id, occurred_at, client_key, sequence, organisation_id, corrects, location_id, code, capture)
                       SELECT 1, u, now(), k, u, 10, 0, 1, 101, 10 FROM unnest($1::bigint[], $2::uuid[]) AS x (u, k)),
            states AS (INSERT INTO bare_state (unit_id, last_occurred_at, received_at, location_id, status) SELECT u, now(), now(), 1, 2 FROM unnest($1::bigint[]) u)
       INSERT INTO bare_worklist (unit_id, hub_id, stage) SELECT u, 1, 'PRESENT' FROM unnest($1::bigint[]) u`,
      [ids, ids.map(() => randomUUID())],
    );
  });
}

/** How many a second, when several connections share the batches out among them. */
async function rate(count, batches, send) {
  const queue = [...batches];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let batch = queue.shift(); batch; batch = queue.shift()) await send(batch);
    }),
  );
  return (count * 1000) / (performance.now() - start);
}
