import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { NestingService } from '../units/nesting.service.js';
import { type ContentRow, type UnitRow, UnitsService } from '../units/units.service.js';
import { type AcceptedGoods, judgeAcceptance, type Verdict } from './acceptance.js';
import { AcceptanceStore, type ExceptionRow } from './acceptance.store.js';
import { AcceptanceFactsService } from './acceptance-facts.service.js';

/** What a rule says of a pallet, and why that does not matter, where somebody made an exception. */
export interface AcceptanceCheck extends Verdict {
  readonly exception: string | null;
}

/** A pallet as the rules see it. */
export interface AcceptedUnit {
  readonly unit: UnitRow;
  readonly checks: readonly AcceptanceCheck[];
  /** When the first of its goods expires, if any does. */
  readonly expiresAt: Date | null;
}

/** Judges pallets, with all that stands in them, by what is known now: nothing of it is stored. */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly store: AcceptanceStore,
    private readonly units: UnitsService,
    private readonly nesting: NestingService,
    private readonly facts: AcceptanceFactsService,
    private readonly history: HistoryService,
  ) {}

  /** By internal ids; a number of statements that does not grow with them. */
  async of(tx: Transaction, unitIds: readonly string[]): Promise<Map<string, AcceptedUnit>> {
    if (unitIds.length === 0) return new Map();
    const inside = await this.nesting.insideOf(tx, unitIds);
    const all = await this.units.byIds(tx, [...new Set([...unitIds, ...inside.map(({ unitId }) => unitId)])]);
    const rows = new Map(all.map((row) => [row.id, row]));
    const lines = (await this.units.contentsOf(tx, [...rows.keys()])).filter((line) => presentOf(line) > 0);
    const now = await this.history.now(tx);
    const goods = await this.facts.of(tx, lines, now.toISOString().slice(0, 10));
    const exceptions = await this.store.exceptionsOf(tx, unitIds);
    const accepted = unitIds.flatMap((id) => {
      const unit = rows.get(id);
      if (!unit) return [];
      const within = inside
        .filter(({ rootId }) => rootId === id)
        .flatMap(({ unitId }) => rows.get(unitId) ?? []);
      const ids = new Set([id, ...within.map((row) => row.id)]);
      const own = goods.filter((_, place) => ids.has(lines[place]?.unitId ?? ''));
      return [[id, accept(unit, within, own, exceptions, now)] as const];
    });
    return new Map(accepted);
  }
}

function accept(
  unit: UnitRow,
  within: readonly UnitRow[],
  goods: readonly AcceptedGoods[],
  exceptions: readonly ExceptionRow[],
  now: Date,
): AcceptedUnit {
  const cartons = within
    .filter(({ grossGrams }) => BigInt(grossGrams) > 0n)
    .map(({ sscc, grossGrams }) => ({ sscc, grams: Number(grossGrams) }));
  const verdicts = judgeAcceptance({ goods, cartons, now });
  const checks = verdicts.map((verdict) => {
    const made = exceptions.find(({ unitId, rule }) => unitId === unit.id && rule === verdict.rule);
    const isExcepted = made !== undefined && verdict.state === 'FAILED';
    return {
      ...verdict,
      ...(isExcepted ? { state: 'EXCEPTED' as const } : {}),
      exception: made?.reason ?? null,
    };
  });
  const times = goods.flatMap(({ expiresAt }) => expiresAt?.getTime() ?? []);
  return { unit, checks, expiresAt: times.length > 0 ? new Date(Math.min(...times)) : null };
}

function presentOf({ countedQuantity, announcedQuantity, goneQuantity }: ContentRow): number {
  return (countedQuantity ?? announcedQuantity) - goneQuantity;
}
