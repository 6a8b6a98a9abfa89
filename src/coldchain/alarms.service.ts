import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import type { TemperatureClass } from '../standards/temperature-class.js';
import { type Excursion, judge } from '../standards/temperature-record.js';
import { HoldsService } from '../units/holds.service.js';
import { type Descent, KinService } from '../units/kin.service.js';
import type { UnitRow } from '../units/units.service.js';
import { TemperaturesRecorded } from './cold-chain.events.js';
import { type AlarmRow, ColdChainStore } from './cold-chain.store.js';

interface Logger {
  readonly id: string;
  readonly code: string;
}

/** Holds pallets whose goods may have suffered. A responsible person judges and releases. */
@Injectable()
export class AlarmsService {
  constructor(
    private readonly store: ColdChainStore,
    private readonly holds: HoldsService,
    private readonly kin: KinService,
    private readonly history: HistoryService,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * Judges all readings of a logger that stand for the pallets. An alarm that is new holds its pallet, and those onto
   * which its goods were put since; one that is known and grew does not hold again: it was judged, or will be.
   * @param descents where goods of the pallets went, as `whereGoodsWent` found them
   * @returns how many alarms are new
   */
  async raise(
    tx: Transaction,
    units: readonly UnitRow[],
    descents: readonly Descent[],
    logger: Logger,
  ): Promise<number> {
    const ids = units.map(({ id }) => id);
    const readings = await this.store.readingsOf(tx, ids);
    const known = await this.store.alarmsOf(tx, ids);
    let raised = 0;
    for (const unit of units) {
      const own = readings.filter(({ unitId, logger: code }) => unitId === unit.id && code === logger.code);
      const { excursions } = judge(own, unit.temperatureClass as TemperatureClass);
      const before = known.filter(({ unitId, logger: code }) => unitId === unit.id && code === logger.code);
      for (const excursion of excursions.filter(({ alarm }) => alarm))
        raised += await this.keep(tx, logger, alarmOf(unit.id, logger.code, excursion), before, descents);
    }
    return raised;
  }

  /** Whoever has to do with goods of these pallets looks at them again. */
  async announce(tx: Transaction, units: readonly UnitRow[]): Promise<void> {
    await this.outbox.announce(tx, TemperaturesRecorded, { unitIds: units.map(({ publicId }) => publicId) });
  }

  /** Where goods of these pallets went, and from there, to the last pallet. */
  async whereGoodsWent(tx: Transaction, unitIds: readonly string[]): Promise<Descent[]> {
    const found: Descent[] = [];
    const seen = new Set(unitIds);
    for (let next = [...unitIds]; next.length > 0; ) {
      const descents = await this.kin.descentsOf(tx, next, 'FROM');
      found.push(...descents);
      next = [...new Set(descents.map(({ toUnit }) => toUnit))].filter((id) => !seen.has(id));
      for (const id of next) seen.add(id);
    }
    return found;
  }

  private async keep(
    tx: Transaction,
    logger: Logger,
    alarm: AlarmRow,
    before: readonly AlarmRow[],
    descents: readonly Descent[],
  ): Promise<number> {
    const same = before.find((one) => isSame(one, alarm));
    if (same) {
      await this.store.widen(tx, logger.id, same, alarm);
      return 0;
    }
    await this.store.raise(tx, logger.id, alarm);
    const now = await this.history.now(tx);
    for (const unitId of touchedBy(alarm, descents))
      await this.holds.open(tx, unitId, 'TEMPERATURE', sentence(alarm), now);
    return 1;
  }
}

function alarmOf(unitId: string, logger: string, { side, from, to, extreme }: Excursion): AlarmRow {
  return { unitId, logger, side, beganAt: from, endedAt: to, extreme };
}

/** The pallet itself, and those that have goods which were on it when the alarm began. */
function touchedBy({ unitId, beganAt }: AlarmRow, descents: readonly Descent[]): Set<string> {
  const touched = new Set([unitId]);
  // A set hands out what is added to it while it is gone through.
  for (const from of touched)
    for (const { fromUnit, toUnit, at } of descents)
      if (fromUnit === from && at >= beganAt) touched.add(toUnit);
  return touched;
}

/** Readings that come late may move the ends of an alarm: it is the same while the two have a moment in common. */
function isSame(one: AlarmRow, other: AlarmRow): boolean {
  return one.side === other.side && one.beganAt <= other.endedAt && other.beganAt <= one.endedAt;
}

function sentence({ logger, side, beganAt, endedAt, extreme }: AlarmRow): string {
  const way = side === 'ABOVE' ? 'too warm' : 'too cold';
  return `Logger ${logger}: ${way}, up to ${extreme} C, from ${beganAt.toISOString()} to ${endedAt.toISOString()}.`;
}
