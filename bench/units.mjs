import { randomUUID } from 'node:crypto';

let consignments = 0;

/** Announced units straight into the tables, in consignments of 1000: how they got there is not what is measured. */
export async function expectUnits(ground, count, firstSerial) {
  const { pool } = ground;
  for (let from = 0; from < count; from += 1000) {
    const serials = Array.from({ length: Math.min(1000, count - from) }, (_, i) => firstSerial + from + i);
    await insertConsignment(
      pool,
      serials.map((serial) => ssccOf(serial)),
    );
  }
}

/** A good SSCC of a company prefix that nobody else here uses. */
export function ssccOf(serial) {
  const digits = `35499999${String(serial).padStart(9, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

async function insertConsignment(pool, ssccs) {
  consignments += 1;
  const publicId = randomUUID();
  const stream = await pool.query(
    `INSERT INTO stream (kind, subject) VALUES ('consignment', $1) RETURNING id`,
    [publicId],
  );
  const streamId = stream.rows[0].id;
  await pool.query(
    `INSERT INTO consignment (public_id, stream_id, hub_id, donor_id, reference, purpose, announced_at, units_announced)
     SELECT $1, $2, 1, o.id, $3, 'bench', hub_now(), $4 FROM organisation o WHERE o.code = 'JACK-MA-FOUNDATION'`,
    [publicId, streamId, `BENCH-${consignments}-${randomUUID()}`, ssccs.length],
  );
  await pool.query(
    `WITH added AS (
       INSERT INTO unit (sscc, stream_id, created_at, public_id, hub_id, temperature_class, gross_grams, expected)
       SELECT n, $1, hub_now() - interval '1 hour', hub_new_id(), 1, 'AMB', 200000, true FROM unnest($2::bigint[]) n RETURNING id
     ), states AS (INSERT INTO unit_state (unit_id, last_occurred_at, status) SELECT id, '-infinity', 1 FROM added)
     INSERT INTO unit_worklist (unit_id, hub_id, stage) SELECT id, 1, 'EXPECTED' FROM added`,
    [streamId, ssccs],
  );
}
