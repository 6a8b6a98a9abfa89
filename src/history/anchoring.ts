import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { systemPrincipal } from '../platform/principal/principal.js';
import type { Settings } from '../platform/settings/settings.js';
import { SETTINGS } from '../platform/settings/settings.module.js';
import { AnchorStore, type ChangedHead, type KnownFile } from './anchor.store.js';
import { AnchorFile } from './anchor-file.js';
import { beginningAfter, type WrittenLine } from './anchor-line.js';

/** Heads a line. */
const HEADS = 500;
/** Milliseconds between two looks at every stream instead of those that changed a moment ago. */
const ALL_AFTER = 3_600_000;
const PRINCIPAL = systemPrincipal('worker', 'anchors');

/** Writes the heads of the streams into a file outside of the database, so that a tail that was cut is missed. */
@Injectable()
export class Anchoring {
  private readonly logger = new Logger('Anchors');
  private readonly file = new AnchorFile(this.settings.HUB_ANCHOR_DIR);
  private allDueAt = 0;

  constructor(
    private readonly work: UnitOfWork,
    private readonly store: AnchorStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Adds one line, when something changed. The line is on disk before the database remembers it: killed in between,
   * the next line tells the same heads again.
   * @returns whether there is more to write at once
   */
  async step(): Promise<boolean> {
    const all = Date.now() >= this.allDueAt;
    const written = await this.work.write(PRINCIPAL, async (tx) => {
      await this.store.lock(tx);
      const known = await this.store.knownFiles(tx);
      const { last, torn } = await this.file.tail();
      return last ? this.extend(tx, last, torn, known, all) : this.begin(tx, torn, known);
    });
    if (all && written < HEADS && written >= 0) this.allDueAt = Date.now() + ALL_AFTER;
    return written < 0 || written === HEADS;
  }

  /** @returns -1: the file begins, and nothing is in it */
  private async begin(tx: Transaction, torn: boolean, known: readonly KnownFile[]): Promise<number> {
    const line = beginningAfter(known, known.length === 0 ? 'NEW' : 'LOST', '');
    if (line.begun === 'LOST')
      this.logger.error(`The file of anchors ${this.file.path} is gone: a new one begins`);
    const digest = await this.file.add(line, torn);
    await this.store.record(tx, { file: line.file, number: 1, digest, streams: 0, events: '0' }, []);
    return -1;
  }

  private async extend(
    tx: Transaction,
    last: WrittenLine,
    torn: boolean,
    files: readonly KnownFile[],
    all: boolean,
  ): Promise<number> {
    const begin = await this.file.beginning();
    if (!begin) throw new Error(`${this.file.path} does not begin as a file of anchors`);
    const heads = await this.store.changed(tx, begin.file, all, HEADS);
    if (heads.length === 0) return 0;
    const known = files.find(({ file }) => file === begin.file);
    const number = last.line.number + 1;
    const counts = added(known, heads);
    const told = heads.map(({ streamId, sequence, seal }): [string, number, string] => [
      streamId,
      sequence,
      seal.toString('base64url'),
    ]);
    const line = { number, at: new Date().toISOString(), previous: last.digest, ...counts, heads: told };
    const digest = await this.file.add(line, torn);
    const { streams, events } = counts;
    await this.store.record(tx, { file: begin.file, number, digest, streams, events: String(events) }, heads);
    return heads.length;
  }
}

/** How many streams and events the file has, with these. */
function added(known: KnownFile | undefined, heads: readonly ChangedHead[]) {
  const more = heads.reduce((sum, { sequence, anchored }) => sum + sequence - anchored, 0);
  return {
    streams: (known?.streams ?? 0) + heads.filter(({ anchored }) => anchored === 0).length,
    events: Number(known?.events ?? 0) + more,
  };
}
