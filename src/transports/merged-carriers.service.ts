import { Injectable } from '@nestjs/common';
import { MergedNamesService } from '../accounts/merged-names.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { MergedCarriersStore } from './merged-carriers.store.js';

/** The vehicles of a provisional carrier are those of the carrier that it turned out to be. */
@Injectable()
export class MergedCarriersService {
  constructor(
    private readonly store: MergedCarriersStore,
    private readonly names: MergedNamesService,
  ) {}

  follow(tx: Transaction, provisional: number, into: number): Promise<void> {
    return this.names.follow(tx, this.store, provisional, into);
  }
}
