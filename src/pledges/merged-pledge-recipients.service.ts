import { Injectable } from '@nestjs/common';
import { MergedNamesService } from '../accounts/merged-names.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { MergedPledgeRecipientsStore } from './merged-pledge-recipients.store.js';

/** Whoever goods were pledged to as a provisional organisation is named in the pledge under its real name. */
@Injectable()
export class MergedPledgeRecipientsService {
  constructor(
    private readonly store: MergedPledgeRecipientsStore,
    private readonly names: MergedNamesService,
  ) {}

  follow(tx: Transaction, provisional: number, into: number): Promise<void> {
    return this.names.follow(tx, this.store, provisional, into);
  }
}
