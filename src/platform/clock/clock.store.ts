import type { Query } from '../database/reference-loader.js';

export interface ClockRow {
  realAnchor: Date;
  hubAnchor: Date;
  rate: number;
  /** Where the clock would be if it waited for nobody. */
  target: Date;
  /** Whether it waits. */
  isHeld: boolean;
}

/** The demo's clock; null where the hub lives in real time. */
export async function readClock(query: Query): Promise<ClockRow | null> {
  const [row] = (await query(
    `SELECT real_anchor AS "realAnchor", hub_anchor AS "hubAnchor", rate, target, coalesce(held_at < target, false) AS "isHeld"
       FROM clock, LATERAL (SELECT date_trunc('milliseconds',
              hub_anchor + (clock_timestamp() - real_anchor) * rate) AS target) AS free`,
    [],
  )) as ClockRow[];
  return row ?? null;
}

export async function hubNow(query: Query): Promise<Date> {
  const [row] = (await query('SELECT hub_now() AS now', [])) as { now: Date }[];
  if (!row) throw new Error('hub_now() answered nothing');
  return row.now;
}

/** From now on hub time is `hubTime` and runs `rate` times as fast as real time. */
export async function writeClock(query: Query, hubTime: Date, rate: number): Promise<void> {
  await query(
    `INSERT INTO clock (real_anchor, hub_anchor, rate) VALUES (clock_timestamp(), $1, $2)
     ON CONFLICT (only_row) DO UPDATE SET real_anchor = clock_timestamp(), hub_anchor = $1, rate = $2`,
    [hubTime, rate],
  );
}

/** The clock waits at this moment, or where it is when that has passed; null: for nothing. It never goes back. */
export async function holdClock(query: Query, until: Date | null): Promise<void> {
  await query(
    `UPDATE clock SET held_at = CASE WHEN $1::timestamptz IS NULL THEN NULL
                                     ELSE GREATEST($1::timestamptz, hub_now()) END`,
    [until],
  );
}
