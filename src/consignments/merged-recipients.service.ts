import { Injectable } from '@nestjs/common';
import { MergedNamesService } from '../accounts/merged-names.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { MergedRecipientsStore } from './merged-recipients.store.js';

/** Whoever a consignment was meant for as a provisional organisation is its recipient under its real name. */
@Injectable()
export class MergedRecipientsService {
  constructor(
    private readonly store: MergedRecipientsStore,
    private readonly names: MergedNamesService,
  ) {}

  follow(tx: Transaction, provisional: number, into: number): Promise<void> {
    return this.names.follow(tx, this.store, provisional, into);
  }
}
