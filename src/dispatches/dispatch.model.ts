import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { DateTime } from '../platform/graphql/scalars.js';
import { UnitModel } from '../units/unit.model.js';
import type { Dispatch } from './dispatch.entity.js';
import { DispatchStage, DispatchStatus } from './dispatch.lifecycle.js';
import type { Leg } from './leg.entity.js';
import { LegStatus } from './leg.lifecycle.js';

registerEnumType(DispatchStatus, {
  name: 'DispatchStatus',
  description: 'Where a dispatch is on its way. Customs steps are events, not statuses.',
  valuesMap: {
    DRAFT: { description: 'Pallets are put together; it has no route.' },
    PLANNED: { description: 'It has a route, and places are reserved on it.' },
    LOADING: { description: 'At least one pallet is on the first vehicle.' },
    DEPARTED: { description: 'The first vehicle left with it.' },
    ARRIVED: { description: 'The last vehicle was reported as arrived.' },
    DELIVERED: { description: 'Everything was accepted.' },
    PARTIALLY_DELIVERED: {
      description: 'Some of it was accepted. What was refused may be sent back, and be back.',
    },
    DELIVERY_FAILED: { description: 'Nothing was accepted.' },
    RETURNING: { description: 'What was refused is on its way back.' },
    RETURNED: { description: 'What nobody accepted is back at the hub.' },
    CANCELLED: { description: 'Given up before it left.' },
  },
});
registerEnumType(DispatchStage, {
  name: 'DispatchStage',
  description: 'The lists that people work from. A finished dispatch is in none of them.',
  valuesMap: {
    PREPARING: { description: 'At the hub: DRAFT, PLANNED or LOADING.' },
    UNDER_WAY: { description: 'On the road: DEPARTED, ARRIVED, DELIVERY_FAILED or RETURNING.' },
  },
});
registerEnumType(LegStatus, {
  name: 'LegStatus',
  description: 'How far one hop of a dispatch is.',
  valuesMap: {
    PLANNED: { description: 'Places are reserved.' },
    BOARDED: { description: 'Some of it is on the vehicle.' },
    LEFT: { description: 'The vehicle was reported as gone.' },
    ARRIVED: { description: 'The vehicle was reported as arrived.' },
    MISSED: { description: 'The vehicle left without it.' },
    CANCELLED: { description: 'The plan was given up.' },
  },
});

@ObjectType('DispatchLeg', { description: 'One hop of a dispatch on one vehicle.' })
export class DispatchLegModel {
  /** Internal; not in the schema. */
  transportId!: string;

  @Field(() => ID, { description: 'Public id.' })
  id!: string;

  @Field(() => Int, { description: 'Place on the way, from 1.' })
  ordinal!: number;

  @Field(() => LegStatus, { description: 'How far it is.' })
  status!: LegStatus;

  @Field(() => Int, {
    nullable: true,
    description: 'At which of its stops (`ordinal`) the goods leave the vehicle; null: at its destination.',
  })
  stop!: number | null;
}

@ObjectType('Dispatch', {
  description:
    'What leaves the hub for one agency and one destination (in other systems: an outbound shipment).',
})
export class DispatchModel {
  /** Internal; not in the schema. */
  row!: Dispatch;

  @Field(() => ID, { description: 'Public id.' })
  id!: string;

  @Field(() => String, { description: "The hub's number for it, unique at the hub." })
  reference!: string;

  @Field(() => DispatchStatus, { description: 'Where it is on its way.' })
  status!: DispatchStatus;

  @Field(() => Boolean, {
    description: 'Somebody at the hub must look: no route, pallets left behind, or reports that contradict.',
  })
  attention!: boolean;

  @Field(() => Boolean, {
    description: 'The expected arrival has passed without a report. A mark of the clock, not a fact.',
  })
  overdue!: boolean;

  @Field(() => DateTime, { description: 'When it was drafted.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it is expected at the destination; null without a route, and once it is there.',
  })
  estimatedArrivalAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the first vehicle left, as reported; null when nobody did.',
  })
  departedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the last vehicle arrived, as reported; null when nobody did.',
  })
  arrivedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the destination took it in; null before, and when nothing was accepted.',
  })
  deliveredAt!: Date | null;
}

export const DispatchConnection = ConnectionOf(DispatchModel, 'Dispatch');
export const DispatchUnitConnection = ConnectionOf(UnitModel, 'DispatchUnit');

/** An arrival is expected while it has not come. */
const EXPECTED: readonly DispatchStatus[] = ['PLANNED', 'LOADING', 'DEPARTED'];

export function toDispatchModel(row: Dispatch): DispatchModel {
  const {
    publicId: id,
    reference,
    status,
    attention,
    overdue,
    createdAt,
    departedAt,
    arrivedAt,
    deliveredAt,
  } = row;
  const estimatedArrivalAt = EXPECTED.includes(status) ? row.estimatedArrivalAt : null;
  const times = { createdAt, estimatedArrivalAt, departedAt, arrivedAt, deliveredAt };
  return Object.assign(new DispatchModel(), { row, id, reference, status, attention, overdue, ...times });
}

export function toDispatchLegModel({
  publicId: id,
  ordinal,
  status,
  transportId,
  exitStop,
}: Leg): DispatchLegModel {
  return Object.assign(new DispatchLegModel(), { id, ordinal, status, transportId, stop: exitStop || null });
}
