import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CalendarDate } from '../platform/graphql/scalars.js';
import { StabilityRule } from './item-facts.entity.js';

registerEnumType(StabilityRule, {
  name: 'StabilityRule',
  description: 'What a temperature range on a label means.',
  valuesMap: {
    STORAGE: { description: 'Where it is kept, for as long as its shelf life.' },
    BUDGET: { description: 'It may be in this range for so many hours, all stays together.' },
    NEVER: { description: 'It is spoilt in this range.' },
  },
});

/** From when until when something is so, and who says it. */
@ObjectType({ isAbstract: true })
class DatedModel {
  @Field(() => CalendarDate, { description: 'First day.' })
  since!: string;

  @Field(() => CalendarDate, { nullable: true, description: 'Last day; null when no end is known.' })
  until!: string | null;

  @Field(() => String, { description: 'Where it comes from, and whether it is made up.' })
  source!: string;
}

@ObjectType('HsCode', { description: 'Heading of an item in one edition of the Harmonized System.' })
export class HsCodeModel extends DatedModel {
  @Field(() => Int, { description: 'The edition: 2017, 2022.' })
  hsYear!: number;

  @Field(() => String, { description: 'Six digits with a point: `3822.00`. Material and parts decide.' })
  hsCode!: string;
}

@ObjectType('Packing', { description: 'How an item is packed, in its base units.' })
export class PackingModel extends DatedModel {
  @Field(() => Int, { nullable: true, description: 'Base units in an inner box; null where there is none.' })
  unitsPerBox!: number | null;

  @Field(() => Int, { description: 'Base units in a carton.' })
  unitsPerCarton!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Cartons on a pallet; null where there is no usual number.',
  })
  cartonsPerPallet!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'GTIN of the carton, 14 digits; null when none is known.',
  })
  gtin!: string | null;
}

@ObjectType('ShelfLife', { description: 'How long an item keeps at its storage temperature.' })
export class ShelfLifeModel extends DatedModel {
  @Field(() => Int, { description: 'Days after it was made.' })
  days!: number;
}

@ObjectType('Stability', { description: 'One rule of a label: a temperature range, and for how long.' })
export class StabilityModel extends DatedModel {
  @Field(() => StabilityRule, { description: 'What the range means.' })
  rule!: StabilityRule;

  @Field(() => Int, { description: 'Degrees Celsius.' })
  lowest!: number;

  @Field(() => Int, { description: 'Degrees Celsius.' })
  highest!: number;

  @Field(() => Int, { nullable: true, description: 'Hours of a BUDGET; null for STORAGE, 0 for NEVER.' })
  hours!: number | null;
}
