import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { resultUnion } from '../platform/graphql/result-union.js';
import { UnitModel } from '../units/unit.model.js';
import { WriteOffReason } from './write-off-reason.lifecycle.js';

registerEnumType(WriteOffReason, {
  name: 'WriteOffReason',
  description: 'Why goods leave their pallet for good.',
  valuesMap: {
    SAMPLED: { description: 'Taken for a test.' },
    DESTROYED: { description: 'Not fit for use, and destroyed.' },
    LOST: { description: 'Gone, and nobody knows where.' },
  },
});

const KEY = 'Identity of this request, unique for you for 30 days.';

@InputType('RelocatePalletInput', { description: 'Where a pallet is put.' })
export class RelocatePalletInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pallet.' })
  unitId!: string;

  @Field(() => String, { description: 'Code of the location where it stands now, such as `A-01`.' })
  location!: string;
}

@InputType('DeclarePalletLostInput', { description: 'A pallet that is lost.' })
export class DeclarePalletLostInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pallet.' })
  unitId!: string;

  @Field(() => String, { description: 'What is known of it. 1 to 500 characters.' })
  note!: string;
}

@InputType('DeclarePalletDestroyedInput', { description: 'A pallet that was destroyed.' })
export class DeclarePalletDestroyedInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pallet.' })
  unitId!: string;

  @Field(() => String, { description: 'What is known of it. 1 to 500 characters.' })
  note!: string;
}

@InputType('UndoLastActInput', { description: 'A pallet whose last act was a mistake.' })
export class UndoLastActInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pallet.' })
  unitId!: string;

  @Field(() => String, { description: 'Why it was a mistake. 1 to 500 characters.' })
  note!: string;
}

@InputType('DamagedLineInput', { description: 'How much of a content line is damaged.' })
export class DamagedLineInput {
  @Field(() => ID, { description: 'The content line.' })
  contentLineId!: string;

  @Field(() => Int, {
    description: 'All of it that is damaged, in base units, what was known before included.',
  })
  damaged!: number;
}

@InputType('ReportDamageInput', { description: 'Damage that was seen on a pallet.' })
export class ReportDamageInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pallet.' })
  unitId!: string;

  @Field(() => String, { description: 'What was seen. 1 to 500 characters.' })
  note!: string;

  @Field(() => [DamagedLineInput], { description: 'The content lines that it is about.' })
  lines!: DamagedLineInput[];
}

@InputType('WrittenOffLineInput', { description: 'How much of a content line is written off.' })
export class WrittenOffLineInput {
  @Field(() => ID, { description: 'The content line.' })
  contentLineId!: string;

  @Field(() => Int, { description: 'How much, in base units. Not more than is there.' })
  quantity!: number;
}

@InputType('WriteOffGoodsInput', { description: 'Goods that leave a pallet for good.' })
export class WriteOffGoodsInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pallet.' })
  unitId!: string;

  @Field(() => WriteOffReason, { description: 'Why.' })
  reason!: WriteOffReason;

  @Field(() => String, { description: 'What happened. 1 to 500 characters.' })
  note!: string;

  @Field(() => [WrittenOffLineInput], { description: 'The content lines that it is about.' })
  lines!: WrittenOffLineInput[];
}

const result = (name: string) =>
  resultUnion(name, () => UnitModel, 'The pallet after the change, or why it stays as it is.');
export const RelocatePalletResult = result('RelocatePalletResult');
export const DeclarePalletLostResult = result('DeclarePalletLostResult');
export const DeclarePalletDestroyedResult = result('DeclarePalletDestroyedResult');
export const UndoLastActResult = result('UndoLastActResult');
export const ReportDamageResult = result('ReportDamageResult');
export const WriteOffGoodsResult = result('WriteOffGoodsResult');
