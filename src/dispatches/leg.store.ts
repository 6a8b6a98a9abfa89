import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { Leg } from './leg.entity.js';
import { LegStatus } from './leg.lifecycle.js';

export type NewLeg = Pick<
  Leg,
  | 'dispatchId'
  | 'ordinal'
  | 'transportId'
  | 'exitStop'
  | 'carrierId'
  | 'pallets'
  | 'kilograms'
  | 'coldPallets'
>;

/** How many dispatches go on one transport. */
export interface LegCount {
  readonly transportId: string;
  readonly dispatches: number;
}

const LIVE = Not(In([LegStatus.MISSED, LegStatus.CANCELLED]));

@Injectable()
export class LegStore {
  /** Of several dispatches, in the order of travel. */
  liveOf(tx: Transaction, dispatchIds: readonly string[]): Promise<Leg[]> {
    return tx.manager.find(Leg, {
      where: { dispatchId: In([...dispatchIds]), status: LIVE },
      order: { dispatchId: 'ASC', ordinal: 'ASC' },
    });
  }

  liveOfTransport(tx: Transaction, transportId: string): Promise<Leg[]> {
    return tx.manager.find(Leg, { where: { transportId, status: LIVE }, order: { dispatchId: 'ASC' } });
  }

  /** Of the live legs; a transport without one is missing. */
  countsOnTransports(tx: Transaction, transportIds: readonly string[]): Promise<LegCount[]> {
    return tx.query<LegCount>(
      `SELECT transport_id AS "transportId", count(DISTINCT dispatch_id)::int AS dispatches FROM leg
        WHERE transport_id = ANY($1::bigint[]) AND status NOT IN ('MISSED', 'CANCELLED') GROUP BY transport_id`,
      [transportIds],
    );
  }

  async insert(tx: Transaction, legs: readonly NewLeg[]): Promise<void> {
    const rows = legs.map((leg) => ({ ...leg, publicId: newId(), status: LegStatus.PLANNED }));
    await tx.manager.insert(Leg, rows);
  }

  async change(
    tx: Transaction,
    id: string,
    changes: Partial<Pick<Leg, 'status' | 'pallets' | 'kilograms' | 'coldPallets'>>,
  ): Promise<void> {
    await tx.manager.update(Leg, { id }, changes);
  }
}
