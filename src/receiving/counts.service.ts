import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { HoldsService } from '../units/holds.service.js';
import { UnitEvent } from '../units/unit.events.js';
import { type ContentRow, UnitsService } from '../units/units.service.js';
import type { CountInput } from './receiving.input.js';
import { NOT_COUNTABLE } from './receiving.refusals.js';

/** Counting: expected and received are two numbers, and a difference has a hold. */
@Injectable()
export class CountsService {
  constructor(
    private readonly units: UnitsService,
    private readonly holds: HoldsService,
  ) {}

  /**
   * Writes what was counted of a unit whose head is locked. All as announced and nothing damaged: the unit is
   * checked. Any difference, a line that was not counted included: it is held.
   * @throws Refused NOT_COUNTABLE for a line that is not on this unit
   */
  async check(tx: Transaction, unitId: string, counts: readonly CountInput[], at: Date): Promise<void> {
    const lines = await this.units.contentsOf(tx, [unitId]);
    const counted = match(lines, counts);
    await this.units.count(
      tx,
      counted.map(({ line, count }) => ({ id: line.id, counted: count.counted, damaged: count.damaged })),
    );
    const differences = differencesOf(lines, counts);
    const detail = {
      lines: counts.map(({ contentLineId, counted: quantity, damaged }) => ({
        contentLineId,
        quantity,
        damaged,
      })),
    };
    await this.units.observe(tx, [{ unitId, code: UnitEvent.UNIT_COUNTED, occurredAt: at, detail }]);
    if (differences.length > 0)
      await this.holds.open(tx, unitId, 'COUNT_MISMATCH', differences.join(' '), at);
    else await this.units.observe(tx, [{ unitId, code: UnitEvent.UNIT_CHECKED, occurredAt: at }]);
  }
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
  return lines.flatMap(({ publicId, lot, announcedQuantity }) => {
    const count = byId.get(publicId);
    const name = lot ? `Lot ${lot}` : 'A line without lot';
    if (!count) return [`${name}: ${announcedQuantity} announced, not counted.`];
    const damaged = count.damaged > 0 ? [`${name}: ${count.damaged} damaged.`] : [];
    if (count.counted === announcedQuantity) return damaged;
    return [`${name}: ${announcedQuantity} announced, ${count.counted} counted.`, ...damaged];
  });
}
