import { Injectable } from '@nestjs/common';
import { MergedNamesService } from '../accounts/merged-names.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { MergedPartnersStore } from './merged-partners.store.js';

/** A dispatch for a provisional agency is for the one that it turned out to be, and so with the carriers of its legs: they see it. */
@Injectable()
export class MergedPartnersService {
  constructor(
    private readonly store: MergedPartnersStore,
    private readonly names: MergedNamesService,
  ) {}

  follow(tx: Transaction, provisional: number, into: number): Promise<void> {
    return this.names.follow(tx, this.store, provisional, into);
  }
}
