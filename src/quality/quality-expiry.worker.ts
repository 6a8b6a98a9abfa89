import type { Transaction } from '../platform/database/transaction.js';
import { OnTimer, type TimerHandler } from '../platform/jobs/handlers.js';
import { EXPIRY_TIMER } from './quality.jobs.js';
import { QualityWatch } from './quality-watch.service.js';

/** The first goods of a pallet have expired, unless something changed: the pallet is looked at. */
@OnTimer(EXPIRY_TIMER)
export class QualityExpiryWorker implements TimerHandler {
  constructor(private readonly watch: QualityWatch) {}

  handle(tx: Transaction, subject: string): Promise<void> {
    return this.watch.lookAt(tx, [subject]);
  }
}
