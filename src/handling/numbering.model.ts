import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '../platform/graphql/result-union.js';
import { Sscc } from '../platform/graphql/scalars.js';
import { UnitModel } from '../units/unit.model.js';

@InputType('SetPalletNumberingInput', { description: 'What your hub makes SSCCs of.' })
export class SetPalletNumberingInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'The GS1 company prefix that the hub was given, 4 to 12 digits.' })
  companyPrefix!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The first digit of the numbers, 0 to 9; 3 if not given. It has no meaning.',
  })
  extensionDigit?: number | null;
}

@ObjectType('PalletNumbering', { description: 'What a hub makes SSCCs of.' })
export class PalletNumberingModel {
  @Field(() => String, { description: 'Its GS1 company prefix.' })
  companyPrefix!: string;

  @Field(() => Int, { description: 'The first digit of the numbers.' })
  extensionDigit!: number;
}

export const SetPalletNumberingResult = resultUnion(
  'SetPalletNumberingResult',
  () => PalletNumberingModel,
  'What is used from now on, or why not.',
);

@InputType('MintSsccsInput', { description: 'Numbers for pallets that have none.' })
export class MintSsccsInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => Int, { description: 'How many, 1 to 200.' })
  count!: number;
}

@ObjectType('MintedSsccs', { description: 'Numbers that no pallet has and nobody gets again.' })
export class MintedSsccsModel {
  @Field(() => [Sscc], { description: 'The numbers. Print them, stick them on, and receive the pallets.' })
  ssccs!: string[];
}

export const MintSsccsResult = resultUnion(
  'MintSsccsResult',
  () => MintedSsccsModel,
  'The numbers, or why there are none.',
);

@InputType('RelabelPalletInput', { description: 'A new label for a pallet.' })
export class RelabelPalletInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pallet.' })
  unitId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'SSCC of the new label: 18 digits, or as scanned. Left out: a number is minted.',
  })
  sscc?: string | null;

  @Field(() => String, { description: 'Why, in a sentence, 1 to 500 characters.' })
  note!: string;
}

export const RelabelPalletResult = resultUnion(
  'RelabelPalletResult',
  () => UnitModel,
  'The pallet with its new number, or why it keeps the old one.',
);
