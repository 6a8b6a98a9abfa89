import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { MergedRecipientsStore } from './merged-recipients.store.js';

/** Whoever a consignment was meant for as a provisional organisation is its recipient under its real name. */
@Injectable()
export class MergedRecipientsService {
  constructor(
    private readonly store: MergedRecipientsStore,
    private readonly history: HistoryService,
  ) {}

  /** Under the heads of all that it touches. That they were merged is in the history of the organisation. */
  async follow(tx: Transaction, provisional: number, into: number): Promise<void> {
    const rows = await this.store.naming(tx, provisional);
    if (rows.length === 0) return;
    await this.history.lockHeads(
      tx,
      rows.map(({ streamId }) => streamId),
    );
    await this.store.rename(
      tx,
      rows.map(({ id }) => id),
      provisional,
      into,
    );
  }
}
