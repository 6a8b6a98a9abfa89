import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { CalendarDate, DateTime, Sscc } from '../platform/graphql/scalars.js';
import { TemperatureClass } from '../standards/temperature-class.js';
import type { ContentRow } from './content.store.js';
import type { HoldRow } from './hold.store.js';
import { present } from './ledger.js';
import { statusOf, UnitStatus } from './unit.lifecycle.js';
import type { UnitRow } from './unit.store.js';

registerEnumType(UnitStatus, {
  name: 'UnitStatus',
  description:
    'Where a logistic unit is on its way. Holds and damage are not statuses: they stand beside it.',
  valuesMap: {
    EXPECTED: { description: 'Announced and not yet seen.' },
    RECEIVED: { description: 'At the hub, not yet checked.' },
    AVAILABLE: { description: 'Counted and as announced: free for a dispatch unless it is on hold.' },
    ALLOCATED: { description: 'On a dispatch, still at the hub.' },
    LOADED: { description: 'On a vehicle that has not left.' },
    IN_TRANSIT: { description: 'On its way to the destination.' },
    DELIVERED: { description: 'Taken in by the destination, all of it or some.' },
    REBUILT: { description: 'All that was on it was put onto other pallets: it is no more.' },
    LOST: { description: 'Declared lost.' },
    RETURNED: { description: 'Came back instead of being delivered.' },
    DESTROYED: { description: 'Declared destroyed.' },
  },
});

@ObjectType('LogisticUnit', {
  description: 'A pallet, or a carton, with an identity of its own (an SSCC). People at the hub say pallet.',
})
export class UnitModel {
  /** Internal ids, for loaders; not in the schema. */
  unitId!: string;
  streamId!: string;

  @Field(() => ID, { description: 'Public id.' })
  id!: string;

  @Field(() => Sscc, { description: 'Its serial shipping container code.' })
  sscc!: string;

  @Field(() => UnitStatus, { description: 'Where it is on its way.' })
  status!: UnitStatus;

  @Field(() => Boolean, {
    description: 'Something that was reported contradicts its status: somebody must look.',
  })
  attention!: boolean;

  @Field(() => Boolean, { description: 'At least one hold is open: it may not leave.' })
  onHold!: boolean;

  @Field(() => Boolean, {
    description: 'It was announced. False: it turned up unannounced and was received all the same.',
  })
  announced!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was first seen at the hub; null while it is expected.',
  })
  receivedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the location where it was last seen, such as `A-01`.',
  })
  location!: string | null;

  @Field(() => TemperatureClass, { description: 'What temperature it must be kept at.' })
  temperatureClass!: TemperatureClass;

  @Field(() => Float, { description: 'Announced gross weight in kilograms; 0 when nobody said.' })
  grossWeightKilograms!: number;
}

@ObjectType('ContentLine', {
  description: 'What is in a logistic unit. Quantities are whole base units of the item.',
})
export class ContentLineModel {
  contentLineId!: string;
  unitId!: string;
  itemId!: number;
  consignmentId!: string | null;

  @Field(() => ID, { description: 'Public id.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Lot (batch) number, where the goods have one.' })
  lot!: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day of use, where the goods have one.' })
  expiry!: string | null;

  @Field(() => Int, {
    description:
      'How much was announced, in base units; its share of that, on a pallet that was rebuilt; 0 for what was found unannounced.',
  })
  announcedQuantity!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How much was counted, in base units; null while nobody counted.',
  })
  countedQuantity!: number | null;

  @Field(() => Int, { description: 'How much of what was counted is damaged, in base units.' })
  damagedQuantity!: number;

  @Field(() => Int, {
    description:
      'How much is on it now, in base units: what was counted, else announced, without what has left the line since.',
  })
  presentQuantity!: number;
}

@ObjectType('Hold', { description: 'Why a logistic unit may not leave the hub.' })
export class HoldModel {
  @Field(() => ID, { description: 'Public id.' })
  id!: string;

  @Field(() => String, { description: 'The kind of reason, such as COUNT_MISMATCH or MISSING_PAPERS.' })
  reason!: string;

  @Field(() => String, { description: 'What the person who opened it wrote.' })
  note!: string;

  @Field(() => DateTime, { description: 'When it was opened.' })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was released; null while it is open.' })
  closedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was released.' })
  closingNote!: string | null;
}

export const UnitConnection = ConnectionOf(UnitModel, 'LogisticUnit', { counted: true });
export const UnitPage = ConnectionOf(UnitModel, 'ConsignmentUnit');

export function toUnitModel(row: UnitRow): UnitModel {
  return Object.assign(new UnitModel(), {
    unitId: row.id,
    streamId: row.streamId,
    id: row.publicId,
    sscc: row.sscc,
    status: statusOf(row.status),
    attention: row.attention,
    onHold: row.onHold,
    announced: row.expected,
    receivedAt: row.receivedAt,
    location: row.locationCode,
    temperatureClass: row.temperatureClass,
    grossWeightKilograms: Number(row.grossGrams) / 1000,
  });
}

export function toContentLineModel(row: ContentRow): ContentLineModel {
  return Object.assign(new ContentLineModel(), {
    contentLineId: row.id,
    unitId: row.unitId,
    itemId: row.itemId,
    consignmentId: row.consignmentId,
    id: row.publicId,
    lot: row.lot,
    expiry: row.expiry,
    announcedQuantity: row.announcedQuantity,
    countedQuantity: row.countedQuantity,
    damagedQuantity: row.damagedQuantity,
    presentQuantity: present(row),
  });
}

export function toHoldModel(row: HoldRow): HoldModel {
  const { publicId: id, reason, note, openedAt, closedAt, closingNote } = row;
  return Object.assign(new HoldModel(), { id, reason, note, openedAt, closedAt, closingNote });
}
