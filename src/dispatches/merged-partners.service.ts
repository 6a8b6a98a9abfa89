import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { MergedPartnersStore } from './merged-partners.store.js';

/** A dispatch for a provisional agency is for the one that it turned out to be, and so with the carriers of its legs: they see it. */
@Injectable()
export class MergedPartnersService {
  constructor(
    private readonly store: MergedPartnersStore,
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
