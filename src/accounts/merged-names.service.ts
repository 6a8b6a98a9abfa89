import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';

/** Rows of a feature that name organisations, each with the stream whose head guards it. */
export interface NamingRows {
  naming(tx: Transaction, organisationId: number): Promise<{ id: string; streamId: string }[]>;
  rename(tx: Transaction, ids: readonly string[], from: number, to: number): Promise<void>;
}

/** Whoever names a provisional organisation names, once it was merged, the one that it turned out to be. */
@Injectable()
export class MergedNamesService {
  constructor(private readonly history: HistoryService) {}

  /** Under the heads of all that it touches. That they were merged is in the history of the organisation. */
  async follow(tx: Transaction, rows: NamingRows, provisional: number, into: number): Promise<void> {
    const named = await rows.naming(tx, provisional);
    if (named.length === 0) return;
    await this.history.lockHeads(
      tx,
      named.map(({ streamId }) => streamId),
    );
    await rows.rename(
      tx,
      named.map(({ id }) => id),
      provisional,
      into,
    );
  }
}
