import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { peakOf, pidOf, SERVICES, watchPeak } from './life.mjs';
import { median, signIn } from './people.mjs';
import { ssccOf } from './units.mjs';

const LINES = 100_000;
const ROUNDS = 3;
/** So many lines stand on one pallet. */
const ON_A_PALLET = 2;
let serial = 500_000_000;

/** Uploaded, read, and accepted in one transaction; the bound is COPY of the rows that it leaves, into tables alike. */
export const manifest = {
  name: 'manifest of 100,000 lines: lines per second from the first byte to the announced consignment',
  unit: 'lines/s',
  aim: 'a fifth of COPY, under 300 MB',
  async run(ground) {
    const donor = await signIn(ground, 'donor@jackma.example');
    const pids = SERVICES.map(({ script }) => pidOf(join(ground.project, 'dist', script)));
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await once(ground, donor, pids));
    const peaks = SERVICES.map((_, n) =>
      Math.max(...rounds.flatMap(({ peaksReading, peaksAccepting }) => [peaksReading[n], peaksAccepting[n]])),
    );
    return [
      {
        rounds,
        ours: median(rounds.map(({ ours }) => ours)),
        bound: median(rounds.map(({ bound }) => bound)),
      },
      ...SERVICES.map(({ name }, n) => ({
        name: `peak memory of ${name} while manifests are imported, against the limit`,
        unit: 'MB',
        aim: '300',
        ours: peaks[n],
        bound: 300,
        rounds: [],
      })),
    ];
  },
};

async function once(ground, donor, pids) {
  const text = list();
  pids.forEach(watchPeak);
  const start = performance.now();
  const id = await upload(ground, donor, text);
  const read = await untilRead(donor, id);
  const readAt = performance.now();
  const peaksReading = pids.map(peakOf);
  pids.forEach(watchPeak);
  await accept(donor, id);
  const end = performance.now();
  const peaksAccepting = pids.map(peakOf);
  const copied = await copySeconds(ground.pool, id);
  return {
    ours: LINES / ((end - start) / 1_000),
    bound: LINES / copied,
    readSeconds: (readAt - start) / 1_000,
    acceptSeconds: (end - readAt) / 1_000,
    pallets: read.pallets,
    peaksReading,
    peaksAccepting,
  };
}

function list() {
  const lines = ['sscc,item,quantity,lot,expiry,gross_weight_kg'];
  for (let n = 0; n < LINES; n += 1) {
    if (n % ON_A_PALLET === 0) serial += 1;
    lines.push(`${ssccOf(serial)},MASK_FFP2,${1 + (n % 5_000)},LOT-${n % 97},2023-06-30,212.5`);
  }
  return lines.join('\n');
}

async function upload({ url }, { token }, body) {
  const headers = {
    authorization: `Bearer ${token}`,
    'idempotency-key': randomUUID(),
    'content-type': 'text/csv',
  };
  const answer = await fetch(`${url}/manifests`, { method: 'POST', headers, body });
  const taken = await answer.json();
  if (answer.status !== 201) throw new Error(JSON.stringify(taken));
  return taken.id;
}

async function untilRead(donor, id) {
  const query = 'query M($id: ID!) { manifest(id: $id) { state linesRead linesBad pallets problemMessage } }';
  for (;;) {
    const { manifest: seen } = await donor.ask(query, { id });
    if (seen.state === 'READ' && seen.linesBad === 0 && seen.linesRead === LINES) return seen;
    if (!['RECEIVED', 'READING'].includes(seen.state)) throw new Error(JSON.stringify(seen));
    await sleep(50);
  }
}

async function accept(donor, manifestId) {
  const input = {
    ...{ idempotencyKey: randomUUID(), manifestId, hub: 'LGG', reference: `BENCH-${randomUUID()}` },
    ...{ purpose: 'bench', recipients: ['ITALIAN-RED-CROSS'] },
  };
  const query =
    'mutation A($input: AcceptManifestInput!) { acceptManifest(input: $input) { ... on Manifest { state } ... on Refusal { code message } } }';
  const { acceptManifest } = await donor.ask(query, { input });
  if (acceptManifest.state !== 'ACCEPTED') throw new Error(JSON.stringify(acceptManifest));
}

/** Seconds that COPY takes for the rows of the consignment, into tables with the same indexes and checks. */
async function copySeconds(pool, manifestId) {
  const client = await pool.connect();
  const { rows } = await client.query(
    'SELECT consignment_id AS id FROM manifest_upload WHERE public_id = $1',
    [manifestId],
  );
  const units = `SELECT unit_id FROM content_line WHERE consignment_id = ${rows[0].id}`;
  let milliseconds = 0;
  for (const [table, where] of [
    ['unit', `id IN (${units})`],
    ['unit_state', `unit_id IN (${units})`],
    ['unit_worklist', `unit_id IN (${units})`],
    ['content_line', `consignment_id = ${rows[0].id}`],
  ]) {
    const text = await client.query(`SELECT t::text AS row FROM ${table} t WHERE ${where}`);
    await client.query(
      `DROP TABLE IF EXISTS bench_copy; CREATE TABLE bench_copy (LIKE ${table} INCLUDING ALL)`,
    );
    const lines = text.rows.map(({ row }) => `${row.slice(1, -1)}\n`);
    const start = performance.now();
    await pipeline(Readable.from(lines), client.query(copyFrom('COPY bench_copy FROM STDIN (FORMAT csv)')));
    milliseconds += performance.now() - start;
  }
  await client.query('DROP TABLE bench_copy');
  client.release();
  return milliseconds / 1_000;
}
