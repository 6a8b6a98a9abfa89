import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { ConsignmentModel, PortionInput } from '../consignments/consignment.model.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { CalendarDate, Sscc } from '../platform/graphql/scalars.js';
import { TemperatureClass } from '../standards/temperature-class.js';
import { UnitModel } from '../units/unit.model.js';

@InputType('ContentInput', { description: 'What is in a unit.' })
export class ContentInput {
  @Field(() => String, { description: 'Code of the item in the catalogue, such as `MASK_FFP2`.' })
  item!: string;

  @Field(() => String, { nullable: true, description: 'Lot (batch) number, at most 20 characters.' })
  lot?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day of use.' })
  expiry?: string | null;

  @Field(() => Int, {
    description: 'How much, in base units of the item: single masks, single tests. From 1.',
  })
  quantity!: number;
}

@InputType('AnnouncedUnitInput', { description: 'A pallet or carton that will come.' })
export class AnnouncedUnitInput {
  @Field(() => Sscc, { description: 'Its SSCC, check digit included.' })
  sscc!: string;

  @Field(() => TemperatureClass, {
    nullable: true,
    description: 'What temperature it must be kept at. Left out: what its items need.',
  })
  temperatureClass?: TemperatureClass | null;

  @Field(() => Float, { nullable: true, description: 'Gross weight in kilograms, 0 to 6800.' })
  grossWeightKilograms?: number | null;

  @Field(() => [ContentInput], { description: 'What is in it, 1 to 1000 lines.' })
  contents!: ContentInput[];
}

/** What is said of a consignment, however its units are listed. */
@InputType({ isAbstract: true })
export class ConsignmentFactsInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Code of the hub that it comes to: `LGG` is Liège.' })
  hub!: string;

  @Field(() => String, { description: 'Your own reference, unique among your consignments.' })
  reference!: string;

  @Field(() => String, { description: 'What it is for, in a sentence.' })
  purpose!: string;

  @Field(() => [String], { description: 'Codes of the agencies that it is meant for, at least one.' })
  recipients!: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Inbound transports that bring it, when they are known.',
  })
  transportIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Your reference of the pledge that it keeps, if it keeps one.',
  })
  pledge?: string | null;

  @Field(() => [PortionInput], {
    nullable: true,
    description: 'How much is meant for whom. What is in no portion is for all recipients.',
  })
  portions?: PortionInput[] | null;
}

@InputType('AnnounceConsignmentInput', { description: 'What a donor sends under one reference.' })
export class AnnounceConsignmentInput extends ConsignmentFactsInput {
  @Field(() => [AnnouncedUnitInput], { description: 'Its units, 1 to 1000.' })
  units!: AnnouncedUnitInput[];
}

@InputType('IdentifiedContentInput', {
  description: 'Goods that were found on a pallet, and whose they are.',
})
export class IdentifiedContentInput extends ContentInput {
  @Field(() => ID, { description: 'The consignment that they belong to.' })
  consignmentId!: string;
}

@InputType('IdentifyContentsInput', { description: 'What was found on a pallet.' })
export class IdentifyContentsInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pallet.' })
  unitId!: string;

  @Field(() => [IdentifiedContentInput], {
    description: 'What was found, 1 to 1000 lines. They are added to what is known.',
  })
  contents!: IdentifiedContentInput[];
}

export const AnnounceConsignmentResult = resultUnion(
  'AnnounceConsignmentResult',
  () => ConsignmentModel,
  'The announced consignment, or why it was refused.',
);
export const IdentifyContentsResult = resultUnion(
  'IdentifyContentsResult',
  () => UnitModel,
  'The pallet, or why it was refused.',
);
