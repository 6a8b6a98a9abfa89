import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { DateTime } from '../platform/graphql/scalars.js';
import { ConsignmentStatus, deriveStatus, needsAttention } from './consignment.lifecycle.js';
import type { ConsignmentRow, PortionRow } from './consignment.store.js';

registerEnumType(ConsignmentStatus, {
  name: 'ConsignmentStatus',
  description:
    'Where a consignment is on its way to the hub. It follows from its transports and from what was counted in; how far its goods got from there, its path tells.',
  valuesMap: {
    ANNOUNCED: { description: 'Announced; nothing has left yet.' },
    IN_TRANSIT: { description: 'At least one of its transports has left.' },
    ARRIVED: { description: 'At least one of its transports has arrived; nothing was counted in yet.' },
    RECEIVING: { description: 'Some of its pallets were counted in.' },
    RECEIVED: { description: 'All of its pallets were counted in.' },
    REJECTED: { description: 'The hub did not take it.' },
    CANCELLED: { description: 'The donor withdrew it before it arrived.' },
  },
});

@ObjectType('Consignment', {
  description:
    "What one donor sends under one reference: the donor's shipment. It may come on several transports, and goes on in several dispatches.",
})
export class ConsignmentModel {
  /** Internal; not in the schema. */
  row!: ConsignmentRow;

  @Field(() => ID, { description: 'Public id.' })
  id!: string;

  @Field(() => String, {
    description: "The donor's own number for it, unique among the donor's consignments.",
  })
  reference!: string;

  @Field(() => String, { description: 'What it is meant for, in the words of the donor.' })
  purpose!: string;

  @Field(() => ConsignmentStatus, { description: 'Where it is on its way to the hub.' })
  status!: ConsignmentStatus;

  @Field(() => Boolean, {
    description: 'Goods came although it was cancelled or rejected: somebody must look.',
  })
  attention!: boolean;

  @Field(() => DateTime, { description: 'When it was announced.' })
  announcedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the donor withdrew it.' })
  cancelledAt!: Date | null;

  @Field(() => Int, { description: 'Pallets that were announced.' })
  unitsAnnounced!: number;

  @Field(() => Int, { description: 'Of the announced pallets, those that were counted in.' })
  unitsReceived!: number;
}

export const ConsignmentConnection = ConnectionOf(ConsignmentModel, 'Consignment');

export function toConsignmentModel(row: ConsignmentRow): ConsignmentModel {
  const facts = { ...row, cancelled: row.cancelledAt !== null, rejected: row.rejectedAt !== null };
  return Object.assign(new ConsignmentModel(), {
    row,
    id: row.publicId,
    reference: row.reference,
    purpose: row.purpose,
    status: deriveStatus(facts),
    attention: needsAttention(facts),
    announcedAt: row.announcedAt,
    cancelledAt: row.cancelledAt,
    unitsAnnounced: row.unitsAnnounced,
    unitsReceived: row.unitsReceived,
  });
}

const KEY = 'Chosen by you, 1 to 200 characters: the same key and input again give the same answer.';

@ObjectType('ConsignmentPortion', { description: 'How much of an item is meant for one of the recipients.' })
export class ConsignmentPortionModel {
  /** Internal; not in the schema. */
  row!: PortionRow;

  @Field(() => Float, { description: 'How much, in base units of the item.' })
  quantity!: number;
}

export function toPortionModel(row: PortionRow): ConsignmentPortionModel {
  return Object.assign(new ConsignmentPortionModel(), { row, quantity: row.quantity });
}

@InputType({ description: 'How much of an item is meant for one of the recipients.' })
export class PortionInput {
  @Field(() => String, { description: 'Code of the recipient.' })
  recipient!: string;

  @Field(() => String, { description: 'Code of the item.' })
  item!: string;

  @Field(() => Int, { description: 'How much, in base units. From 1.' })
  quantity!: number;
}

@InputType({ description: 'Other recipients of a consignment.' })
export class ReviseRecipientsInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The consignment.' })
  consignmentId!: string;

  @Field(() => [String], {
    description: 'Codes of the agencies that it is meant for now: all of them, 1 to 200.',
  })
  recipients!: string[];

  @Field(() => [PortionInput], {
    nullable: true,
    description: 'How much is meant for whom. What is in no portion is for all of them.',
  })
  portions?: PortionInput[] | null;

  @Field(() => String, { description: 'Why. It is kept in the history.' })
  reason!: string;
}

@InputType({ description: 'A consignment that is withdrawn.' })
export class CancelConsignmentInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The consignment.' })
  consignmentId!: string;

  @Field(() => String, { description: 'Why. It is kept in the history.' })
  reason!: string;
}

@InputType({ description: 'A transport that brings a consignment, or some of it.' })
export class AttachTransportInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The consignment.' })
  consignmentId!: string;

  @Field(() => ID, { description: 'An inbound transport of the same hub.' })
  transportId!: string;
}
