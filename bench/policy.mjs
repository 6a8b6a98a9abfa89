import { median } from './people.mjs';
import { expectUnits, ssccOf } from './units.mjs';

const READS = 5_000;
const ROUNDS = 3;
const UNITS = 1_000_000;
const FIRST = 500_000_000;

const STATUS = `SELECT u.id, s.status FROM unit u JOIN unit_state s ON s.unit_id = u.id
  WHERE u.sscc = $1::bigint AND u.hub_id = 1 ORDER BY (s.status > 6), u.id LIMIT 1`;
/** A page of a consignment's pallets, for its donor: what it sees follows from shares and not from the row. */
const PAGE = `SELECT u.id, s.status FROM unit u JOIN unit_state s ON s.unit_id = u.id WHERE u.stream_id = $1 ORDER BY u.id LIMIT 50`;

/**
 * The same statements at a million units with row-level security and without: once each way as the API's role, with the
 * principal set inside a transaction. A bound of the same run: the policies are disabled for it.
 */
export const policy = {
  name: 'row-level security at a million units',
  unit: 'µs',
  aim: '1.5',
  lowerIsBetter: true,
  async run(ground) {
    const { rows } = await ground.pool.query(
      'SELECT count(*)::int AS there FROM unit WHERE sscc >= $1 AND sscc < $2',
      [ssccOf(FIRST), ssccOf(FIRST + UNITS)],
    );
    await expectUnits(ground, UNITS - rows[0].there, FIRST + rows[0].there);
    await ground.pool.query(SHARES);
    await ground.pool.query('VACUUM ANALYZE');
    const streams = await streamsOf(ground);
    return [
      await compared(ground, 'a pallet by its SSCC, by the hub', STATUS, HUB, () =>
        ssccOf(FIRST + Math.floor(Math.random() * UNITS)),
      ),
      await compared(
        ground,
        'a page of 50 pallets, by their donor over shares',
        PAGE,
        DONOR,
        () => streams[Math.floor(Math.random() * streams.length)],
      ),
    ];
  },
};

async function streamsOf({ pool }) {
  const { rows } = await pool.query('SELECT stream_id AS id FROM consignment WHERE units_announced = 1000');
  return rows.map(({ id }) => id);
}

/** What announcing would have written. */
const SHARES = `
INSERT INTO share (subject_kind, subject_id, organisation_id, role, since)
SELECT 'consignment', id, donor_id, 'DONOR', announced_at FROM consignment ON CONFLICT DO NOTHING`;

const HUB = { code: 'HUB', kind: 'member', hub: '1' };
const DONOR = { code: 'JACK-MA-FOUNDATION', kind: 'member', hub: '0' };

async function compared(ground, name, text, who, value) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await all(ground, 'DISABLE');
    const bound = await time(ground, text, who, value);
    await all(ground, 'ENABLE');
    rounds.push({ ours: await time(ground, text, who, value), bound });
  }
  return {
    name: `${policy.name}: ${name}`,
    rounds,
    ours: median(rounds.map(({ ours }) => ours)),
    bound: median(rounds.map(({ bound }) => bound)),
  };
}

async function all({ pool }, what) {
  const { rows } = await pool.query(
    `SELECT relname AS name FROM pg_class WHERE relforcerowsecurity AND relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of rows) await pool.query(`ALTER TABLE ${name} ${what} ROW LEVEL SECURITY`);
}

/** Microseconds a statement. */
async function time({ pool, connectAsApi }, text, { code, kind, hub }, value) {
  const { rows } = await pool.query(
    `SELECT id FROM organisation WHERE ($1 = 'HUB' AND hub_id = 1) OR code = $1 ORDER BY id LIMIT 1`,
    [code],
  );
  const client = await connectAsApi();
  try {
    await client.query('BEGIN');
    await client.query(
      `SELECT set_config('hub.kind', $1, true), set_config('hub.hub', $2, true), set_config('hub.organisation', $3, true)`,
      [kind, hub, String(rows[0].id)],
    );
    const statement = { name: 'measured', text };
    for (let n = 0; n < 100; n += 1) await client.query({ ...statement, values: [value()] });
    const start = performance.now();
    for (let n = 0; n < READS; n += 1) await client.query({ ...statement, values: [value()] });
    return ((performance.now() - start) * 1000) / READS;
  } finally {
    await client.end();
  }
}
