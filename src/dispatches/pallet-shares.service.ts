import { Injectable } from '@nestjs/common';
import { SharesService } from '../accounts/shares.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitsService } from '../units/units.service.js';
import type { Dispatch } from './dispatch.entity.js';
import { LegStore } from './leg.store.js';
import { LineStore } from './line.store.js';

type Addressed = Pick<Dispatch, 'id' | 'agencyId'>;

/**
 * Who sees a pallet because it is on a dispatch: the agency from when it is put on it, each carrier from when it is
 * planned to go with it, until it is taken off or the plan comes to nothing. What stands in a pallet goes along.
 */
@Injectable()
export class PalletShares {
  constructor(
    private readonly shares: SharesService,
    private readonly units: UnitsService,
    private readonly lines: LineStore,
    private readonly legs: LegStore,
  ) {}

  async begin(tx: Transaction, dispatch: Addressed, unitIds: readonly string[]): Promise<void> {
    const ids = await this.units.together(tx, unitIds);
    await this.shares.shareAll(tx, 'unit', ids, dispatch.agencyId, 'RECIPIENT');
    for (const carrierId of await this.carriersOf(tx, dispatch))
      await this.shares.shareAll(tx, 'unit', ids, carrierId, 'CARRIER');
  }

  async end(tx: Transaction, dispatch: Addressed, unitIds: readonly string[]): Promise<void> {
    const ids = await this.units.together(tx, unitIds);
    await this.shares.endAll(tx, 'unit', ids, dispatch.agencyId, 'RECIPIENT');
    for (const carrierId of await this.carriersOf(tx, dispatch))
      await this.shares.endAll(tx, 'unit', ids, carrierId, 'CARRIER');
  }

  /** A carrier is given the dispatch and all that is on it. */
  async give(tx: Transaction, dispatch: Addressed, carrierIds: readonly number[]): Promise<void> {
    const ids = await this.aboard(tx, dispatch);
    for (const carrierId of carrierIds) {
      await this.shares.share(tx, 'dispatch', dispatch.id, carrierId, 'CARRIER');
      await this.shares.shareAll(tx, 'unit', ids, carrierId, 'CARRIER');
    }
  }

  async take(tx: Transaction, dispatch: Addressed, carrierIds: readonly number[]): Promise<void> {
    const ids = await this.aboard(tx, dispatch);
    for (const carrierId of carrierIds) {
      await this.shares.end(tx, 'dispatch', dispatch.id, carrierId, 'CARRIER');
      await this.shares.endAll(tx, 'unit', ids, carrierId, 'CARRIER');
    }
  }

  private async aboard(tx: Transaction, { id }: Addressed): Promise<string[]> {
    const lines = await this.lines.liveOf(tx, [id]);
    return this.units.together(
      tx,
      lines.map(({ unitId }) => unitId),
    );
  }

  private async carriersOf(tx: Transaction, { id }: Addressed): Promise<number[]> {
    const legs = await this.legs.liveOf(tx, [id]);
    return [...new Set(legs.map(({ carrierId }) => carrierId))].sort((a, b) => a - b);
  }
}
