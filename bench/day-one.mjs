import { median, signIn } from './people.mjs';
import { expectUnits } from './units.mjs';

const SIZES = [1_000, 100_000, 1_000_000];
const FIRST = 700_000_000;
const READS = 200;
const PAGE = 50;

/** What an operator asks on day one, each beside one statement with the same answer, written by hand. */
const QUERIES = [
  {
    name: 'expected pallets',
    query: `{ expectedPallets(first: ${PAGE}) { nodes { id sscc status location onHold } } }`,
    sql: `SELECT u.public_id, lpad(u.sscc::text, 18, '0'), s.status, l.code,
                 EXISTS (SELECT 1 FROM hold h WHERE h.unit_id = u.id AND h.closed_at IS NULL)
            FROM unit_worklist w JOIN unit u ON u.id = w.unit_id JOIN unit_state s ON s.unit_id = u.id
            LEFT JOIN location l ON l.id = s.location_id
           WHERE (w.hub_id, w.stage, w.unit_id) > (1, 'EXPECTED', 0) AND (w.hub_id, w.stage, w.unit_id) <= (1, 'EXPECTED', 9223372036854775807)
           ORDER BY w.hub_id, w.stage, w.unit_id LIMIT ${PAGE}`,
  },
  {
    name: 'consignments with their donors',
    query: `{ consignments(first: ${PAGE}) { nodes { id reference status unitsAnnounced unitsReceived donor { code } } } }`,
    sql: `SELECT c.public_id, c.reference, c.units_announced, c.units_received, c.cancelled_at, o.code,
                 ARRAY(SELECT t.status FROM consignment_transport ct JOIN transport t ON t.id = ct.transport_id
                        WHERE ct.consignment_id = c.id)
            FROM consignment c JOIN organisation o ON o.id = c.donor_id
           WHERE c.hub_id = 1 ORDER BY c.public_id DESC LIMIT ${PAGE}`,
  },
  {
    name: 'what arrives',
    query: `{ arrivalsBoard(first: ${PAGE}) { nodes { id number status estimatedArrivalAt } } }`,
    sql: `SELECT public_id, number, status, estimated_arrival_at FROM transport
           WHERE hub_id = 1 AND direction = 'INBOUND' ORDER BY coalesce(arrived_at, estimated_arrival_at, arrives_at), public_id
           LIMIT ${PAGE}`,
  },
];

/** Milliseconds of a whole request over HTTP against the statement alone, as the hub grows. */
export const dayOne = {
  name: 'day-one queries',
  unit: 'ms',
  aim: 'ratio within 10, flat within 1.5',
  lowerIsBetter: true,
  async run(ground) {
    const operator = await signIn(ground, 'operator@hub.example');
    const results = QUERIES.map(({ name }) => ({ name: `day one: ${name}`, rounds: [] }));
    let loaded = 0;
    for (const size of SIZES) {
      await expectUnits(ground, size - loaded, FIRST + loaded);
      loaded = size;
      await ground.pool.query('VACUUM ANALYZE');
      for (const [n, { query, sql }] of QUERIES.entries())
        results[n].rounds.push({ units: size, ...(await times(operator, ground, query, sql)) });
    }
    return results.map(summary);
  },
};

async function times(operator, { pool }, query, sql) {
  return {
    ours: await medianOf(() => operator.ask(query)),
    bound: await medianOf(() => pool.query(sql)),
  };
}

async function medianOf(ask) {
  const milliseconds = [];
  for (let n = 0; n < READS; n += 1) {
    const start = performance.now();
    await ask();
    milliseconds.push(performance.now() - start);
  }
  return median(milliseconds);
}

/** The largest size counts; `flat` is how much slower than at the smallest one it is. */
function summary({ name, rounds }) {
  const [first, last] = [rounds[0], rounds.at(-1)];
  return { name, rounds, ours: last.ours, bound: last.bound, flat: last.ours / first.ours };
}
