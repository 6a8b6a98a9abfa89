import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { DateTime } from '../platform/graphql/scalars.js';
import { TemperatureClass } from '../standards/temperature-class.js';
import { TransportDocumentKind } from '../standards/transport-document.js';
import { delaysOf } from './lateness.js';
import {
  awaitedIn,
  DelayReason,
  TransportDirection,
  TransportMode,
  TransportReport,
  TransportStatus,
} from './transport.lifecycle.js';
import type { TransportRow } from './transport.store.js';

registerEnumType(TransportStatus, {
  name: 'TransportStatus',
  description: 'Where a vehicle is on its journey, as it was reported. A clock never moves it.',
  valuesMap: {
    SCHEDULED: { description: 'On the timetable; nothing was reported yet.' },
    LEFT: { description: 'Reported as gone.' },
    ARRIVED: { description: 'Reported as arrived. Nothing that is reported later changes this.' },
    CANCELLED: { description: 'Reported as cancelled. Only a reported arrival wins over it.' },
  },
});
registerEnumType(TransportReport, {
  name: 'TransportReport',
  description: 'What can be reported of a transport.',
  valuesMap: {
    LEFT: {
      description: 'It has left. Repeat it with another `estimatedArrivalAt` when the estimate changes.',
    },
    ARRIVED: { description: 'It has arrived.' },
    CANCELLED: { description: 'It does not go.' },
  },
});
registerEnumType(TransportDirection, {
  name: 'TransportDirection',
  description: 'Whether a transport comes to the hub.',
  valuesMap: {
    INBOUND: { description: 'It ends at the hub.' },
    OUTBOUND: { description: 'It leaves the hub, or goes on with what left it.' },
  },
});
registerEnumType(TransportMode, {
  name: 'TransportMode',
  description: 'How a transport travels.',
  valuesMap: {
    AIR: { description: 'A flight.' },
    RAIL: { description: 'A train.' },
    ROAD: { description: 'A truck.' },
  },
});
registerEnumType(TransportDocumentKind, {
  name: 'TransportDocumentKind',
  description: 'The paper under which goods travel.',
  valuesMap: {
    AWB: { description: 'Air waybill of the airline. Its last digit is a check digit.' },
    HAWB: { description: 'Air waybill of a forwarder.' },
    CMR: { description: 'Consignment note for the road.' },
    CIM: { description: 'Consignment note for the railway west of Brest.' },
    SMGS: { description: 'Consignment note for the railway east of Brest.' },
    CIM_SMGS: { description: 'Consignment note for both railways.' },
  },
});

registerEnumType(DelayReason, {
  name: 'DelayReason',
  description: 'Why a transport is late, or does not go.',
  valuesMap: {
    WEATHER: { description: 'Weather.' },
    TECHNICAL: { description: 'Something of the vehicle or the line is broken.' },
    CREW: { description: 'Crew or driver: missing, or at the end of their hours.' },
    CONGESTION: { description: 'No slot, no path, a queue.' },
    CUSTOMS: { description: 'Customs or another inspection.' },
    BORDER: { description: 'A border is closed or slow.' },
    GAUGE_CHANGE: { description: 'Waiting for wagons of the other gauge.' },
    LATE_GOODS: { description: 'It waits for goods.' },
    HEALTH_RULES: { description: 'Quarantine and other rules of the pandemic.' },
    STRIKE: { description: 'A strike.' },
    OTHER: { description: 'Another reason: the note says which.' },
  },
});

@ObjectType('TransportCapacity', { description: 'What a vehicle can take, and what is left of it.' })
export class TransportCapacityModel {
  @Field(() => Int, { description: 'Pallets that it can take.' })
  pallets!: number;

  @Field(() => Int, { description: 'Kilograms (gross) that it can take.' })
  kilograms!: number;

  @Field(() => Int, { description: 'Pallets that dispatches have reserved.' })
  reservedPallets!: number;

  @Field(() => Int, { description: 'Kilograms (gross) that dispatches have reserved.' })
  reservedKilograms!: number;

  @Field(() => Int, { description: 'Of the pallets, how many places keep a temperature.' })
  coldPallets!: number;

  @Field(() => Int, { description: 'Of those, how many dispatches have reserved.' })
  reservedColdPallets!: number;

  @Field(() => Int, { description: 'Pallets that nobody has reserved.' })
  freePallets!: number;

  @Field(() => Int, { description: 'Kilograms (gross) that nobody has reserved.' })
  freeKilograms!: number;

  @Field(() => Int, { description: 'Places that keep a temperature and that nobody has reserved.' })
  freeColdPallets!: number;
}

@ObjectType('Transport', {
  description:
    "A vehicle's journey into the hub or out of it: a flight, a train, a truck. What it brings or takes are consignments and dispatches.",
})
export class TransportModel {
  /** Internal; not in the schema. */
  row!: TransportRow;

  @Field(() => ID, { description: 'Public id.' })
  id!: string;

  @Field(() => TransportDirection, { description: 'Whether it comes to the hub.' })
  direction!: TransportDirection;

  @Field(() => TransportMode, { description: 'How it travels.' })
  mode!: TransportMode;

  @Field(() => String, { description: 'Flight, train or truck number, in capitals.' })
  number!: string;

  @Field(() => TransportStatus, { description: 'Where it is on its journey, as it was reported.' })
  status!: TransportStatus;

  @Field(() => Boolean, { description: 'Reports contradict one another: somebody must look.' })
  attention!: boolean;

  @Field(() => Boolean, {
    description: 'A due time has passed without a report. A mark of the clock, not a fact.',
  })
  overdue!: boolean;

  @Field(() => DateTime, { description: 'Until when it takes goods.' })
  cutOffAt!: Date;

  @Field(() => DateTime, { description: 'When it is to depart, by the timetable.' })
  departsAt!: Date;

  @Field(() => DateTime, { description: 'When it is to arrive, by the timetable.' })
  arrivesAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it is expected: the last estimate, else the timetable. Null once it has arrived or was cancelled.',
  })
  estimatedArrivalAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it is expected to leave: the last estimate, else the timetable. Null once it has left or was cancelled.',
  })
  estimatedDepartureAt!: Date | null;

  @Field(() => DelayReason, {
    nullable: true,
    description: 'Why it is late or does not go, as last said; null when nobody said.',
  })
  delayReason!: DelayReason | null;

  @Field(() => Int, {
    description:
      'Minutes that its departure is behind the timetable, as it is known; less than 0: ahead of it.',
  })
  departureDelayMinutes!: number;

  @Field(() => Int, {
    description:
      'Minutes that its arrival is behind the timetable, as it is known; less than 0: ahead of it.',
  })
  arrivalDelayMinutes!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it left, as first reported; null when nobody did.',
  })
  leftAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it arrived, as first reported; null when nobody did.',
  })
  arrivedAt!: Date | null;

  @Field(() => [TemperatureClass], {
    description: 'What its compartments keep; empty: no temperature control.',
  })
  temperatureClasses!: TemperatureClass[];

  @Field(() => Boolean, {
    description: 'On a demo hub: a simulation of its carrier reports it. At a real hub no transport is.',
  })
  simulated!: boolean;
}

export const TransportConnection = ConnectionOf(TransportModel, 'Transport');

export function toTransportModel(row: TransportRow): TransportModel {
  const awaited = awaitedIn(row.status);
  const { departure, arrival } = delaysOf(row);
  return Object.assign(new TransportModel(), {
    id: row.publicId,
    row,
    direction: row.direction,
    mode: row.mode,
    number: row.number,
    status: row.status,
    attention: row.attention,
    overdue: row.overdue,
    cutOffAt: row.cutOffAt,
    departsAt: row.departsAt,
    arrivesAt: row.arrivesAt,
    estimatedArrivalAt: awaited ? (row.estimatedArrivalAt ?? row.arrivesAt) : null,
    estimatedDepartureAt: awaited === 'DEPARTURE' ? (row.estimatedDepartureAt ?? row.departsAt) : null,
    delayReason: row.delayReason,
    departureDelayMinutes: departure,
    arrivalDelayMinutes: arrival,
    leftAt: row.leftAt,
    arrivedAt: row.arrivedAt,
    temperatureClasses: row.temperatureClasses as TemperatureClass[],
    simulated: row.simulated,
  });
}

export function toCapacityModel(row: TransportRow): TransportCapacityModel {
  return Object.assign(new TransportCapacityModel(), {
    pallets: row.capacityPallets,
    kilograms: row.capacityKilograms,
    reservedPallets: row.reservedPallets,
    reservedKilograms: row.reservedKilograms,
    coldPallets: row.capacityColdPallets,
    reservedColdPallets: row.reservedColdPallets,
    freePallets: row.capacityPallets - row.reservedPallets,
    freeKilograms: row.capacityKilograms - row.reservedKilograms,
    freeColdPallets: row.capacityColdPallets - row.reservedColdPallets,
  });
}
