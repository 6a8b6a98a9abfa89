import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Descent } from './posting.store.js';

@ObjectType('GoodsMove', {
  description: 'Goods that were put from one pallet onto another, and stayed there.',
})
export class GoodsMoveModel {
  /** Internal id of the other pallet, for loaders; not in the schema. */
  otherId!: string;

  @Field(() => Int, { description: 'How much, in base units.' })
  quantity!: number;

  static of({ fromUnit, toUnit, quantity }: Descent, way: 'FROM' | 'ONTO'): GoodsMoveModel {
    return Object.assign(new GoodsMoveModel(), { otherId: way === 'FROM' ? toUnit : fromUnit, quantity });
  }
}
