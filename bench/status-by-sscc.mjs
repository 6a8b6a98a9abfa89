import { median } from './people.mjs';
import { expectUnits, ssccOf } from './units.mjs';

const READS = 20_000;
const ROUNDS = 3;
const SIZES = [10_000, 1_000_000];
const FIRST = 500_000_000;

const STATUS = {
  name: 'status_by_sscc',
  text: `SELECT s.status FROM unit u JOIN unit_state s ON s.unit_id = u.id WHERE u.sscc = $1::bigint AND u.hub_id = 1 ORDER BY (s.status > 6), u.id LIMIT 1`,
};
const BARE = { name: 'by_primary_key', text: 'SELECT status FROM unit_state WHERE unit_id = $1' };

/** The look-up behind a scan at two sizes, each against a bare primary-key look-up. */
export const statusBySscc = {
  name: 'status by SSCC, a million units against ten thousand (flatness of the ratio to a primary-key look-up)',
  unit: 'ratio',
  aim: '1.3',
  lowerIsBetter: true,
  async run(ground) {
    const ratios = [];
    let loaded = 0;
    for (const size of SIZES) {
      await expectUnits(ground, size - loaded, FIRST + loaded);
      loaded = size;
      await ground.pool.query('VACUUM ANALYZE');
      ratios.push(await ratioAt(ground, size));
    }
    return {
      ours: ratios[1] / ratios[0],
      bound: 1,
      rounds: ratios.map((ratio, i) => ({ units: SIZES[i], timesAPrimaryKeyLookup: ratio })),
    };
  },
};

async function ratioAt({ pool }, size) {
  const client = await pool.connect();
  const { rows } = await client.query('SELECT min(id)::int AS least, max(id)::int AS most FROM unit');
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const status = await time(client, STATUS, () => ssccOf(FIRST + Math.floor(Math.random() * size)));
    const bare = await time(
      client,
      BARE,
      () => rows[0].least + Math.floor(Math.random() * (rows[0].most - rows[0].least)),
    );
    rounds.push(status / bare);
  }
  client.release();
  return median(rounds);
}

async function time(client, statement, value) {
  const start = performance.now();
  for (let n = 0; n < READS; n += 1) await client.query({ ...statement, values: [value()] });
  return performance.now() - start;
}
