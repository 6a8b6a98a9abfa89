import { ConsignmentChanged } from '../consignments/consignment.events.js';
import type { Transaction } from '../platform/database/transaction.js';
import { SubscribesTo } from '../platform/jobs/handlers.js';
import type { MessageHandler } from '../platform/jobs/message.js';
import { WithdrawalsService } from './withdrawals.service.js';

type Changed = (typeof ConsignmentChanged.payload)['_output'];

/** Consignments stand below units: that one was cancelled is heard, not told. */
@SubscribesTo(ConsignmentChanged, { subscriber: 'units.withdrawals', queue: 'notices' })
export class WithdrawalsWorker implements MessageHandler<Changed> {
  constructor(private readonly withdrawals: WithdrawalsService) {}

  async handle(tx: Transaction, { consignmentId, change }: Changed): Promise<void> {
    if (change === 'CANCELLED') await this.withdrawals.withdraw(tx, consignmentId);
  }
}
