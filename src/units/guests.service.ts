import { Injectable } from '@nestjs/common';
import { SharesService } from '../accounts/shares.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { ContentStore } from './content.store.js';

/**
 * Donors see a pallet that was announced with their consignment. One that holds their goods and is at home elsewhere
 * (it was built here, or nobody announced it) is shared with each of them by the act that puts the goods on it.
 */
@Injectable()
export class GuestsService {
  constructor(
    private readonly contents: ContentStore,
    private readonly shares: SharesService,
  ) {}

  async share(tx: Transaction, unitIds: readonly string[]): Promise<void> {
    const unitsOf = new Map<number, string[]>();
    for (const { unitId, donorId } of await this.contents.guestsOn(tx, unitIds))
      unitsOf.set(donorId, [...(unitsOf.get(donorId) ?? []), unitId]);
    for (const [donorId, ids] of unitsOf) await this.shares.shareAll(tx, 'unit', ids, donorId, 'DONOR');
  }
}
