import { Injectable } from '@nestjs/common';
import { ConsignmentsService } from '../consignments/consignments.service.js';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { BuiltUnitStore } from './built-unit.store.js';
import { NestingService } from './nesting.service.js';
import { statusOf, type UnitStatus } from './unit.lifecycle.js';
import { NOT_REBUILDABLE, SSCC_IN_USE } from './unit.refusals.js';
import { type ContentRow, type UnitRow, UnitsService } from './units.service.js';

/** The pallets that goods are taken from, with the heads of all streams that are written. */
export interface Sources {
  readonly units: readonly UnitRow[];
  readonly lines: readonly ContentRow[];
  /** The home stream of a new pallet with goods of these consignments: theirs if there is one, else the hub's. */
  readonly homeOf: (consignmentIds: readonly (string | null)[]) => string;
}

/** What stands at the hub and is on no dispatch; what came back as well. */
const REBUILDABLE: readonly UnitStatus[] = ['RECEIVED', 'AVAILABLE', 'RETURNED'];

@Injectable()
export class RebuildSources {
  constructor(
    private readonly units: UnitsService,
    private readonly consignments: ConsignmentsService,
    private readonly places: PlacesService,
    private readonly built: BuiltUnitStore,
    private readonly nesting: NestingService,
  ) {}

  /**
   * The hub's own head is taken as well: two people who build pallets with one number wait for one another.
   * @throws Refused NOT_REBUILDABLE naming the pallet
   */
  async open(tx: Transaction, unitIds: readonly string[]): Promise<Sources> {
    const hub = await this.places.hubById(tx, tx.principal.hubId);
    if (!hub) throw new Error('A pallet is rebuilt by somebody who belongs to no hub');
    const before = await this.units.contentsOf(tx, unitIds);
    const owners = [...new Set(before.flatMap(({ consignmentId }) => consignmentId ?? []))];
    const rows = await this.consignments.byIds(tx, owners);
    const streams = new Map(rows.map(({ id, streamId }) => [id, streamId]));
    await this.units.lock(tx, unitIds, [...streams.values(), hub.streamId]);
    const units = await this.units.byIds(tx, unitIds);
    for (const unit of units) refuseUnlessFree(unit);
    await this.nesting.refuseNestedOrFull(tx, unitIds);
    const lines = await this.units.contentsOf(tx, unitIds);
    const homeOf: Sources['homeOf'] = (ids) => {
      const [only, another] = [...new Set(ids)];
      return (another === undefined && only ? streams.get(only) : undefined) ?? hub.streamId;
    };
    return { units, lines, homeOf };
  }

  /** @throws Refused SSCC_IN_USE with the field */
  async refuseTaken(
    tx: Transaction,
    ssccs: readonly string[],
    field: (pallet: number) => string,
  ): Promise<void> {
    const taken = await this.built.taken(tx, tx.principal.hubId, ssccs);
    ssccs.forEach((sscc, place) => {
      if (taken.has(sscc))
        throw SSCC_IN_USE.because(`A pallet of this hub bears ${sscc}: use a new number.`, field(place));
      taken.add(sscc);
    });
  }
}

function refuseUnlessFree({ sscc, status }: UnitRow): void {
  if (REBUILDABLE.includes(statusOf(status))) return;
  throw NOT_REBUILDABLE.because(
    `Pallet ${sscc} is ${statusOf(status)}: only what stands at the hub and is on no dispatch can be taken apart.`,
    'units',
  );
}
