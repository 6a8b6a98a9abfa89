import { randomUUID } from 'node:crypto';
import { percentile, signIn } from './people.mjs';
import { expectUnits, ssccOf } from './units.mjs';

const RECEIPTS = 300;
const READS = 100;
const SECONDS = 20;
const WARM_UP = 8;
const FIRST = 400_000_000;
const RECEIVE = `mutation R($input: ReceivePalletInput!) { receivePallet(input: $input) { ... on LogisticUnit { status } ... on Refusal { code message } } }`;
const READ = `query U($sscc: Sscc!) { unit(sscc: $sscc) { status } }`;

/**
 * An open model: requests begin at their times whether or not earlier ones have ended, as scanners do. The bound is a
 * bare insert of one event a transaction, begun at the same times in the same run.
 */
export const singleReceipts = {
  name: 'single receipts, 300/s beside 100 reads/s, p99',
  unit: 'ms',
  aim: '50 ms',
  lowerIsBetter: true,
  async run(ground) {
    const operator = await signIn(ground, 'operator@hub.example');
    await expectUnits(ground, RECEIPTS * (SECONDS + WARM_UP + 1), FIRST);
    await ground.pool.query('ANALYZE');
    const receive = receiver(operator);
    const read = () => operator.ask(READ, { sscc: ssccOf(FIRST + 1) });
    // A hub at work is warm: until the code is compiled the first requests queue up, and would be all that is measured.
    const kinds = [
      [RECEIPTS, receive],
      [READS, read],
    ];
    await open(WARM_UP, kinds);
    const [receipts] = await open(SECONDS, kinds);
    const [bare] = await bound(ground);
    return {
      ours: percentile(receipts, 0.99),
      bound: percentile(bare, 0.99),
      median: percentile(receipts, 0.5),
      rounds: [],
    };
  },
};

/** Receives the next pallet with each call. */
function receiver(operator) {
  let serial = FIRST;
  return async () => {
    serial += 1;
    const { receivePallet } = await operator.ask(RECEIVE, {
      input: { idempotencyKey: randomUUID(), sscc: ssccOf(serial), location: 'DOCK-1' },
    });
    if (receivePallet.status !== 'RECEIVED') throw new Error(JSON.stringify(receivePallet));
  };
}

async function bound({ pool }) {
  await pool.query('DROP TABLE IF EXISTS bare_event');
  await pool.query('CREATE TABLE bare_event (LIKE event INCLUDING ALL)');
  let id = 0;
  const insert = () => {
    id += 1;
    return pool.query(
      'INSERT INTO bare_event (stream_id, unit_id, occurred_at, client_key, sequence, organisation_id, corrects, location_id, code, capture) VALUES (1, $1::int, now(), $2, $1::int, 10, 0, 1, 101, 10)',
      [id, randomUUID()],
    );
  };
  return open(SECONDS, [
    [RECEIPTS, insert],
    [READS, () => pool.query('SELECT status FROM unit_state WHERE unit_id = 1')],
  ]);
}

/** @returns milliseconds of each request, by kind */
async function open(seconds, kinds) {
  const start = performance.now();
  return Promise.all(kinds.map(([rate, send]) => stream(start, rate, seconds, send)));
}

async function stream(start, rate, seconds, send) {
  const times = [];
  const sent = [];
  for (let n = 0; n < rate * seconds; n += 1) {
    const due = start + (n * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    // From when it was due: a client that is late itself must not hide a slow server.
    sent.push(Promise.resolve(send()).then(() => times.push(performance.now() - due)));
  }
  await Promise.all(sent);
  return times;
}
