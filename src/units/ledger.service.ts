import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { type ContentRow, ContentStore, type NewContent } from './content.store.js';
import { GuestsService } from './guests.service.js';
import { Account, type Balance, movementsBetween, present, together, without } from './ledger.js';
import { type Posting, PostingStore } from './posting.store.js';

export type { NewContent } from './content.store.js';

/** What was seen of a line: how much is there, damaged or not, and how much of it is damaged. */
export interface CountedLine {
  readonly line: ContentRow;
  readonly counted: number | null;
  readonly damaged: number;
}

/** The goods of a new unit and where they come from. */
export interface BuiltGoods {
  readonly id: string;
  readonly lines: readonly Omit<NewContent, 'unitId'>[];
  readonly transfers: readonly {
    readonly fromLine: string;
    readonly quantity: number;
    readonly newLine: number;
  }[];
}

/** A part that goes back from the line that it was put on. */
export interface ReturnTransfer {
  readonly fromLine: string;
  readonly toLine: string;
  readonly part: Balance;
}

export type WriteOffReason = 'SAMPLED' | 'DESTROYED' | 'LOST';

/** A quantity that leaves a line for good, or until it comes back. */
export interface Departure {
  readonly lineId: string;
  readonly account: Account;
  readonly quantity: number;
}

/** What came of a line that was refused, and what of it was lost on the way back. */
export interface ReturnedGoods {
  readonly lineId: string;
  readonly quantity: number;
  readonly lostQuantity: number;
}

/**
 * The only place where quantities of content lines change: the line and its postings, together. The caller holds
 * the heads of the units' home streams.
 */
@Injectable()
export class LedgerService {
  constructor(
    private readonly contents: ContentStore,
    private readonly postings: PostingStore,
    private readonly guests: GuestsService,
  ) {}

  /** New lines of announced units. */
  async open(tx: Transaction, lines: readonly NewContent[]): Promise<void> {
    const ids = await this.contents.insert(tx, lines);
    const posted = lines.flatMap((line, place) => postingsOf(ids[place] ?? '', null, line));
    await this.postings.insert(tx, newId(), posted);
  }

  /** New lines that were found on units: their donors see these from now on. */
  async find(tx: Transaction, lines: readonly NewContent[]): Promise<void> {
    await this.open(tx, lines);
    await this.guests.share(tx, [...new Set(lines.map(({ unitId }) => unitId))]);
  }

  /** The announcement says something else now, until the goods are there. */
  async revise(
    tx: Transaction,
    act: string,
    lines: readonly { line: ContentRow; announced: number }[],
  ): Promise<void> {
    const after = lines.map(({ line, announced }) => ({ ...line, announcedQuantity: announced }));
    await this.change(
      tx,
      act,
      lines.map(({ line }) => line),
      after,
    );
  }

  /** What was counted; null takes a count back. What had left the line before was there as well. */
  async count(tx: Transaction, act: string, counts: readonly CountedLine[]): Promise<void> {
    const after = counts.map(({ line, counted, damaged }) => ({
      ...line,
      countedQuantity: counted === null ? null : counted + line.goneQuantity,
      damagedQuantity: damaged,
    }));
    await this.change(
      tx,
      act,
      counts.map(({ line }) => line),
      after,
    );
  }

  /** Goods go from lines, of which `rest` stays, onto new units. */
  async transfer(
    tx: Transaction,
    act: string,
    rest: readonly ContentRow[],
    units: readonly BuiltGoods[],
  ): Promise<void> {
    await this.contents.write(tx, rest);
    const lines = units.flatMap(({ id: unitId, lines: goods }) => goods.map((line) => ({ ...line, unitId })));
    const ids = await this.contents.insert(tx, lines);
    let first = 0;
    const posted = units.flatMap((unit): Posting[] => {
      const own = ids.slice(first, first + unit.lines.length);
      first += unit.lines.length;
      return unit.transfers.map(({ fromLine, quantity, newLine }) =>
        between(fromLine, own[newLine] ?? '', quantity),
      );
    });
    await this.postings.insert(tx, act, posted);
    await this.guests.share(
      tx,
      units.map(({ id }) => id),
    );
  }

  /** Transfers the other way: what is on their new lines goes back to the lines that it came from. */
  async giveBack(
    tx: Transaction,
    act: string,
    lines: readonly ContentRow[],
    transfers: readonly ReturnTransfer[],
  ): Promise<void> {
    if (transfers.length === 0) return;
    const now = new Map(lines.map((line) => [line.id, line]));
    for (const { fromLine, toLine, part } of transfers) {
      const [origin, made] = [now.get(fromLine), now.get(toLine)];
      if (!origin || !made)
        throw new Error(`A transfer from line ${fromLine} to ${toLine} has lost its lines`);
      now.set(toLine, { ...made, ...without(made, part) });
      now.set(fromLine, { ...origin, ...together(origin, part) });
    }
    await this.contents.write(tx, [...now.values()]);
    await this.postings.insert(
      tx,
      act,
      transfers.map(({ fromLine, toLine, part }) => between(toLine, fromLine, present(part))),
    );
  }

  /** Quantities leave their lines for other accounts. */
  async depart(tx: Transaction, act: string, departures: readonly Departure[]): Promise<void> {
    await this.postings.insert(
      tx,
      act,
      departures.map(({ lineId, account, quantity }) => own(lineId, Account.ON_PALLET, account, quantity)),
    );
    await this.contents.go(tx, sums(departures));
  }

  /** Goods leave their pallet for good, at the hub. */
  writeOff(
    tx: Transaction,
    act: string,
    reason: WriteOffReason,
    lines: readonly { readonly lineId: string; readonly quantity: number }[],
  ): Promise<void> {
    return this.depart(
      tx,
      act,
      lines.map((line) => ({ ...line, account: Account[reason] })),
    );
  }

  /** How much of each line is refused and has not come back; lines without any are left out. */
  async refusedOf(tx: Transaction, lineIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.postings.refusedOf(tx, lineIds);
    return new Map(rows.map(({ lineId, quantity }) => [lineId, quantity]));
  }

  /** What was refused is on its pallets again; what did not come is lost. */
  async comeBack(tx: Transaction, act: string, goods: readonly ReturnedGoods[]): Promise<void> {
    await this.back(
      tx,
      act,
      goods.map(({ lineId, quantity }) => ({ lineId, quantity, account: Account.REFUSED })),
    );
    const lost = goods.map((one) => own(one.lineId, Account.REFUSED, Account.LOST, one.lostQuantity));
    await this.postings.insert(tx, act, lost);
  }

  /** The contrary of `depart`. */
  async back(tx: Transaction, act: string, departures: readonly Departure[]): Promise<void> {
    await this.postings.insert(
      tx,
      act,
      departures.map(({ lineId, account, quantity }) => own(lineId, account, Account.ON_PALLET, quantity)),
    );
    await this.contents.go(tx, sums(departures.map((one) => ({ ...one, quantity: -one.quantity }))));
  }

  ofAct(tx: Transaction, act: string): Promise<Posting[]> {
    return this.postings.ofAct(tx, act);
  }

  private async change(
    tx: Transaction,
    act: string,
    before: readonly ContentRow[],
    after: readonly ContentRow[],
  ): Promise<void> {
    await this.contents.write(tx, after);
    const posted = after.flatMap((line, place) => postingsOf(line.id, before[place] ?? null, line));
    await this.postings.insert(tx, act, posted);
  }
}

function postingsOf(lineId: string, before: Balance | null, after: Balance): Posting[] {
  return movementsBetween(before, after).map(({ from, to, quantity }) => own(lineId, from, to, quantity));
}

function own(lineId: string, from: number, to: number, quantity: number): Posting {
  return { fromLine: lineId, toLine: lineId, from, to, quantity };
}

function between(fromLine: string, toLine: string, quantity: number): Posting {
  return { fromLine, toLine, from: Account.ON_PALLET, to: Account.ON_PALLET, quantity };
}

function sums(departures: readonly Departure[]): { id: string; quantity: number }[] {
  const found = new Map<string, number>();
  for (const { lineId, quantity } of departures) found.set(lineId, (found.get(lineId) ?? 0) + quantity);
  return [...found].map(([id, quantity]) => ({ id, quantity }));
}
