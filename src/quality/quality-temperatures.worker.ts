import { TemperaturesRecorded } from '../coldchain/cold-chain.events.js';
import type { Transaction } from '../platform/database/transaction.js';
import { SubscribesTo } from '../platform/jobs/handlers.js';
import type { MessageHandler } from '../platform/jobs/message.js';
import { QualityWatch } from './quality-watch.service.js';

type Recorded = (typeof TemperaturesRecorded.payload)['_output'];

/** Warmth brings the day forward on which goods expire. */
@SubscribesTo(TemperaturesRecorded, { subscriber: 'quality.temperatures', queue: 'notices' })
export class QualityTemperaturesWorker implements MessageHandler<Recorded> {
  constructor(private readonly watch: QualityWatch) {}

  handle(tx: Transaction, { unitIds }: Recorded): Promise<void> {
    return this.watch.lookAt(tx, unitIds);
  }
}
