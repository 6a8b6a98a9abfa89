import type { Transaction } from '../platform/database/transaction.js';
import { HandlesJob } from '../platform/jobs/handlers.js';
import type { MessageHandler } from '../platform/jobs/message.js';
import { ManifestReadingService } from './manifest-reading.service.js';
import { ReadManifest } from './manifests.jobs.js';

@HandlesJob(ReadManifest)
export class ReadManifestWorker implements MessageHandler<{ manifestId: string }> {
  constructor(private readonly reading: ManifestReadingService) {}

  /** In transactions of its own: what was read so far is seen while it is read. */
  reachOut({ manifestId }: { manifestId: string }): Promise<void> {
    return this.reading.read(manifestId);
  }

  async handle(_tx: Transaction, _payload: { manifestId: string }): Promise<void> {
    // All was done before.
  }
}
