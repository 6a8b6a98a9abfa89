import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { DateTime } from '../platform/graphql/scalars.js';
import type { LaneOverride } from './lane.entity.js';
import { LaneMode, type LeadHours } from './lane.lifecycle.js';
import type { LaneRow } from './lane.store.js';
import { hoursOf, usualHoursOf } from './lead-hours.js';

registerEnumType(LaneMode, {
  name: 'LaneMode',
  description: 'How goods travel on a lane.',
  valuesMap: {
    AIR: { description: 'By freighter.' },
    RAIL: { description: 'By freight train.' },
    ROAD: { description: 'By truck, on ferries and through tunnels too.' },
  },
});

@ObjectType('LeadHours', { description: 'How long goods take from door to door: a range in hours.' })
export class LeadHoursModel {
  @Field(() => Int, { description: 'When all goes well.' })
  least!: number;

  @Field(() => Int, { description: 'What to promise.' })
  most!: number;
}

@ObjectType('LaneOverride', {
  description: 'What a hub knows better of a lane than the sources, for a time.',
})
export class LaneOverrideModel {
  @Field(() => LeadHoursModel, { description: 'The hours.' })
  hours!: LeadHoursModel;

  @Field(() => Int, {
    nullable: true,
    description: 'Along the road or the track; null when it was not said.',
  })
  routeKilometres!: number | null;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTime, { description: 'From when it holds.' })
  since!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Until when it held; null while it holds.' })
  until!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the usual hours hold again; null while it holds, and where another took its place.',
  })
  resetReason!: string | null;
}

export function toLaneOverrideModel(row: LaneOverride): LaneOverrideModel {
  const { hoursLeast, hoursMost, routeKilometres, reason, since, until, resetReason } = row;
  const hours = { least: hoursLeast, most: hoursMost };
  const told = { hours, routeKilometres, reason, since, until, resetReason };
  return Object.assign(new LaneOverrideModel(), told);
}

@ObjectType('Lane', { description: 'A way between two places by one mode, and how long goods take on it.' })
export class LaneModel {
  /** Internal; not in the schema. */
  row!: LaneRow;

  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => LaneMode, { description: 'How goods travel on it.' })
  mode!: LaneMode;

  @Field(() => Int, { description: 'The shortest way over the earth.' })
  greatCircleKilometres!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Along the road or the track: what your hub entered, or the estimate. Null when nobody knows.',
  })
  routeKilometres!: number | null;

  @Field(() => LeadHoursModel, {
    nullable: true,
    description: 'What your hub entered, or the usual hours. Null when nobody knows: nothing is guessed.',
  })
  hours!: LeadHours | null;

  @Field(() => LeadHoursModel, {
    nullable: true,
    description: 'The usual hours. Null when no source gives any.',
  })
  usualHours!: LeadHours | null;

  @Field(() => String, { description: 'Where the usual hours come from, and how sure they are.' })
  source!: string;

  @Field(() => Boolean, { description: 'Your hub has hours of its own for it.' })
  overridden!: boolean;
}

export const LaneConnection = ConnectionOf(LaneModel, 'Lane');

export function toLaneModel(row: LaneRow): LaneModel {
  const { publicId: id, mode, greatCircleKilometres, source, usualKilometres, ownKilometres } = row;
  const routeKilometres = ownKilometres ?? usualKilometres;
  const hours = { hours: hoursOf(row), usualHours: usualHoursOf(row) };
  const overridden = row.overrideId !== null;
  const told = { id, mode, greatCircleKilometres, routeKilometres, source, overridden };
  return Object.assign(new LaneModel(), { row, ...told, ...hours });
}

const KEY = 'Chosen by you, 1 to 200 characters: the same key and input again give the same answer.';

@InputType({ description: 'What your hub knows better of a lane.' })
export class OverrideLaneInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The lane.' })
  laneId!: string;

  @Field(() => Int, { description: 'Hours from door to door when all goes well, 1 to 8,760.' })
  hoursLeast!: number;

  @Field(() => Int, { description: 'Hours to promise, 1 to 8,760; not fewer than the least.' })
  hoursMost!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Along the road or the track. Left out: the estimate stays.',
  })
  routeKilometres?: number | null;

  @Field(() => String, { description: 'Why. It is kept in the history.' })
  reason!: string;
}

@InputType({ description: 'A lane of which the usual hours hold again.' })
export class ResetLaneInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The lane.' })
  laneId!: string;

  @Field(() => String, { description: 'Why. It is kept in the history.' })
  reason!: string;
}
