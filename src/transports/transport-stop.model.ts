import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars.js';
import { CallReport } from './transport.lifecycle.js';
import type { TransportStop } from './transport-stop.entity.js';

registerEnumType(CallReport, {
  name: 'CallReport',
  description: 'What can be reported of a transport at one of its stops.',
  valuesMap: {
    ARRIVED: { description: 'It has come there.' },
    LEFT: { description: 'It has gone on.' },
  },
});

@ObjectType('TransportStop', {
  description: 'A place where a transport calls between origin and destination.',
})
export class TransportStopModel {
  /** Internal; not in the schema. */
  placeId!: number;

  @Field(() => Int, { description: 'Which stop it is, from 1 in the order of travel.' })
  ordinal!: number;

  @Field(() => DateTime, { description: 'When it is to arrive there, by the timetable.' })
  arrivesAt!: Date;

  @Field(() => DateTime, { description: 'When it is to go on, by the timetable.' })
  departsAt!: Date;

  @Field(() => Boolean, {
    description:
      'Containers are lifted to wagons of another gauge here: one contract of carriage ends, another begins.',
  })
  gaugeChange!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it came, as first reported; null when nobody did.',
  })
  arrivedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it went on, as first reported; null when nobody did.',
  })
  leftAt!: Date | null;
}

export function toTransportStopModel(row: TransportStop): TransportStopModel {
  const { transportId: _, ...fields } = row;
  return Object.assign(new TransportStopModel(), fields);
}
