import { Injectable } from '@nestjs/common';
import type { Load } from '../planning/planner.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { AcceptanceGate } from '../quality/acceptance-gate.service.js';
import { isTemperatureControlled, type TemperatureClass } from '../standards/temperature-class.js';
import { UnitsService } from '../units/units.service.js';
import type { Dispatch, DispatchLine } from './dispatch.entity.js';
import { LineStore } from './line.store.js';
import { PalletShares } from './pallet-shares.service.js';

type UnitRow = Awaited<ReturnType<UnitsService['byIds']>>[number];

/** The pallets of a dispatch: which they are, putting them on it, setting them free. */
@Injectable()
export class DispatchPallets {
  constructor(
    private readonly units: UnitsService,
    private readonly lines: LineStore,
    private readonly shares: PalletShares,
    private readonly gate: AcceptanceGate,
  ) {}

  /** Internal ids, in the order given. @throws Refused NOT_FOUND naming the first that this hub does not have. */
  async find(tx: Transaction, publicIds: readonly string[]): Promise<string[]> {
    const rows = await this.units.byPublicIds(tx, publicIds);
    const own = new Map(
      rows
        .filter(({ hubId }) => firstWall.admits(hubId === tx.principal.hubId))
        .map((row) => [row.publicId, row.id]),
    );
    return publicIds.map((publicId, place) => {
      const id = own.get(publicId);
      if (!id) throw NOT_FOUND.because('There is no such pallet at your hub.', `units[${place}]`);
      return id;
    });
  }

  /**
   * The heads must be locked.
   * @throws Refused NOT_AVAILABLE, ON_HOLD, GOODS_EXPIRED, NOT_ACCEPTED naming the pallet
   */
  async put(tx: Transaction, dispatch: Dispatch, unitIds: readonly string[]): Promise<void> {
    await this.units.allocate(tx, unitIds, dispatch.publicId);
    await this.gate.refuseUnfit(tx, unitIds, 'units');
    await this.lines.add(tx, dispatch.id, unitIds);
    await this.shares.begin(tx, dispatch, unitIds);
  }

  /** Takes pallets off that are not loaded: they are free for another dispatch. The heads must be locked. */
  async free(tx: Transaction, dispatch: Dispatch, unitIds: readonly string[]): Promise<void> {
    if (unitIds.length === 0) return;
    await this.units.deallocate(tx, unitIds, dispatch.publicId);
    await this.lines.takeOff(tx, dispatch.id, unitIds);
    await this.shares.end(tx, dispatch, unitIds);
  }

  /** What has to travel. */
  async loadOf(tx: Transaction, lines: readonly DispatchLine[]): Promise<Load> {
    return loadOf(
      await this.units.byIds(
        tx,
        lines.map(({ unitId }) => unitId),
      ),
    );
  }
}

/** Weights that nobody gave count as nothing. */
export function loadOf(rows: readonly Pick<UnitRow, 'grossGrams' | 'temperatureClass'>[]): Load {
  const grams = rows.reduce((sum, { grossGrams }) => sum + BigInt(grossGrams), 0n);
  return {
    pallets: rows.length,
    kilograms: Number((grams + 999n) / 1_000n),
    coldPallets: rows.filter(({ temperatureClass }) =>
      isTemperatureControlled(temperatureClass as TemperatureClass),
    ).length,
    temperatureClasses: [
      ...new Set(rows.map(({ temperatureClass }) => temperatureClass as TemperatureClass)),
    ].sort(),
  };
}
