import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { UnitsService } from '../units/units.service.js';
import type { Dispatch, DispatchLine } from './dispatch.entity.js';
import { DispatchStore } from './dispatch.store.js';
import { LineStore } from './line.store.js';

/** A dispatch and its pallets, with the head of its stream locked. */
export interface OpenDispatch {
  readonly dispatch: Dispatch;
  /** The live ones. */
  readonly lines: readonly DispatchLine[];
}

/** How everything with a dispatch begins: the streams are locked before anything else is done. */
@Injectable()
export class DispatchDesk {
  constructor(
    private readonly store: DispatchStore,
    private readonly lines: LineStore,
    private readonly units: UnitsService,
  ) {}

  /**
   * For what concerns all its pallets: locks the heads of the dispatch, of its pallets and of more units, then
   * reads what is true under the locks.
   * @throws Refused NOT_FOUND; Error to the worker, so that its job is tried again
   */
  async open(tx: Transaction, publicId: string, moreUnitIds: readonly string[] = []): Promise<OpenDispatch> {
    const seen = await this.find(tx, publicId);
    const before = await this.lines.liveOf(tx, [seen.id]);
    return this.lockAndRead(tx, seen, [...before.map(({ unitId }) => unitId), ...moreUnitIds]);
  }

  /** The same for what concerns only some pallets, or none: a scan must not wait for all the others. */
  async openFor(tx: Transaction, publicId: string, unitIds: readonly string[]): Promise<OpenDispatch> {
    return this.lockAndRead(tx, await this.find(tx, publicId), unitIds);
  }

  private async find(tx: Transaction, publicId: string): Promise<Dispatch> {
    const seen = await this.store.byPublicId(tx, publicId);
    if (!seen || !mayChange(tx.principal, seen)) throw missing(tx.principal, publicId);
    return seen;
  }

  private async lockAndRead(
    tx: Transaction,
    { id, streamId }: Dispatch,
    unitIds: readonly string[],
  ): Promise<OpenDispatch> {
    await this.units.lock(tx, unitIds, [streamId]);
    const [dispatch] = await this.store.byIds(tx, [id]);
    if (!dispatch) throw new Error(`Dispatch ${id} is gone`);
    return { dispatch, lines: await this.lines.liveOf(tx, [id]) };
  }
}

function mayChange({ kind, hubId, organisationId }: Principal, dispatch: Dispatch): boolean {
  if (kind === 'worker') return true;
  return firstWall.admits(hubId > 0 ? dispatch.hubId === hubId : dispatch.agencyId === organisationId);
}

function missing({ kind }: Principal, publicId: string): Error {
  if (kind === 'worker') return new Error(`There is no dispatch ${publicId} (yet)`);
  return noSuchDispatch();
}

export function noSuchDispatch(): Error {
  return NOT_FOUND.because('There is no such dispatch.', 'dispatchId');
}
