import { Injectable } from '@nestjs/common';
import { Capture } from '../history/event.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { HoldsService } from '../units/holds.service.js';
import { RecallsService } from '../units/recalls.service.js';
import { UnitEvent } from '../units/unit.events.js';
import { statusOf, type UnitStatus } from '../units/unit.lifecycle.js';
import { type ContentRow, type UnitRow, UnitsService } from '../units/units.service.js';
import type { CountInput, FoundInput } from './receiving.input.js';
import { NOT_COUNTABLE } from './receiving.refusals.js';
import { UnannouncedGoods } from './unannounced-goods.service.js';

/** Counting: expected and received are two numbers, and a difference has a hold. */
@Injectable()
export class CountsService {
  constructor(
    private readonly units: UnitsService,
    private readonly holds: HoldsService,
    private readonly unannounced: UnannouncedGoods,
    private readonly recalls: RecallsService,
  ) {}

  /**
   * Writes what was counted of a unit whose head is locked. All as announced and nothing damaged: the unit is
   * checked. Any difference, a line that was not counted and goods that nobody announced included: it is held.
   * @throws Refused NOT_COUNTABLE for a line that is not on this unit, or a unit that is not at the hub
   */
  async check(tx: Transaction, unitId: string, count: Count, at: Date): Promise<void> {
    const { counts: announced, found, capture = Capture.SYSTEM, isPartial = false } = count;
    const [unit] = await this.units.byIds(tx, [unitId]);
    if (unit) refuseUnlessHere(unit);
    const counts = [...announced, ...(await this.unannounced.lines(tx, unitId, found))];
    const lines = await this.units.contentsOf(tx, [unitId]);
    const counted = match(lines, counts);
    const act = newId();
    await this.units.count(
      tx,
      act,
      counted.map(({ line, count }) => ({ line, counted: count.counted, damaged: count.damaged })),
    );
    const seen = { unitId, occurredAt: at, capture };
    const detail = { act, lines: counted.map(told) };
    await this.units.observe(tx, [{ ...seen, code: UnitEvent.UNIT_COUNTED, detail }]);
    const differences = differencesOf(isPartial ? counted.map(({ line }) => line) : lines, counts);
    if (differences.length > 0)
      await this.holds.open(tx, unitId, 'COUNT_MISMATCH', differences.join(' '), at);
    else if (!isPartial || areOthersEven(lines, counts))
      await this.units.observe(tx, [{ ...seen, code: UnitEvent.UNIT_CHECKED, detail: { act } }]);
    if (found.length > 0) await this.recalls.hold(tx, [unitId]);
  }
}

/** What somebody counted of a unit: its content lines, and goods that nobody announced there. */
export interface Count {
  readonly counts: readonly CountInput[];
  readonly found: readonly FoundInput[];
  readonly capture?: number;
  /** Nothing is said of the other lines: they are counted by others, or later. */
  readonly isPartial?: boolean;
}

const COUNTABLE: readonly UnitStatus[] = ['RECEIVED', 'AVAILABLE', 'ALLOCATED'];

function refuseUnlessHere({ sscc, status }: UnitRow): void {
  if (COUNTABLE.includes(statusOf(status))) return;
  throw NOT_COUNTABLE.because(
    `Pallet ${sscc} is ${statusOf(status)}: only what stands at the hub can be counted.`,
    'sscc',
  );
}

/** With what was known before, so that the count can be taken back. */
function told({ line, count }: { line: ContentRow; count: CountInput }): Record<string, unknown> {
  return {
    contentLineId: line.publicId,
    quantity: count.counted,
    damaged: count.damaged,
    before: { counted: line.countedQuantity, damaged: line.damagedQuantity },
  };
}

function match(
  lines: readonly ContentRow[],
  counts: readonly CountInput[],
): { line: ContentRow; count: CountInput }[] {
  const byId = new Map(lines.map((line) => [line.publicId, line]));
  const seen = new Set<string>();
  return counts.map((count, position) => {
    const line = byId.get(count.contentLineId);
    const field = `counts[${position}].contentLineId`;
    if (!line) throw NOT_COUNTABLE.because('This content line is not on this pallet.', field);
    if (seen.has(line.id)) throw NOT_COUNTABLE.because('This content line is counted twice.', field);
    if (count.damaged > count.counted) {
      throw NOT_COUNTABLE.because('More is damaged than was counted.', `counts[${position}].damaged`);
    }
    seen.add(line.id);
    return { line, count };
  });
}

/** One sentence a difference: short, over, damaged, or not counted. */
function differencesOf(lines: readonly ContentRow[], counts: readonly CountInput[]): string[] {
  const byId = new Map(counts.map((count) => [count.contentLineId, count]));
  return lines.flatMap((line) => {
    const count = byId.get(line.publicId);
    const name = line.lot ? `Lot ${line.lot}` : 'A line without lot';
    const { quantity, said } = awaitedOf(line);
    if (!count) return quantity > 0 ? [`${name}: ${quantity} ${said}, not counted.`] : [];
    const damaged = count.damaged > 0 ? [`${name}: ${count.damaged} damaged.`] : [];
    if (count.counted === quantity) return damaged;
    if (isUnannounced(line) && quantity === 0)
      return [`${name}: ${count.counted} that nobody announced.`, ...damaged];
    return [`${name}: ${quantity} ${said}, ${count.counted} counted.`, ...damaged];
  });
}

/** Of a pallet that is counted line by line: all other lines were counted, and are as announced. */
function areOthersEven(lines: readonly ContentRow[], counts: readonly CountInput[]): boolean {
  const counted = new Set(counts.map(({ contentLineId }) => contentLineId));
  return lines
    .filter(({ publicId }) => !counted.has(publicId))
    .every((line) => line.countedQuantity === line.announcedQuantity && line.damagedQuantity === 0);
}

/** What should be there: what was announced, or was found where nobody announced it, without what has left since. */
function awaitedOf(line: ContentRow): { quantity: number; said: string } {
  const found = isUnannounced(line);
  const quantity = found ? (line.countedQuantity ?? 0) : line.announcedQuantity;
  return { quantity: Math.max(0, quantity - line.goneQuantity), said: found ? 'found' : 'announced' };
}

function isUnannounced({ announcedQuantity }: ContentRow): boolean {
  return announcedQuantity === 0;
}
