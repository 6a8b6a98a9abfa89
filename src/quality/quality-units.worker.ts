import type { Transaction } from '../platform/database/transaction.js';
import { SubscribesTo } from '../platform/jobs/handlers.js';
import type { MessageHandler } from '../platform/jobs/message.js';
import { UnitsRecorded } from '../units/recorded.events.js';
import { type Recorded, RecordedUnits } from './recorded-units.service.js';

/** Receiving does not wait for the rules: pallets are judged right after. */
@SubscribesTo(UnitsRecorded, { subscriber: 'quality.units', queue: 'notices' })
export class QualityUnitsWorker implements MessageHandler<Recorded> {
  constructor(private readonly units: RecordedUnits) {}

  handle(tx: Transaction, recorded: Recorded): Promise<void> {
    return this.units.look(tx, recorded);
  }
}
