import { Field, ID, InputType } from '@nestjs/graphql';
import { resultUnion } from '../platform/graphql/result-union.js';
import { UnitModel } from '../units/unit.model.js';

@InputType('PackCartonsInput', { description: 'Cartons that are put into a pallet.' })
export class PackCartonsInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pallet.' })
  palletId!: string;

  @Field(() => [ID], { description: 'The cartons, 1 to 100. They stand at the hub, in nothing else.' })
  units!: string[];
}

@InputType('UnpackCartonsInput', { description: 'Cartons that are taken out of a pallet.' })
export class UnpackCartonsInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pallet.' })
  palletId!: string;

  @Field(() => [ID], { description: 'The cartons, 1 to 100.' })
  units!: string[];
}

export const PackCartonsResult = resultUnion(
  'PackCartonsResult',
  () => UnitModel,
  'The pallet with its cartons, or why it stays as it is.',
);
export const UnpackCartonsResult = resultUnion(
  'UnpackCartonsResult',
  () => UnitModel,
  'The pallet without them, or why it stays as it is.',
);
