import { Injectable } from '@nestjs/common';
import type { EventRow } from '../history/history.store.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { type ContentRow, ContentStore } from './content.store.js';
import { Account, type Balance } from './ledger.js';
import { LedgerService } from './ledger.service.js';
import { NestingService } from './nesting.service.js';
import type { Posting } from './posting.store.js';
import { UnitEvent } from './unit.events.js';

interface ToldLine {
  readonly contentLineId: string;
  readonly before?: { readonly counted: number | null; readonly damaged: number };
}
interface ToldPart extends Balance {
  readonly fromLine: string;
}

/** Brings quantities back to what they were before an act, by new postings. Nothing is taken out of the books. */
@Injectable()
export class ReversalsService {
  constructor(
    private readonly ledger: LedgerService,
    private readonly contents: ContentStore,
    private readonly nesting: NestingService,
  ) {}

  /** The units and the cartons in them, to which the same happened. */
  sharing(tx: Transaction, unitIds: readonly string[]): Promise<string[]> {
    return this.nesting.together(tx, unitIds);
  }

  /** The act's transfers between lines: none when it built no pallet. */
  async transfersOf(tx: Transaction, act: string): Promise<Posting[]> {
    return (await this.ledger.ofAct(tx, act)).filter(({ fromLine, toLine }) => fromLine !== toLine);
  }

  /** @param events those of the act, which is the last one of all its units; their heads are locked */
  async reverse(tx: Transaction, act: string | null, events: readonly EventRow[]): Promise<void> {
    const lines = await this.contents.ofUnits(tx, [...new Set(events.map(({ unitId }) => unitId))]);
    for (const event of events) await this.restore(tx, event, lines);
    if (act === null) return;
    const postings = await this.ledger.ofAct(tx, act);
    const gone = postings.filter(({ from, to }) => from === Account.ON_PALLET && to >= Account.DELIVERED);
    await this.ledger.back(
      tx,
      newId(),
      gone.map(({ fromLine: lineId, to, quantity }) => ({ lineId, account: to as Account, quantity })),
    );
    await this.giveBack(tx, postings, events, lines);
  }

  /** What was counted or found damaged is what it was before, which the event kept. */
  private async restore(
    tx: Transaction,
    { code, detail }: EventRow,
    lines: readonly ContentRow[],
  ): Promise<void> {
    if (code !== UnitEvent.UNIT_COUNTED && code !== UnitEvent.UNIT_DAMAGED) return;
    const told = (detail?.lines ?? []) as readonly ToldLine[];
    const counts = told.flatMap(({ contentLineId, before }) => {
      const line = lines.find(({ publicId }) => publicId === contentLineId);
      if (!line || !before) return [];
      const counted = before.counted === null ? null : before.counted - line.goneQuantity;
      return [{ line, counted, damaged: before.damaged }];
    });
    await this.ledger.count(tx, newId(), counts);
  }

  private giveBack(
    tx: Transaction,
    postings: readonly Posting[],
    events: readonly EventRow[],
    lines: readonly ContentRow[],
  ): Promise<void> {
    const unitOf = new Map(lines.map(({ id, unitId }) => [id, unitId]));
    const partsOf = new Map(
      events
        .filter(({ code }) => code === UnitEvent.UNIT_BUILT)
        .map(({ unitId, detail }) => [unitId, (detail?.parts ?? []) as readonly ToldPart[]]),
    );
    const transfers = postings.flatMap(({ fromLine, toLine }) => {
      const parts = partsOf.get(unitOf.get(toLine) ?? '') ?? [];
      const part = parts.find((one) => one.fromLine === fromLine);
      return part && fromLine !== toLine ? [{ fromLine, toLine, part }] : [];
    });
    return this.ledger.giveBack(tx, newId(), lines, transfers);
  }
}
