import { Injectable } from '@nestjs/common';
import { Words } from '../history/words.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { type AnnouncedLine, type ContentRow, ContentStore } from './content.store.js';
import { Account } from './ledger.js';
import { type CountedLine, type Departure, LedgerService, type ReturnedGoods } from './ledger.service.js';
import { NestingService } from './nesting.service.js';
import { type Sighting, type SightingEffect, SightingsService } from './sightings.service.js';
import { UnitEvent } from './unit.events.js';
import { effectOn } from './unit.fold.js';
import { statusOf, type UnitStatus } from './unit.lifecycle.js';
import { NOT_AVAILABLE, ON_HOLD, SSCC_ANNOUNCED_TWICE, UNIT_MOVE_NOT_ALLOWED } from './unit.refusals.js';
import { type NewUnit, type UnitRow, UnitStore } from './unit.store.js';

export type { AnnouncedLine, ContentRow, ReturnedGoods, Sighting, SightingEffect, UnitRow };

export interface ExpectedUnit extends NewUnit {
  readonly contents: readonly Goods[];
}

/** Quantities are whole base units of the item. */
export interface Goods {
  readonly itemId: number;
  readonly lot: string | null;
  readonly expiry: string | null;
  readonly quantity: number;
}

/** What a destination said of one content line. What it neither accepted nor refused is lost. */
export interface DeliveredGoods {
  readonly contentLineId: string;
  readonly sentQuantity: number;
  readonly acceptedQuantity: number;
  readonly refusedQuantity: number;
}

/** Refused by a destination, and not back. `unitId` is the outermost unit that it stands in. */
export interface RefusedGoods {
  readonly lineId: string;
  readonly publicId: string;
  readonly unitId: string;
  readonly quantity: number;
}

/** Logistic units: what they hold, where they are, what may be done with them. */
@Injectable()
export class UnitsService {
  constructor(
    private readonly store: UnitStore,
    private readonly contents: ContentStore,
    private readonly ledger: LedgerService,
    private readonly sightings: SightingsService,
    private readonly nesting: NestingService,
  ) {}

  /**
   * Units that a donor announces, with their content lines, into the consignment's stream.
   * @throws Refused SSCC_ANNOUNCED_TWICE naming the unit by its place in the list.
   */
  async expect(
    tx: Transaction,
    hubId: number,
    streamId: string,
    consignmentId: string,
    units: readonly ExpectedUnit[],
  ): Promise<void> {
    const added = await this.store.insert(tx, hubId, streamId, units);
    refuseTwins(units, new Set(added.map(({ sscc }) => sscc)));
    const idOf = new Map(added.map(({ id, sscc }) => [sscc, id]));
    const lines = units.flatMap((unit) =>
      unit.contents.map(({ quantity, ...goods }) => ({
        ...goods,
        ...UNTOUCHED,
        announcedQuantity: quantity,
        consignmentId,
        unitId: idOf.get(unit.sscc) ?? '',
      })),
    );
    await this.ledger.open(tx, lines);
    await this.sightings.begin(
      tx,
      streamId,
      units.map(({ sscc }) => idOf.get(sscc) ?? ''),
    );
  }

  /** What was announced with a consignment, line by line, after the one with an internal id (`0`: from the first). */
  announcedOf(
    tx: Transaction,
    consignmentId: string,
    after: string,
    limit: number,
  ): Promise<AnnouncedLine[]> {
    return this.contents.announcedOf(tx, consignmentId, after, limit);
  }

  byIds(tx: Transaction, ids: readonly string[]): Promise<UnitRow[]> {
    return this.store.byIds(tx, ids);
  }

  /** When units were first received, by internal id. Those that were not are absent. */
  arrivals(tx: Transaction, ids: readonly string[]): Promise<Map<string, Date>> {
    return this.store.arrivals(tx, ids);
  }

  byPublicIds(tx: Transaction, publicIds: readonly string[]): Promise<UnitRow[]> {
    return this.store.byPublicIds(tx, publicIds);
  }

  bySscc(tx: Transaction, hubId: number, sscc: string): Promise<UnitRow | null> {
    return this.store.bySscc(tx, hubId, sscc);
  }

  bySsccOfDonor(tx: Transaction, donorId: number, sscc: string): Promise<UnitRow | null> {
    return this.store.bySsccOfDonor(tx, donorId, sscc);
  }

  /** The units that SSCCs stand for at a hub; one that nobody announced appears in the hub's own stream. */
  findOrAppear(tx: Transaction, hubId: number, ssccs: readonly string[]): Promise<string[]> {
    return this.store.findOrAppear(tx, hubId, ssccs);
  }

  /** Goods that were found on a unit and that nobody had announced there. The heads must be locked. */
  addFound(
    tx: Transaction,
    lines: readonly (Goods & { readonly unitId: string; readonly consignmentId: string | null })[],
  ): Promise<void> {
    return this.ledger.find(
      tx,
      lines.map(({ quantity, ...line }) => ({ ...line, ...UNTOUCHED, countedQuantity: quantity })),
    );
  }

  /** Writes counted quantities, in base units. The heads must be locked. */
  count(tx: Transaction, act: string, counts: readonly CountedLine[]): Promise<void> {
    return this.ledger.count(tx, act, counts);
  }

  /** The destination said what it took in: the books follow. The heads must be locked. */
  deliver(tx: Transaction, lines: readonly DeliveredGoods[]): Promise<void> {
    return this.ledger.depart(tx, newId(), lines.flatMap(departuresOf));
  }

  /** What was refused of the units and of what stands in them, and has not come back. */
  async refusedOn(tx: Transaction, unitIds: readonly string[]): Promise<RefusedGoods[]> {
    const lines = await this.contentsWithin(tx, unitIds);
    const refused = await this.ledger.refusedOf(
      tx,
      lines.map(({ id }) => id),
    );
    return lines.flatMap((line) => {
      const quantity = refused.get(line.id);
      return quantity ? [{ lineId: line.id, publicId: line.publicId, unitId: line.unitId, quantity }] : [];
    });
  }

  /** What was refused came back on its units, or was lost on the way. The heads must be locked. */
  takeBack(tx: Transaction, goods: readonly ReturnedGoods[]): Promise<void> {
    return this.ledger.comeBack(tx, newId(), goods);
  }

  contentsOf(tx: Transaction, unitIds: readonly string[]): Promise<ContentRow[]> {
    return this.contents.ofUnits(tx, unitIds);
  }

  /** The lines of the units, and of what stands in them; `unitId` is the unit that was asked for. */
  async contentsWithin(tx: Transaction, unitIds: readonly string[]): Promise<ContentRow[]> {
    const lines = await this.contents.ofUnits(tx, await this.nesting.together(tx, unitIds));
    const roots = await this.nesting.rootsOf(
      tx,
      lines.map(({ unitId }) => unitId),
    );
    return lines.map((line) => ({ ...line, unitId: roots.get(line.unitId) ?? line.unitId }));
  }

  /** The units and all that stands in them. */
  together(tx: Transaction, unitIds: readonly string[]): Promise<string[]> {
    return this.nesting.together(tx, unitIds);
  }

  /** Each unit and the outermost one that it stands in: itself, when it stands in none. Internal ids. */
  rootsOf(tx: Transaction, unitIds: readonly string[]): Promise<Map<string, string>> {
    return this.nesting.rootsOf(tx, unitIds);
  }

  /** Takes, in one order, the heads of the units' home streams and of others that this transaction will write. */
  lock(tx: Transaction, unitIds: readonly string[], moreStreamIds: readonly string[] = []): Promise<void> {
    return this.sightings.lock(tx, unitIds, moreStreamIds);
  }

  /**
   * Puts units on a dispatch. The heads must be locked.
   * @throws Refused NOT_AVAILABLE, ON_HOLD naming the pallet.
   */
  async allocate(tx: Transaction, unitIds: readonly string[], dispatchId: string): Promise<void> {
    await this.nesting.refuseNested(tx, unitIds);
    const rows = await this.store.byIds(tx, await this.nesting.together(tx, unitIds));
    for (const row of rows) refuseUnlessFree(row);
    await this.sightings.command(tx, unitIds, UnitEvent.UNIT_ALLOCATED, { dispatchId });
  }

  /** Takes units off a dispatch; those that are neither allocated nor lost from it stay as they are. The heads must be locked. */
  async deallocate(tx: Transaction, unitIds: readonly string[], dispatchId: string): Promise<void> {
    const rows = (await this.store.byIds(tx, unitIds)).filter(({ status }) =>
      ON_DISPATCH.includes(statusOf(status)),
    );
    const ids = rows.map(({ id }) => id);
    await this.sightings.command(tx, ids, UnitEvent.UNIT_DEALLOCATED, { dispatchId });
  }

  /**
   * Somebody declares a unit lost or destroyed. Its head must be locked.
   * @throws Refused UNIT_MOVE_NOT_ALLOWED
   */
  async declare(tx: Transaction, unit: UnitRow, code: number, note: string): Promise<void> {
    if (effectOn(statusOf(unit.status), code) !== 'ADVANCES') {
      throw UNIT_MOVE_NOT_ALLOWED.because(
        `Pallet ${unit.sscc} is ${statusOf(unit.status)}: it cannot be declared lost or destroyed.`,
        'unitId',
      );
    }
    const words = new Words(note);
    const before = { status: statusOf(unit.status) };
    const audit = { subjectKind: 'pallet', subject: unit.sscc, before, reason: words };
    await this.sightings.command(tx, [unit.id], code, { act: newId(), note: words }, audit);
  }

  /** Records what was seen of units: always kept, whatever it does to them. The heads must be locked. */
  observe(tx: Transaction, sightings: readonly Sighting[]): Promise<SightingEffect[]> {
    return this.sightings.observe(tx, sightings);
  }
}

const ON_DISPATCH: readonly UnitStatus[] = ['ALLOCATED', 'LOST', 'DESTROYED'];
const UNTOUCHED = { announcedQuantity: 0, countedQuantity: null, damagedQuantity: 0, goneQuantity: 0 };

function departuresOf(line: DeliveredGoods): Departure[] {
  const { contentLineId: lineId, sentQuantity, acceptedQuantity, refusedQuantity } = line;
  return [
    { lineId, account: Account.DELIVERED, quantity: acceptedQuantity },
    { lineId, account: Account.REFUSED, quantity: refusedQuantity },
    { lineId, account: Account.LOST, quantity: sentQuantity - acceptedQuantity - refusedQuantity },
  ];
}

function refuseTwins(units: readonly ExpectedUnit[], added: ReadonlySet<string>): void {
  const seen = new Set<string>();
  units.forEach(({ sscc }, position) => {
    if (added.has(sscc) && !seen.has(sscc)) {
      seen.add(sscc);
      return;
    }
    throw SSCC_ANNOUNCED_TWICE.because(
      `The SSCC ${sscc} is announced twice in this consignment.`,
      `units[${position}].sscc`,
    );
  });
}

function refuseUnlessFree(row: UnitRow): void {
  if (row.onHold)
    throw ON_HOLD.because(
      `Pallet ${row.sscc} has an open hold: a supervisor must release it first.`,
      'units',
    );
  const status = statusOf(row.status);
  if (status !== 'AVAILABLE') {
    throw NOT_AVAILABLE.because(
      `Pallet ${row.sscc} is ${status}: only an AVAILABLE pallet can be put on a dispatch.`,
      'units',
    );
  }
}
