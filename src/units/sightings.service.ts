import { Injectable } from '@nestjs/common';
import type { NewAudit } from '../history/audit.js';
import { Capture } from '../history/event.js';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { NestingService } from './nesting.service.js';
import { UnitEvent } from './unit.events.js';
import { UnitStore } from './unit.store.js';
import { type Letter, UnitEventsStore } from './unit-events.store.js';

/** What somebody saw of a unit, or decided. `clientKey` makes the same observation, told twice, one. */
export interface Sighting {
  readonly unitId: string;
  readonly code: number;
  readonly occurredAt: Date;
  readonly clientKey?: string;
  readonly capture?: number;
  readonly locationId?: number;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly audit?: NewAudit;
}

export type SightingEffect = 'ADVANCES' | 'REPEATS' | 'CONTRADICTS';

const EFFECTS: Readonly<Record<Letter, SightingEffect>> = {
  A: 'ADVANCES',
  D: 'REPEATS',
  C: 'CONTRADICTS',
  K: 'REPEATS',
};

/** Writes what happens to units into their streams; what happens to a pallet happens to the cartons in it. */
@Injectable()
export class SightingsService {
  constructor(
    private readonly store: UnitStore,
    private readonly events: UnitEventsStore,
    private readonly history: HistoryService,
    private readonly nesting: NestingService,
  ) {}

  /** The first event of announced units. */
  async begin(tx: Transaction, streamId: string, unitIds: readonly string[]): Promise<void> {
    const code = UnitEvent.UNIT_EXPECTED;
    await this.history.append(
      tx,
      streamId,
      unitIds.map((unitId) => ({ code, unitId })),
    );
  }

  /** Takes, in one order, the heads of the units' home streams (of what stands in them too) and of others. */
  async lock(tx: Transaction, unitIds: readonly string[], moreStreamIds: readonly string[]): Promise<void> {
    const homes = await this.store.homes(tx, await this.nesting.together(tx, unitIds));
    await this.history.lockHeads(tx, [...new Set([...homes.values(), ...moreStreamIds])]);
  }

  /** Always kept, whatever it does. @returns one effect a sighting. The heads must be locked. */
  async observe(tx: Transaction, sightings: readonly Sighting[]): Promise<SightingEffect[]> {
    if (sightings.length === 0) return [];
    const inside = await this.nesting.shared(tx, sightings);
    // A carton's event has a key of its own: the sighting's is its pallet's, and so is the audit entry.
    const all: Sighting[] = [...sightings, ...inside.map(({ clientKey: _, audit: __, ...seen }) => seen)];
    const homes = await this.store.homes(tx, [...new Set(all.map(({ unitId }) => unitId))]);
    const events = all.map((sighting) => ({
      capture: Capture.SYSTEM,
      locationId: 0,
      clientKey: newId(),
      ...sighting,
      streamId: homes.get(sighting.unitId) ?? '',
    }));
    const letters = await this.events.apply(tx, await this.history.recorded(tx, events));
    return letters.slice(0, sightings.length).map((letter) => EFFECTS[letter]);
  }

  /** Somebody decides it of these units, now. Whether it may be was asked before. The heads must be locked. */
  async command(
    tx: Transaction,
    unitIds: readonly string[],
    code: number,
    detail: Readonly<Record<string, unknown>>,
    audit?: NewAudit,
  ): Promise<void> {
    if (unitIds.length === 0) return;
    const occurredAt = await this.history.now(tx);
    const said = { code, occurredAt, detail, ...(audit ? { audit } : {}) };
    await this.observe(
      tx,
      unitIds.map((unitId) => ({ unitId, ...said })),
    );
  }
}
