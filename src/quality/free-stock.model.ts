import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars.js';
import type { FreeGoods, Proposed } from './first-expired.js';

@ObjectType('FreeStock', { description: 'A pallet that is free, with goods of one item.' })
export class FreeStockModel {
  /** Internal id, for loaders; not in the schema. */
  unitId!: string;

  @Field(() => Int, { description: 'How much of the item is on it and sound, in base units.' })
  quantity!: number;

  @Field(() => [String], { description: 'Its lots of the item.' })
  lots!: string[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the first of them expires, by label and by what loggers said; null when nothing says.',
  })
  expiresAt!: Date | null;
}

@ObjectType('ProposedUnits', { description: 'Pallets to take, first expired first out.' })
export class ProposedUnitsModel {
  @Field(() => [FreeStockModel], { description: 'Whole pallets, in the order in which they should go.' })
  pallets!: FreeStockModel[];

  @Field(() => Int, {
    description: 'Base units on them: more than was asked for when the last pallet has more than is needed.',
  })
  quantity!: number;

  @Field(() => Int, { description: 'How much of what was asked for is not free, in base units.' })
  missing!: number;

  @Field(() => Int, { description: 'Pallets that were passed over because they expire before they arrive.' })
  tooOld!: number;
}

export function toFreeStockModel({ unitId, quantity, lots, expiresAt }: FreeGoods): FreeStockModel {
  return Object.assign(new FreeStockModel(), { unitId, quantity, lots: [...lots], expiresAt });
}

export function toProposedUnitsModel({ pallets, ...counts }: Proposed): ProposedUnitsModel {
  return Object.assign(new ProposedUnitsModel(), { ...counts, pallets: pallets.map(toFreeStockModel) });
}
