import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { CalendarDate, DateTime, Sscc } from '../platform/graphql/scalars.js';
import { statusOf, UnitStatus } from '../units/unit.lifecycle.js';
import { PathStep } from './path.lifecycle.js';
import type { Path, PathDestination, PathLine, PathUnit } from './paths.service.js';
import type { Whereabouts } from './quantities.js';

registerEnumType(PathStep, {
  name: 'PathStep',
  description: 'What can happen to goods on their way, in the order of the way.',
  valuesMap: {
    ANNOUNCED: { description: 'The donor announced them.' },
    RECEIVED: { description: 'The hub received them.' },
    REPACKED: { description: 'The hub put them onto another pallet, or this one.' },
    CHECKED: { description: 'The hub counted them and found them as announced.' },
    ON_DISPATCH: { description: 'They were put on a dispatch to a destination.' },
    DEPARTED: { description: 'They left the hub.' },
    ARRIVED: { description: 'The vehicle with them arrived at the destination.' },
    DELIVERED: { description: 'The destination took them in, all or some of them.' },
    REFUSED: { description: 'The destination took nothing of them.' },
    RETURNED: { description: 'They came back.' },
    LOST: { description: 'They were declared lost.' },
    DESTROYED: { description: 'They were declared destroyed.' },
  },
});

@ObjectType('PathEvent', { description: 'A step that happened, with an event behind it.' })
export class PathEventModel {
  @Field(() => PathStep, { description: 'What happened.' })
  step!: PathStep;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;
}

@ObjectType('PathExpectation', { description: 'A step that is expected. It has not happened, and may not.' })
export class PathExpectationModel {
  @Field(() => PathStep, { description: 'What is expected next.' })
  step!: PathStep;

  @Field(() => DateTime, { description: 'When, by the last estimate.' })
  estimatedAt!: Date;
}

@ObjectType('PathQuantities', {
  description:
    'Where all goods of one item are, in base units. announced + difference is the sum of all the others: nothing is counted twice or left out.',
})
export class PathQuantitiesModel {
  /** Internal; not in the schema. */
  itemId!: number;

  @Field(() => Int, { description: 'Announced.' })
  announced!: number;

  @Field(() => Int, { description: 'Counted more than announced; below 0: less.' })
  difference!: number;

  @Field(() => Int, { description: 'Not received yet.' })
  notReceived!: number;

  @Field(() => Int, { description: 'At the hub.' })
  atHub!: number;

  @Field(() => Int, { description: 'On the way from the hub to a destination.' })
  onTheWay!: number;

  @Field(() => Int, { description: 'Accepted by a destination.' })
  accepted!: number;

  @Field(() => Int, { description: 'Refused by a destination.' })
  refused!: number;

  @Field(() => Int, { description: 'Sent, and neither accepted nor refused.' })
  missing!: number;

  @Field(() => Int, { description: 'Came back.' })
  returned!: number;

  @Field(() => Int, {
    description: 'Taken out at the hub: samples, and what was destroyed or lost of a pallet.',
  })
  takenOut!: number;

  @Field(() => Int, { description: 'Lost or destroyed.' })
  lost!: number;
}

@ObjectType('PathInstitution', { description: 'A recipient: an institution in a country, and no more.' })
export class PathInstitutionModel {
  /** Internal; not in the schema. */
  agencyId!: number;
  placeId!: number;
}

@ObjectType('PathDestination', { description: 'What goes, or went, to one destination.' })
export class PathDestinationModel {
  @Field(() => PathInstitutionModel, { description: 'The destination.' })
  recipient!: PathInstitutionModel;

  @Field(() => Int, { description: 'Pallets that are on dispatches to it, or went to it.' })
  pallets!: number;

  @Field(() => Int, { description: 'Of these, those that have left the hub.' })
  palletsDeparted!: number;

  @Field(() => Int, { description: 'Of these, those that it took in, all or some of what is on them.' })
  palletsDelivered!: number;

  @Field(() => [PathQuantitiesModel], { description: 'The goods on them, by item.' })
  quantities!: PathQuantitiesModel[];
}

@ObjectType('PathLine', {
  description: 'Goods of one item and lot on one pallet, and what became of them. In base units.',
})
export class PathLineModel {
  /** Internal; not in the schema. */
  itemId!: number;

  @Field(() => String, { nullable: true, description: 'Lot (batch) number, where the goods have one.' })
  lot!: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day of use, where the goods have one.' })
  expiry!: string | null;

  @Field(() => Int, { description: 'Announced.' })
  announced!: number;

  @Field(() => Int, { nullable: true, description: 'Counted at the hub; null while nobody counted.' })
  counted!: number | null;

  @Field(() => Int, { description: 'Of what was counted, damaged.' })
  damaged!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Accepted by the destination; null while it has not said.',
  })
  accepted!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Refused by the destination; null while it has not said.',
  })
  refused!: number | null;
}

@ObjectType('PathPallet', {
  description: 'The way of one pallet with goods of the consignment. Goods of others on it are not told.',
})
export class PathPalletModel {
  @Field(() => ID, { description: 'Public id of the pallet.' })
  id!: string;

  @Field(() => Sscc, { description: 'Its serial shipping container code.' })
  sscc!: string;

  @Field(() => UnitStatus, { description: 'Where it is on its way.' })
  status!: UnitStatus;

  @Field(() => Boolean, { description: 'It may not leave the hub for now.' })
  onHold!: boolean;

  @Field(() => [PathEventModel], {
    description: 'What happened to it and still holds, in the order of the way.',
  })
  happened!: PathEventModel[];

  @Field(() => PathExpectationModel, {
    nullable: true,
    description: 'What is expected next, if anybody gave a time for it.',
  })
  expected!: PathExpectationModel | null;

  @Field(() => PathInstitutionModel, {
    nullable: true,
    description: 'Where it goes, or went; null while it is on no dispatch.',
  })
  destination!: PathInstitutionModel | null;

  @Field(() => [PathLineModel], { description: 'The goods of the consignment that are on it.' })
  lines!: PathLineModel[];
}

export const PathPalletConnection = ConnectionOf(PathPalletModel, 'PathPallet');

@ObjectType('ConsignmentPath', {
  description: 'The way of the goods of one consignment, through every split, to those who take them in.',
})
export class ConsignmentPathModel {
  /** Internal; not in the schema. */
  path!: Path;

  @Field(() => [PathQuantitiesModel], { description: 'Where everything is, by item.' })
  totals!: PathQuantitiesModel[];

  @Field(() => [PathDestinationModel], {
    description: 'Where it goes, or went: one entry for each destination.',
  })
  destinations!: PathDestinationModel[];
}

export function toPathModel(path: Path): ConsignmentPathModel {
  return Object.assign(new ConsignmentPathModel(), {
    path,
    totals: path.totals.map(toQuantitiesModel),
    destinations: path.destinations.map(toDestinationModel),
  });
}

export function toPathPalletModel(unit: PathUnit): PathPalletModel {
  const { row, expected } = unit;
  return Object.assign(new PathPalletModel(), {
    id: row.publicId,
    sscc: row.sscc,
    status: statusOf(row.status),
    onHold: row.onHold,
    happened: unit.happened,
    expected: expected && { step: expected.step, estimatedAt: expected.at },
    destination: unit.destination && Object.assign(new PathInstitutionModel(), unit.destination),
    lines: unit.lines.map(toLineModel),
  });
}

function toDestinationModel({ agencyId, placeId, units, totals }: PathDestination): PathDestinationModel {
  const count = (step: PathStep) =>
    units.filter(({ happened }) => happened.some((one) => one.step === step)).length;
  return Object.assign(new PathDestinationModel(), {
    recipient: Object.assign(new PathInstitutionModel(), { agencyId, placeId }),
    pallets: units.length,
    palletsDeparted: count('DEPARTED'),
    palletsDelivered: count('DELIVERED'),
    quantities: totals.map(toQuantitiesModel),
  });
}

function toQuantitiesModel(sum: Whereabouts): PathQuantitiesModel {
  return Object.assign(new PathQuantitiesModel(), sum);
}

function toLineModel({
  itemId,
  lot,
  expiry,
  announced,
  counted,
  damaged,
  delivered,
}: PathLine): PathLineModel {
  const quantities = { accepted: delivered?.accepted ?? null, refused: delivered?.refused ?? null };
  return Object.assign(new PathLineModel(), {
    itemId,
    lot,
    expiry,
    announced,
    counted,
    damaged,
    ...quantities,
  });
}
