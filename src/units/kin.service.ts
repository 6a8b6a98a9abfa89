import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import { ContentStore } from './content.store.js';
import { NestingStore } from './nesting.store.js';
import { type Descent, PostingStore } from './posting.store.js';
import { visibleLines } from './unit-queries.service.js';

export type { Descent } from './posting.store.js';

/** What units have to do with one another, as far as it concerns who asks: their goods, and no others. */
@Injectable()
export class KinService {
  constructor(
    private readonly postings: PostingStore,
    private readonly nesting: NestingStore,
    private readonly contents: ContentStore,
  ) {}

  /** Goods that these units have from others (`ONTO`), or that went from them to others (`FROM`). */
  async descentsOf(tx: Transaction, unitIds: readonly string[], way: 'FROM' | 'ONTO'): Promise<Descent[]> {
    // An agency is shown what comes to it, not what else stands on the pallets that its goods came from.
    if (!firstWall.admits(tx.principal.hubId > 0 || tx.principal.roles.includes('DONOR'))) return [];
    const descents = await this.postings.descentsOf(tx, unitIds, way);
    const lines = visibleLines(tx.principal, await this.contents.ofUnits(tx, unitIds));
    const seen = new Set(lines.map(({ id }) => id));
    return descents.filter(({ fromLine, toLine }) => seen.has(way === 'FROM' ? fromLine : toLine));
  }

  /**
   * Where all goods of these units came from (`ONTO`) or went (`FROM`), to the last pallet; whoever asks. For facts that
   * go along with goods, such as temperatures: it is shown to nobody.
   */
  async lineageOf(tx: Transaction, unitIds: readonly string[], way: 'FROM' | 'ONTO'): Promise<Descent[]> {
    const found: Descent[] = [];
    const seen = new Set(unitIds);
    for (let next = [...unitIds]; next.length > 0; ) {
      const descents = await this.postings.descentsOf(tx, next, way);
      found.push(...descents);
      const far = descents.map(({ fromUnit, toUnit }) => (way === 'ONTO' ? fromUnit : toUnit));
      next = [...new Set(far)].filter((id) => !seen.has(id));
      for (const id of next) seen.add(id);
    }
    return found;
  }

  /** Cartons in these units: a donor is told of those with its goods, a carrier of all, by their numbers. */
  async cartonsOf(
    tx: Transaction,
    unitIds: readonly string[],
  ): Promise<{ unitId: string; parentId: string }[]> {
    const children = await this.nesting.childrenOf(tx, unitIds);
    if (!tx.principal.roles.includes('DONOR') || tx.principal.hubId > 0) return children;
    const ids = children.map(({ unitId }) => unitId);
    const own = new Set(
      visibleLines(tx.principal, await this.contents.ofUnits(tx, ids)).map((line) => line.unitId),
    );
    return children.filter(({ unitId }) => own.has(unitId));
  }

  parentsOf(tx: Transaction, unitIds: readonly string[]): Promise<{ unitId: string; parentId: string }[]> {
    return this.nesting.parentsOf(tx, unitIds);
  }
}
