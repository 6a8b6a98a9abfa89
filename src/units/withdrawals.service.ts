import { Injectable } from '@nestjs/common';
import { ConsignmentsService } from '../consignments/consignments.service.js';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitStore } from './unit.store.js';

/** What nobody awaits any more leaves the list of what is expected. */
@Injectable()
export class WithdrawalsService {
  constructor(
    private readonly consignments: ConsignmentsService,
    private readonly history: HistoryService,
    private readonly store: UnitStore,
  ) {}

  /** The state of the consignment is looked at, not the message: doing it again changes nothing. */
  async withdraw(tx: Transaction, consignmentId: string): Promise<void> {
    const [consignment] = await this.consignments.byPublicIds(tx, [consignmentId]);
    if (!consignment) throw new Error(`There is no consignment ${consignmentId} (yet)`);
    if (!consignment.cancelledAt && !consignment.rejectedAt) return;
    await this.history.lockHeads(tx, [consignment.streamId]);
    await this.store.awaitNoLonger(tx, consignment.streamId);
  }
}
