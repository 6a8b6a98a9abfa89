import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { MergedRequestersStore } from './merged-requesters.store.js';

/** What a provisional agency asked for, the agency that it turned out to be asks for. */
@Injectable()
export class MergedRequestersService {
  constructor(
    private readonly store: MergedRequestersStore,
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
