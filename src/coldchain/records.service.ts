import { Injectable } from '@nestjs/common';
import { ItemFactsService, type ItemStability } from '../catalogue/item-facts.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { meanKineticTemperature } from '../standards/mean-kinetic-temperature.js';
import type { BudgetUse } from '../standards/stability-budget.js';
import type { TemperatureClass } from '../standards/temperature-class.js';
import { type Excursion, type Gap, judge } from '../standards/temperature-record.js';
import { visibleLines } from '../units/unit-queries.service.js';
import { type ContentRow, UnitsService } from '../units/units.service.js';
import { budgetsOf, expiryOf } from './goods-budgets.js';
import type { GoodsReadings, LoggerReading } from './goods-readings.js';
import { GoodsReadingsService } from './goods-readings.service.js';
import type { TemperatureState } from './temperature-state.lifecycle.js';

export interface BudgetOfItem extends BudgetUse {
  readonly itemId: number;
}

/** What loggers said of one pallet, and of its goods while they stood on others. Degrees are Celsius. */
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
    private readonly readings: GoodsReadingsService,
    private readonly units: UnitsService,
    private readonly items: ItemFactsService,
  ) {}

  /** By the internal id of the pallet. Of what is on it only what the principal may see. */
  async of(tx: Transaction, unitIds: readonly string[]): Promise<Map<string, TemperatureRecord>> {
    const units = await this.units.byIds(tx, unitIds);
    const readings = await this.readings.of(tx, unitIds);
    const lines = visibleLines(tx.principal, await this.units.contentsOf(tx, unitIds));
    const rules = await this.items.stabilityOf(tx, [...new Set(lines.map(({ itemId }) => itemId))]);
    return new Map(
      units.map(({ id, temperatureClass }) => {
        const goods = lines.filter(({ unitId }) => unitId === id);
        const ids = goods.map((line) => line.id);
        const said = recordOf(readings.ofUnit(id, ids), temperatureClass as TemperatureClass);
        return [id, { ...said, ...lastsOf(readings, goods, rules) }];
      }),
    );
  }
}

/** Of each item the goods that are worst off, and when each line expires. */
function lastsOf(
  readings: GoodsReadings,
  lines: readonly ContentRow[],
  rules: readonly ItemStability[],
): Pick<TemperatureRecord, 'budgets' | 'expiries'> {
  const worst = new Map<number, readonly BudgetUse[]>();
  const expiries = new Map<string, Date>();
  for (const { id, unitId, itemId, expiry } of lines) {
    const goods = { itemId, expiry, series: readings.ofLine(id, unitId) };
    const uses = budgetsOf(goods, rules);
    if (leftOf(uses) < leftOf(worst.get(itemId)) || !worst.has(itemId)) worst.set(itemId, uses);
    const end = expiryOf(goods, rules);
    if (end) expiries.set(id, end);
  }
  const budgets = [...worst].flatMap(([itemId, uses]) => uses.map((use) => ({ itemId, ...use })));
  return { budgets, expiries };
}

function leftOf(uses: readonly BudgetUse[] | undefined): number {
  return Math.min(...(uses ?? []).map(({ hoursLeft }) => hoursLeft ?? Number.POSITIVE_INFINITY));
}

function recordOf(
  readings: readonly LoggerReading[],
  temperatureClass: TemperatureClass,
): Omit<TemperatureRecord, 'budgets' | 'expiries'> {
  const judged = byLogger(readings).map((own) => judge(own, temperatureClass));
  const excursions = judged.flatMap((one) => one.excursions).sort(byStart);
  const gaps = judged.flatMap((one) => one.gaps).sort(byStart);
  const last = latest(readings);
  const degrees = readings.map(({ celsius }) => celsius);
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
  };
}

function byLogger(readings: readonly LoggerReading[]): LoggerReading[][] {
  const loggers = [...new Set(readings.map(({ logger }) => logger))];
  return loggers.map((code) => readings.filter(({ logger }) => logger === code));
}

function byStart(one: Gap, other: Gap): number {
  return one.from.getTime() - other.from.getTime();
}

function latest(readings: readonly LoggerReading[]): LoggerReading | null {
  return readings.reduce<LoggerReading | null>(
    (last, next) => (last && last.at >= next.at ? last : next),
    null,
  );
}

function stateOf(
  readings: readonly LoggerReading[],
  excursions: readonly Excursion[],
  gaps: readonly Gap[],
): TemperatureState {
  if (readings.length === 0) return 'NOT_WATCHED';
  if (excursions.some(({ alarm }) => alarm)) return 'ALARM';
  if (excursions.length > 0) return 'EXCURSION';
  return gaps.length > 0 ? 'MISSING' : 'WITHIN';
}
