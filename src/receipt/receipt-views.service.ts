import { Injectable } from '@nestjs/common';
import { type ConsignmentRow, ConsignmentsService } from '../consignments/consignments.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Principal } from '../platform/principal/principal.js';
import { ReceiptLinesService } from '../units/receipt-lines.service.js';
import { ReceiptStore } from './receipt.store.js';
import { type ReceiptView, receiptView } from './receipt-view.js';
import { reconcile } from './reconciliation.js';

export type { ReceiptView } from './receipt-view.js';

/** Expected against received, as the hub and (for what it gave itself) the donor see it. */
@Injectable()
export class ReceiptViews {
  constructor(
    private readonly consignments: ConsignmentsService,
    private readonly lines: ReceiptLinesService,
    private readonly store: ReceiptStore,
    private readonly work: UnitOfWork,
  ) {}

  /** Null for a foreign consignment as for none. */
  one(principal: Principal, publicId: string): Promise<ReceiptView | null> {
    return this.work.read(principal, async (tx) => {
      const row = await this.consignments.visible(tx, publicId);
      return row && this.of(tx, row);
    });
  }

  /** Whoever may see it: the caller decides that. */
  async of(tx: Transaction, consignment: ConsignmentRow): Promise<ReceiptView> {
    const rows = await this.lines.ofConsignment(tx, consignment);
    const explanations = await this.store.explanationsOf(tx, consignment.id);
    const closing = await this.store.closingOf(tx, consignment.id);
    return receiptView(consignment, reconcile(rows), explanations, closing);
  }
}
