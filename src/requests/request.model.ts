import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { CalendarDate, DateTime } from '../platform/graphql/scalars.js';
import type { RequestLine, SupplyRequest } from './request.entity.js';
import { RequestStatus, RequestUrgency } from './request.lifecycle.js';

registerEnumType(RequestStatus, {
  name: 'RequestStatus',
  description: 'How far a request is. It follows from what was allocated and delivered.',
  valuesMap: {
    DRAFT: { description: 'The agency writes it; nobody else sees it.' },
    OPEN: { description: 'The hub was asked; nothing is allocated yet.' },
    PARTLY_ALLOCATED: { description: 'Some of it is allocated.' },
    ALLOCATED: { description: 'All of it is allocated; not all was delivered yet.' },
    FULFILLED: { description: 'All of it was delivered.' },
    CLOSED: {
      description: 'It takes no more goods; what was allocated before may still come.',
    },
    CANCELLED: { description: 'The agency took it back before anything was allocated.' },
  },
});

registerEnumType(RequestUrgency, {
  name: 'RequestUrgency',
  description: 'How soon the goods are needed, in the words of FHIR.',
  valuesMap: {
    ROUTINE: { description: 'In the usual time.' },
    URGENT: { description: 'Before routine requests.' },
    ASAP: { description: 'As soon as possible.' },
    STAT: { description: 'At once: lives depend on it.' },
  },
});

@ObjectType('RequestLine', { description: 'One item of a request, in the base units of the item.' })
export class RequestLineModel {
  /** Internal; not in the schema. */
  itemId!: number;

  @Field(() => Int, { description: 'How many are asked for.' })
  quantity!: number;

  @Field(() => Int, { description: 'Of these, how many the hub has allocated: the delivered ones included.' })
  allocated!: number;

  @Field(() => Int, { description: 'Of these, how many were delivered.' })
  fulfilled!: number;

  @Field(() => Int, { description: 'How many are allocated and not delivered yet: what comes.' })
  coming!: number;

  @Field(() => Int, { description: 'How many nothing is allocated for yet.' })
  open!: number;
}

export function toRequestLineModel({
  itemId,
  quantity,
  allocated,
  fulfilled,
}: RequestLine): RequestLineModel {
  const derived = { coming: allocated - fulfilled, open: quantity - allocated };
  return Object.assign(new RequestLineModel(), { itemId, quantity, allocated, fulfilled, ...derived });
}

@ObjectType('SupplyRequest', {
  description: 'What a health agency asks a hub for. The agency and that hub see it, and nobody else.',
})
export class SupplyRequestModel {
  /** Internal; not in the schema. */
  row!: SupplyRequest;

  @Field(() => ID, { description: 'Public id.' })
  id!: string;

  @Field(() => String, { description: 'Its number: `R-000042`.' })
  reference!: string;

  @Field(() => RequestStatus, { description: 'How far it is.' })
  status!: RequestStatus;

  @Field(() => RequestUrgency, { description: 'How soon the goods are needed.' })
  urgency!: RequestUrgency;

  @Field(() => CalendarDate, {
    description: 'Last day on which the goods are of use, in the time of the hub.',
  })
  neededBy!: string;

  @Field(() => String, { description: 'What the goods are for, in the words of the agency.' })
  purpose!: string;

  @Field(() => DateTime, { description: 'When it was drafted.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was sent to the hub; null for a draft.' })
  openedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed or cancelled.' })
  endedAt!: Date | null;
}

export const SupplyRequestConnection = ConnectionOf(SupplyRequestModel, 'SupplyRequest');

export function toSupplyRequestModel(row: SupplyRequest): SupplyRequestModel {
  const { publicId: id, reference, status, urgency, neededBy, purpose, createdAt, openedAt, endedAt } = row;
  const shown = { id, reference, status, urgency, neededBy, purpose, createdAt, openedAt, endedAt };
  return Object.assign(new SupplyRequestModel(), { row, ...shown });
}
