import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Reading, Side } from '../standards/temperature-record.js';

/** A reading that stands for a pallet, with the logger that made it. */
export interface UnitReading extends Reading {
  readonly unitId: string;
  readonly logger: string;
}

export interface AlarmRow {
  readonly unitId: string;
  readonly logger: string;
  readonly side: Side;
  readonly beganAt: Date;
  readonly endedAt: Date;
  /** Degrees Celsius. */
  readonly extreme: number;
}

/** Readings of one file, or one message, of one logger. */
export interface Stretch {
  readonly loggerId: string;
  readonly since: Date;
  readonly until: Date;
}

/** Temperatures are kept as whole hundredths of a degree, which no rounding changes. */
const HUNDREDTHS = 100;

@Injectable()
export class ColdChainStore {
  /** The logger of a hub by its code, new or known. Its row is locked: two files of one logger wait for each other. */
  async logger(tx: Transaction, hubId: number, code: string): Promise<string> {
    const row = await tx.one<{ id: string }>(
      `INSERT INTO temperature_logger (hub_id, code) VALUES ($1, $2)
       ON CONFLICT (hub_id, code) DO UPDATE SET code = excluded.code RETURNING id`,
      [hubId, code],
    );
    if (!row) throw new Error('A logger has no row');
    return row.id;
  }

  /** @returns what the logger said before of the same moments, in degrees Celsius by time in milliseconds. */
  async known(tx: Transaction, loggerId: string, times: readonly Date[]): Promise<Map<number, number>> {
    const rows = await tx.query<{ at: Date; centicelsius: number }>(
      'SELECT at, centicelsius FROM temperature_reading WHERE logger_id = $1 AND at = ANY($2::timestamptz[])',
      [loggerId, times],
    );
    return new Map(rows.map(({ at, centicelsius }) => [at.getTime(), centicelsius / HUNDREDTHS]));
  }

  async add(tx: Transaction, loggerId: string, readings: readonly Reading[]): Promise<void> {
    await tx.execute(
      `INSERT INTO temperature_reading (logger_id, at, centicelsius)
         SELECT $1, at, celsius FROM unnest($2::timestamptz[], $3::int[]) AS r (at, celsius) ORDER BY at`,
      [loggerId, readings.map(({ at }) => at), readings.map(({ celsius }) => hundredths(celsius))],
    );
  }

  /** From now on these readings stand for these pallets. */
  async watch(
    tx: Transaction,
    { loggerId, since, until }: Stretch,
    unitIds: readonly string[],
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO temperature_watch AS w (unit_id, logger_id, since, until)
         SELECT unit_id, $2, $3, $4 FROM unnest($1::bigint[]) AS unit_id
       ON CONFLICT (unit_id, logger_id, since) DO UPDATE SET until = greatest(w.until, excluded.until)`,
      [unitIds, loggerId, since, until],
    );
  }

  /** In the order of the times, logger by logger. */
  async readingsOf(tx: Transaction, unitIds: readonly string[]): Promise<UnitReading[]> {
    const rows = await tx.query<{ unitId: string; logger: string; at: Date; centicelsius: number }>(
      `SELECT DISTINCT w.unit_id AS "unitId", l.code AS logger, r.at, r.centicelsius
         FROM temperature_watch w
         JOIN temperature_logger l ON l.id = w.logger_id
         JOIN temperature_reading r ON r.logger_id = w.logger_id AND r.at BETWEEN w.since AND w.until
        WHERE w.unit_id = ANY($1::bigint[]) ORDER BY l.code, r.at`,
      [unitIds],
    );
    return rows.map(({ unitId, logger, at, centicelsius }) => ({
      unitId,
      logger,
      at,
      celsius: centicelsius / HUNDREDTHS,
    }));
  }

  async alarmsOf(tx: Transaction, unitIds: readonly string[]): Promise<AlarmRow[]> {
    const rows = await tx.query<AlarmRow>(
      `SELECT a.unit_id AS "unitId", l.code AS logger, a.side, a.began_at AS "beganAt", a.ended_at AS "endedAt",
              a.extreme_centicelsius AS extreme
         FROM temperature_alarm a JOIN temperature_logger l ON l.id = a.logger_id
        WHERE a.unit_id = ANY($1::bigint[]) ORDER BY a.began_at`,
      [unitIds],
    );
    return rows.map((row) => ({ ...row, extreme: row.extreme / HUNDREDTHS }));
  }

  async raise(tx: Transaction, loggerId: string, { unitId, side, ...alarm }: AlarmRow): Promise<void> {
    await tx.execute(
      `INSERT INTO temperature_alarm (unit_id, logger_id, side, began_at, ended_at, extreme_centicelsius, raised_at)
         VALUES ($1, $2, $3, $4, $5, $6, hub_now())`,
      [unitId, loggerId, side, alarm.beganAt, alarm.endedAt, hundredths(alarm.extreme)],
    );
  }

  /** Later readings told more of an alarm that is known. */
  async widen(tx: Transaction, loggerId: string, known: AlarmRow, now: AlarmRow): Promise<void> {
    await tx.execute(
      `UPDATE temperature_alarm SET ended_at = $5, extreme_centicelsius = $6
        WHERE unit_id = $1 AND logger_id = $2 AND side = $3 AND began_at = $4`,
      [known.unitId, loggerId, known.side, known.beganAt, now.endedAt, hundredths(now.extreme)],
    );
  }
}

function hundredths(celsius: number): number {
  return Math.round(celsius * HUNDREDTHS);
}
