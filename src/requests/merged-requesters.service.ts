import { Injectable } from '@nestjs/common';
import { MergedNamesService } from '../accounts/merged-names.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { MergedRequestersStore } from './merged-requesters.store.js';

/** What a provisional agency asked for, the agency that it turned out to be asks for. */
@Injectable()
export class MergedRequestersService {
  constructor(
    private readonly store: MergedRequestersStore,
    private readonly names: MergedNamesService,
  ) {}

  follow(tx: Transaction, provisional: number, into: number): Promise<void> {
    return this.names.follow(tx, this.store, provisional, into);
  }
}
