import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { DateTime } from '../platform/graphql/scalars.js';
import { TemperatureClass } from '../standards/temperature-class.js';
import { TransportDocumentKind } from '../standards/transport-document.js';
import {
  awaitedIn,
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

  @Field(() => TransportDocumentKind, {
    nullable: true,
    description: 'The paper that its goods travel under.',
  })
  documentKind!: TransportDocumentKind | null;

  @Field(() => String, { nullable: true, description: 'Number of that paper; of an air waybill 11 digits.' })
  document!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why a number with a wrong check digit is recorded as it is; null for a right one.',
  })
  documentOverrideReason!: string | null;

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
}

export const TransportConnection = ConnectionOf(TransportModel, 'Transport');

export function toTransportModel(row: TransportRow): TransportModel {
  const { publicId: id, estimatedArrivalAt, temperatureClasses, ...rest } = row;
  const awaited = awaitedIn(row.status) !== null;
  return Object.assign(new TransportModel(), {
    id,
    row,
    direction: rest.direction,
    mode: rest.mode,
    number: rest.number,
    documentKind: rest.documentKind,
    document: rest.document,
    documentOverrideReason: rest.documentOverrideReason,
    status: rest.status,
    attention: rest.attention,
    overdue: rest.overdue,
    cutOffAt: rest.cutOffAt,
    departsAt: rest.departsAt,
    arrivesAt: rest.arrivesAt,
    estimatedArrivalAt: awaited ? (estimatedArrivalAt ?? rest.arrivesAt) : null,
    leftAt: rest.leftAt,
    arrivedAt: rest.arrivedAt,
    temperatureClasses,
  });
}

export function toCapacityModel(row: TransportRow): TransportCapacityModel {
  return Object.assign(new TransportCapacityModel(), {
    pallets: row.capacityPallets,
    kilograms: row.capacityKilograms,
    reservedPallets: row.reservedPallets,
    reservedKilograms: row.reservedKilograms,
  });
}
