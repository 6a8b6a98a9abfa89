import { Field, InputType, Int } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars.js';
import { TemperatureClass } from '../standards/temperature-class.js';
import { TransportDocumentKind } from '../standards/transport-document.js';
import { TransportDirection, TransportMode } from './transport.lifecycle.js';

const KEY = 'Chosen by you, 1 to 200 characters: the same key and input again give the same answer.';

@InputType({ description: 'A place where a vehicle calls on its way.' })
export class TransportStopInput {
  @Field(() => String, { description: 'Code of the place.' })
  place!: string;

  @Field(() => DateTime, { description: 'When it is to arrive there.' })
  arrivesAt!: string;

  @Field(() => DateTime, { description: 'When it is to go on.' })
  departsAt!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Of a train: its containers are lifted to wagons of another gauge here.',
  })
  gaugeChange?: boolean | null;
}

@InputType({ description: "A vehicle's journey that is put on the timetable of your hub." })
export class ScheduleTransportInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => TransportDirection, { description: 'Whether it comes to the hub.' })
  direction!: TransportDirection;

  @Field(() => TransportMode, { description: 'How it travels.' })
  mode!: TransportMode;

  @Field(() => String, {
    description: 'Flight, train or truck number. With the departure it tells transports apart.',
  })
  number!: string;

  @Field(() => String, { description: 'Code of the organisation that drives it, and may report it.' })
  carrier!: string;

  @Field(() => String, { description: 'Code of the place where it starts: `HGH`.' })
  origin!: string;

  @Field(() => String, { description: 'Code of the place where it ends: `LGG`. Inbound: your hub.' })
  destination!: string;

  @Field(() => [TransportStopInput], {
    nullable: true,
    description:
      'Where it calls between the two, in the order of travel; at most 20 places, none of them twice.',
  })
  stops?: TransportStopInput[] | null;

  @Field(() => TransportDocumentKind, {
    nullable: true,
    description:
      'The paper that its goods travel under. When left out: AWB by air, CMR by road, CIM by rail.',
  })
  documentKind?: TransportDocumentKind | null;

  @Field(() => String, { nullable: true, description: 'Number of that paper, as it is printed.' })
  document?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why a number that is wrong (a check digit) is recorded all the same. Real papers carry errors.',
  })
  documentOverrideReason?: string | null;

  @Field(() => DateTime, { description: 'Until when it takes goods: at the departure at the latest.' })
  cutOffAt!: string;

  @Field(() => DateTime, { description: 'When it is to depart.' })
  departsAt!: string;

  @Field(() => DateTime, { description: 'When it is to arrive: after it departs.' })
  arrivesAt!: string;

  @Field(() => Int, { description: 'Pallets that it can take: 1 to 5,000.' })
  capacityPallets!: number;

  @Field(() => Int, { description: 'Kilograms (gross) that it can take: 1 to 5,000,000.' })
  capacityKilograms!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of the pallets, how many places keep a temperature. When left out: all of them, if it keeps one at all.',
  })
  capacityColdPallets?: number | null;

  @Field(() => [TemperatureClass], {
    defaultValue: [],
    description: 'What its compartments keep; empty: no temperature control.',
  })
  temperatureClasses!: TemperatureClass[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only on a demo hub: a simulation of the carrier reports it as the clock passes its times. Anywhere else it is refused.',
  })
  simulated?: boolean | null;
}
