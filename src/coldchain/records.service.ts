import { Injectable } from '@nestjs/common';
import { ItemFactsService, type ItemStability } from '../catalogue/item-facts.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { meanKineticTemperature } from '../standards/mean-kinetic-temperature.js';
import { type BudgetUse, budgetsUsed, effectiveExpiry } from '../standards/stability-budget.js';
import type { TemperatureClass } from '../standards/temperature-class.js';
import { type Excursion, type Gap, judge } from '../standards/temperature-record.js';
import { visibleLines } from '../units/unit-queries.service.js';
import { type ContentRow, UnitsService } from '../units/units.service.js';
import { ColdChainStore, type UnitReading } from './cold-chain.store.js';
import type { TemperatureState } from './temperature-state.lifecycle.js';

export interface BudgetOfItem extends BudgetUse {
  readonly itemId: number;
}

/** What loggers said of one pallet. Degrees are Celsius. */
export interface TemperatureRecord {
  readonly state: TemperatureState;
  readonly readings: number;
  readonly lastReadAt: Date | null;
  readonly last: number | null;
  readonly coldest: number | null;
  readonly warmest: number | null;
  readonly meanKineticTemperature: number | null;
  readonly excursions: readonly Excursion[];
  readonly gaps: readonly Gap[];
  readonly budgets: readonly BudgetOfItem[];
  /** The moment at which each visible content line expires, by its internal id; lines that never do are absent. */
  readonly expiries: ReadonlyMap<string, Date>;
}

/** Reads what loggers said: a number of statements that does not grow with the pallets. */
@Injectable()
export class RecordsService {
  constructor(
    private readonly store: ColdChainStore,
    private readonly units: UnitsService,
    private readonly items: ItemFactsService,
  ) {}

  /** By the internal id of the pallet. Of what is on it only what the principal may see. */
  async of(tx: Transaction, unitIds: readonly string[]): Promise<Map<string, TemperatureRecord>> {
    const units = await this.units.byIds(tx, unitIds);
    const readings = await this.store.readingsOf(tx, unitIds);
    const lines = visibleLines(tx.principal, await this.units.contentsOf(tx, unitIds));
    const rules = await this.items.stabilityOf(tx, [...new Set(lines.map(({ itemId }) => itemId))]);
    return new Map(
      units.map(({ id, temperatureClass }) => {
        const own = readings.filter(({ unitId }) => unitId === id);
        const goods = lines.filter(({ unitId }) => unitId === id);
        return [id, recordOf(own, temperatureClass as TemperatureClass, goods, rules)];
      }),
    );
  }
}

function recordOf(
  readings: readonly UnitReading[],
  temperatureClass: TemperatureClass,
  lines: readonly ContentRow[],
  rules: readonly ItemStability[],
): TemperatureRecord {
  const judged = byLogger(readings).map((own) => judge(own, temperatureClass));
  const excursions = judged.flatMap((one) => one.excursions).sort(byStart);
  const gaps = judged.flatMap((one) => one.gaps).sort(byStart);
  const last = latest(readings);
  const degrees = readings.map(({ celsius }) => celsius);
  const budgets = budgetsOf(readings, lines, rules);
  return {
    state: stateOf(readings, excursions, gaps),
    readings: readings.length,
    lastReadAt: last?.at ?? null,
    last: last?.celsius ?? null,
    coldest: degrees.length > 0 ? Math.min(...degrees) : null,
    warmest: degrees.length > 0 ? Math.max(...degrees) : null,
    meanKineticTemperature: meanKineticTemperature(readings),
    excursions,
    gaps,
    budgets,
    expiries: expiriesOf(lines, budgets, last),
  };
}

function byLogger(readings: readonly UnitReading[]): UnitReading[][] {
  const loggers = [...new Set(readings.map(({ logger }) => logger))];
  return loggers.map((code) => readings.filter(({ logger }) => logger === code));
}

function byStart(one: Gap, other: Gap): number {
  return one.from.getTime() - other.from.getTime();
}

function latest(readings: readonly UnitReading[]): UnitReading | null {
  return readings.reduce<UnitReading | null>(
    (last, next) => (last && last.at >= next.at ? last : next),
    null,
  );
}

function stateOf(
  readings: readonly UnitReading[],
  excursions: readonly Excursion[],
  gaps: readonly Gap[],
): TemperatureState {
  if (readings.length === 0) return 'NOT_WATCHED';
  if (excursions.some(({ alarm }) => alarm)) return 'ALARM';
  if (excursions.length > 0) return 'EXCURSION';
  return gaps.length > 0 ? 'MISSING' : 'WITHIN';
}

/** By the label of the day of the first reading: what was allowed when the goods were warmed. */
function budgetsOf(
  readings: readonly UnitReading[],
  lines: readonly ContentRow[],
  rules: readonly ItemStability[],
): BudgetOfItem[] {
  const [first] = readings;
  if (!first) return [];
  const day = first.at.toISOString().slice(0, 10);
  const valid = rules.filter(({ since, until }) => since <= day && (until === null || day <= until));
  return [...new Set(lines.map(({ itemId }) => itemId))].flatMap((itemId) => {
    const ranges = valid.filter((rule) => rule.itemId === itemId);
    const uses = budgetsUsed(
      readings,
      ranges.map(({ lowest, highest, hours }) => ({ lowest, highest, hours })),
    );
    return uses.filter(({ hours }) => hours !== null).map((use) => ({ itemId, ...use }));
  });
}

function expiriesOf(
  lines: readonly ContentRow[],
  budgets: readonly BudgetOfItem[],
  last: UnitReading | null,
): Map<string, Date> {
  const expiries = new Map<string, Date>();
  for (const { id, itemId, expiry } of lines) {
    const own = budgets.filter((budget) => budget.itemId === itemId);
    const end = effectiveExpiry(expiry ? endOfDay(expiry) : null, own, last);
    if (end) expiries.set(id, end);
  }
  return expiries;
}

/** Goods may be used to the end of the day that their label names. */
function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59.999Z`);
}
