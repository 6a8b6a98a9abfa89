import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import { Dispatch, DispatchWorklist } from './dispatch.entity.js';
import { type DispatchStage, type DispatchStatus, stageOf } from './dispatch.lifecycle.js';

export type NewDispatch = Pick<Dispatch, 'publicId' | 'streamId' | 'hubId' | 'agencyId' | 'destinationId'>;

/** What may change beside the status. */
export type DispatchChanges = Partial<
  Pick<
    Dispatch,
    | 'attention'
    | 'overdue'
    | 'estimatedArrivalAt'
    | 'departedAt'
    | 'arrivedAt'
    | 'deliveredAt'
    | 'returnTransportId'
    | 'plan'
  >
>;

/** Whose dispatches: of one hub, for one agency, or on the vehicles of one carrier. */
export interface DispatchesOf {
  readonly column: 'hub' | 'agency' | 'carrier';
  readonly id: number;
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const NEXT_ID = `SELECT nextval(pg_get_serial_sequence('dispatch', 'id')) AS id`;

/** On a live leg: a plan that came to nothing gives its carrier no view. */
const CARRIED = `SELECT l.dispatch_id FROM leg l WHERE l.carrier_id = $1 AND l.status NOT IN ('MISSED', 'CANCELLED')`;

/** $1 is whose. */
const WHOSE = {
  hub: { all: 'hub_id = $1', listed: 'hub_id = $1' },
  agency: { all: 'agency_id = $1', listed: 'agency_id = $1' },
  carrier: { all: `id IN (${CARRIED})`, listed: `dispatch_id IN (${CARRIED})` },
} as const;

/** Of everything, and of one stage. */
const PAGES = {
  all: (whose: string) =>
    `SELECT id FROM dispatch WHERE ${whose} AND public_id > $2 ORDER BY public_id LIMIT $3`,
  listed: (whose: string) =>
    `SELECT dispatch_id AS id FROM dispatch_worklist
      WHERE ${whose} AND stage = $4 AND public_id > $2 ORDER BY public_id LIMIT $3`,
} as const;

@Injectable()
export class DispatchStore {
  /**
   * @param reference null: a number is given, D-000042
   * @returns null when the hub has this reference already
   */
  async insert(tx: Transaction, one: NewDispatch, reference: string | null): Promise<Dispatch | null> {
    const row = await tx.one<{ id: string }>(
      `WITH next AS (${NEXT_ID})
       INSERT INTO dispatch (id, public_id, stream_id, hub_id, agency_id, destination_id, reference, status, created_at)
         OVERRIDING SYSTEM VALUE
         SELECT id, $1, $2, $3, $4, $5, coalesce($6, 'D-' || lpad(id::text, 6, '0')), 'DRAFT', hub_now() FROM next
       ON CONFLICT ON CONSTRAINT dispatch_hub_id_reference_key DO NOTHING RETURNING id`,
      [one.publicId, one.streamId, one.hubId, one.agencyId, one.destinationId, reference],
    );
    if (!row) return null;
    await this.list(tx, { ...one, id: row.id }, 'DRAFT');
    return tx.manager.findOneByOrFail(Dispatch, { id: row.id });
  }

  byIds(tx: Transaction, ids: readonly string[]): Promise<Dispatch[]> {
    return tx.manager.findBy(Dispatch, { id: In([...ids]) });
  }

  byPublicId(tx: Transaction, publicId: string): Promise<Dispatch | null> {
    return tx.manager.findOneBy(Dispatch, { publicId });
  }

  byReference(tx: Transaction, hubId: number, reference: string): Promise<Dispatch | null> {
    return tx.manager.findOneBy(Dispatch, { hubId, reference });
  }

  /** In the order of drafting. A stage leaves the finished ones out. */
  async page(
    tx: Transaction,
    whose: DispatchesOf,
    stage: DispatchStage | null,
    after: string | null,
    limit: number,
  ): Promise<Dispatch[]> {
    const list = stage ? 'listed' : 'all';
    const sql = PAGES[list](firstWall.where(WHOSE[whose.column][list]));
    const rows = await tx.query<{ id: string }>(sql, [
      whose.id,
      after ?? FIRST_ID,
      limit,
      ...(stage ? [stage] : []),
    ]);
    const found = await this.byIds(
      tx,
      rows.map(({ id }) => id),
    );
    return found.sort((a, b) => (a.publicId < b.publicId ? -1 : 1));
  }

  /** Changes the status, if it still is what the caller saw. @returns false when it is not. */
  async move(
    tx: Transaction,
    before: Dispatch,
    to: DispatchStatus,
    changes: DispatchChanges,
  ): Promise<boolean> {
    const { id, status } = before;
    const { affected } = await tx.manager.update(Dispatch, { id, status }, { ...changes, status: to });
    if (affected !== 1) return false;
    if (stageOf(status) !== stageOf(to)) await this.list(tx, before, to);
    return true;
  }

  async mark(tx: Transaction, id: string, changes: DispatchChanges): Promise<void> {
    await tx.manager.update(Dispatch, { id }, changes);
  }

  private async list(
    tx: Transaction,
    one: Pick<Dispatch, 'id' | 'publicId' | 'hubId' | 'agencyId'>,
    status: DispatchStatus,
  ): Promise<void> {
    const stage = stageOf(status);
    if (!stage) {
      await tx.manager.delete(DispatchWorklist, { dispatchId: one.id });
      return;
    }
    const { id: dispatchId, publicId, hubId, agencyId } = one;
    await tx.manager.upsert(DispatchWorklist, { dispatchId, publicId, hubId, agencyId, stage }, [
      'dispatchId',
    ]);
  }
}
