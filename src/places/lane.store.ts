import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { LaneOverride } from './lane.entity.js';
import type { LaneMode } from './lane.lifecycle.js';

/** A lane as a hub sees it: the usual hours, and its own where it has any. */
export interface LaneRow {
  id: number;
  publicId: string;
  fromId: number;
  toId: number;
  from: string;
  to: string;
  mode: LaneMode;
  greatCircleKilometres: number;
  usualKilometres: number | null;
  usualLeast: number | null;
  usualMost: number | null;
  source: string;
  /** All null where the hub has none. */
  overrideId: string | null;
  ownLeast: number | null;
  ownMost: number | null;
  ownKilometres: number | null;
}

export interface LanesOf {
  readonly from: string | null;
  readonly to: string | null;
  readonly mode: LaneMode | null;
}
export type LaneKey = readonly [from: string, to: string, mode: string];

export type NewOverride = Pick<
  LaneOverride,
  'hubId' | 'laneId' | 'hoursLeast' | 'hoursMost' | 'routeKilometres' | 'reason'
>;

/** $1: the hub; 0 for those who have none, who see the usual hours. */
const LANE = `
  SELECT l.id, l.public_id AS "publicId", l.from_id AS "fromId", l.to_id AS "toId", f.code AS "from", t.code AS "to", l.mode,
         l.great_circle_kilometres AS "greatCircleKilometres", l.route_kilometres AS "usualKilometres",
         l.hours_least AS "usualLeast", l.hours_most AS "usualMost", l.source, o.id AS "overrideId",
         o.hours_least AS "ownLeast", o.hours_most AS "ownMost", o.route_kilometres AS "ownKilometres"
    FROM lane l JOIN place f ON f.id = l.from_id JOIN place t ON t.id = l.to_id
    LEFT JOIN lane_override o ON o.lane_id = l.id AND o.hub_id = $1 AND o.until IS NULL`;

@Injectable()
export class LaneStore {
  /** By the codes of both ends. */
  page(
    tx: Transaction,
    hubId: number,
    of: LanesOf,
    after: LaneKey | null,
    limit: number,
  ): Promise<LaneRow[]> {
    return tx.query<LaneRow>(
      `${LANE}
        WHERE ($2::text IS NULL OR f.code = $2) AND ($3::text IS NULL OR t.code = $3) AND ($4::text IS NULL OR l.mode = $4)
          AND ($5::text IS NULL OR (f.code, t.code, l.mode) > ($5, $6, $7))
        ORDER BY f.code, t.code, l.mode LIMIT $8`,
      [hubId, of.from, of.to, of.mode, ...(after ?? [null, null, null]), limit],
    );
  }

  async byPublicId(tx: Transaction, hubId: number, publicId: string): Promise<LaneRow | null> {
    return tx.one<LaneRow>(`${LANE} WHERE l.public_id = $2`, [hubId, publicId]);
  }

  /** All modes between two places. */
  between(tx: Transaction, hubId: number, fromId: number, toId: number): Promise<LaneRow[]> {
    return tx.query<LaneRow>(`${LANE} WHERE l.from_id = $2 AND l.to_id = $3 ORDER BY l.mode`, [
      hubId,
      fromId,
      toId,
    ]);
  }

  /** From one place to each of several, by mode. */
  towards(tx: Transaction, hubId: number, fromId: number, toIds: readonly number[]): Promise<LaneRow[]> {
    return tx.query<LaneRow>(
      `${LANE} WHERE l.from_id = $2 AND l.to_id = ANY($3::int[]) ORDER BY l.to_id, l.mode`,
      [hubId, fromId, toIds],
    );
  }

  /** What a hub entered for these lanes, the newest first. */
  overridesOf(tx: Transaction, hubId: number, laneIds: readonly number[]): Promise<LaneOverride[]> {
    return tx.query<LaneOverride>(
      `SELECT id, hub_id AS "hubId", lane_id AS "laneId", hours_least AS "hoursLeast", hours_most AS "hoursMost",
              route_kilometres AS "routeKilometres", reason, since, until, reset_reason AS "resetReason"
         FROM lane_override WHERE hub_id = $1 AND lane_id = ANY($2::int[]) ORDER BY lane_id, id DESC`,
      [hubId, laneIds],
    );
  }

  async insert(tx: Transaction, one: NewOverride): Promise<void> {
    await tx.execute(
      `INSERT INTO lane_override (hub_id, lane_id, hours_least, hours_most, route_kilometres, reason, since)
       VALUES ($1, $2, $3, $4, $5, $6, hub_now())`,
      [one.hubId, one.laneId, one.hoursLeast, one.hoursMost, one.routeKilometres, one.reason],
    );
  }

  /** @returns false when none held. */
  async end(tx: Transaction, hubId: number, laneId: number, resetReason: string | null): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE lane_override SET until = hub_now(), reset_reason = $3
        WHERE hub_id = $1 AND lane_id = $2 AND until IS NULL`,
      [hubId, laneId, resetReason],
    );
    return changed === 1;
  }
}
