import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { DateTime } from '../platform/graphql/scalars.js';
import { FLAGGED_TIME } from './event.js';
import { eventDescriptions, eventName, eventNames } from './event-codes.js';
import type { EventRow } from './history.store.js';

// Filled as the features are loaded, read when the schema is built: every code is in.
registerEnumType(eventNames, {
  name: 'EventCode',
  description: 'What happened. Codes are stable and translated only at the edge.',
  valuesMap: eventDescriptions,
});

@ObjectType('Event', {
  description: 'Something that happened. Events are only added: a correction is a new event.',
})
export class EventModel {
  /** Internal ids, for loaders; not in the schema. */
  unitId!: string;
  streamId!: string;
  actorId!: number;
  organisationId!: number;

  @Field(() => Int, { description: 'Place in the history of its subject, from 1, without a gap.' })
  sequence!: number;

  @Field(() => eventNames, { description: 'What happened.' })
  code!: string;

  @Field(() => DateTime, { description: 'When it happened, as whoever saw it says.' })
  occurredAt!: Date;

  @Field(() => DateTime, { description: "When the hub recorded it, by the hub's clock." })
  recordedAt!: Date;

  @Field(() => DateTime, {
    description: 'When it was recorded in real time: another time than `recordedAt` on a demo hub.',
  })
  recordedRealAt!: Date;

  @Field(() => Boolean, {
    description: "The device's time was not believed: the event is ordered by when it was recorded.",
  })
  timeDoubted!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'The event, by its place in the same history, that this one declares wrong.',
  })
  corrects!: number | null;
}

export const EventConnection = ConnectionOf(EventModel, 'Event');

export function toEventModel(row: EventRow): EventModel {
  const { unitId, streamId, sequence, occurredAt, recordedAt, recordedRealAt } = row;
  return Object.assign(new EventModel(), {
    unitId,
    streamId,
    actorId: row.actorId,
    organisationId: row.organisationId,
    sequence,
    occurredAt,
    recordedAt,
    recordedRealAt,
    code: eventName(row.code),
    timeDoubted: (row.capture & FLAGGED_TIME) !== 0,
    corrects: row.corrects === 0 ? null : row.corrects,
  });
}
