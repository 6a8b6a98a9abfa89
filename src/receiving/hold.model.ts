import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { resultUnion } from '../platform/graphql/result-union.js';
import { UnitModel } from '../units/unit.model.js';
import { HoldReason } from './hold-reason.lifecycle.js';

registerEnumType(HoldReason, {
  name: 'HoldReason',
  description: 'Why a pallet is kept from leaving.',
  valuesMap: {
    COUNT_MISMATCH: { description: 'What was counted is not what was announced.' },
    DAMAGE: { description: 'Something is damaged.' },
    MISSING_PAPERS: { description: 'A paper that the destination needs is missing.' },
    EXPIRED: { description: 'It has goods that have expired, by their label or by what loggers said.' },
    RECALL: { description: 'It has goods of a lot that is called back.' },
    TEMPERATURE: { description: 'It was outside its temperature range, or nobody knows.' },
    QUALITY: { description: 'The goods themselves are in doubt, or break a rule of acceptance.' },
    OTHER: { description: 'Another reason; the note says which.' },
  },
});

@InputType('HoldPalletInput', { description: 'A hold to open.' })
export class HoldPalletInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pallet.' })
  unitId!: string;

  @Field(() => HoldReason, { description: 'The kind of reason.' })
  reason!: keyof typeof HoldReason;

  @Field(() => String, { description: 'What is wrong, for whoever will decide. 1 to 500 characters.' })
  note!: string;
}

@InputType('ReleaseHoldInput', { description: 'A hold to release.' })
export class ReleaseHoldInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The hold.' })
  holdId!: string;

  @Field(() => String, { description: 'Why it may go. 1 to 500 characters.' })
  note!: string;
}

export const HoldPalletResult = resultUnion(
  'HoldPalletResult',
  () => UnitModel,
  'The held pallet, or why it was refused.',
);
export const ReleaseHoldResult = resultUnion(
  'ReleaseHoldResult',
  () => UnitModel,
  'The pallet whose hold was released, or why it was refused.',
);
