import type { Transaction } from '../database/transaction.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { systemPrincipal } from '../principal/principal.js';
import type { Settings } from '../settings/settings.js';
import { firstIdOf } from './first-id.js';
import { maintainPartitions, pruneDeadLetters, pruneOutbox } from './retention.store.js';

/** Rows a transaction. */
const BATCH = 2_000;
const DAY = 86_400_000;
/** Offline handsets repeat a mutation for as long as this. */
const IDEMPOTENCY_DAYS = 30;

type Prune = (tx: Transaction, firstKept: string, keptDays: number, limit: number) => Promise<number>;

/** Throws away what is done and old, and makes the partitions of the coming weeks. */
export class Retention {
  private partitionsDueAt = 0;

  constructor(
    private readonly work: UnitOfWork,
    private readonly relayWork: UnitOfWork,
    private readonly settings: Settings,
  ) {}

  /** @returns whether there is more to throw away. */
  async step(): Promise<boolean> {
    await this.partitions();
    const outbox = await this.prune(pruneOutbox, this.settings.RETENTION_OUTBOX_DAYS);
    const letters = await this.prune(pruneDeadLetters, this.settings.RETENTION_DEAD_LETTER_DAYS);
    return outbox === BATCH || letters === BATCH;
  }

  private async partitions(): Promise<void> {
    if (Date.now() < this.partitionsDueAt) return;
    await this.work.write(systemPrincipal('worker', 'maintenance'), (tx) =>
      maintainPartitions(tx, IDEMPOTENCY_DAYS),
    );
    this.partitionsDueAt = Date.now() + DAY;
  }

  private prune(prune: Prune, days: number): Promise<number> {
    const firstKept = firstIdOf(new Date(Date.now() - days * DAY));
    return this.relayWork.write(systemPrincipal('relay', 'maintenance'), (tx) =>
      prune(tx, firstKept, days, BATCH),
    );
  }
}
