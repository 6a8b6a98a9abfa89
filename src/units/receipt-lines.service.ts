import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { type ReceiptLineRow, ReceiptLinesStore } from './receipt-lines.store.js';

export type { ReceiptLineRow } from './receipt-lines.store.js';

/** What was announced and what came, line by line. Whoever may see the consignment: the caller decides that. */
@Injectable()
export class ReceiptLinesService {
  constructor(private readonly store: ReceiptLinesStore) {}

  ofConsignment(
    tx: Transaction,
    { id, streamId }: { readonly id: string; readonly streamId: string },
  ): Promise<ReceiptLineRow[]> {
    return this.store.ofConsignment(tx, id, streamId);
  }
}
