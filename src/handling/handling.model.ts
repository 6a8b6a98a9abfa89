import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion } from '../platform/graphql/result-union.js';

@InputType('PartInput', { description: 'So much of a content line goes onto a new pallet.' })
export class PartInputModel {
  @Field(() => ID, { description: 'The content line.' })
  contentLineId!: string;

  @Field(() => Int, { description: 'How much of it, in base units. Not more than is there.' })
  quantity!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How much of that is damaged. Left out: what is sound goes first.',
  })
  damaged?: number | null;
}

@InputType('SplitPalletInput', { description: 'A part of a pallet that goes onto a new one.' })
export class SplitPalletInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pallet that it is taken off.' })
  unitId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'SSCC of the new pallet: 18 digits, or as scanned. Left out: a number is minted.',
  })
  sscc?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What the new pallet weighs. Left out: in proportion to what it was part of.',
  })
  grossWeightKilograms?: number | null;

  @Field(() => [PartInputModel], { description: 'What goes onto the new pallet.' })
  lines!: PartInputModel[];
}

@InputType('MergePalletsInput', { description: 'Pallets that become one.' })
export class MergePalletsInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => [ID], { description: 'The pallets, 2 to 100. All of what is on them goes onto the new one.' })
  units!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'SSCC of the new pallet: 18 digits, or as scanned. Left out: a number is minted.',
  })
  sscc?: string | null;

  @Field(() => Float, { nullable: true, description: 'What the new pallet weighs. Left out: their sum.' })
  grossWeightKilograms?: number | null;
}

@InputType('NewPalletInput', { description: 'A pallet to build.' })
export class NewPalletInput {
  @Field(() => String, {
    nullable: true,
    description: 'Its SSCC: 18 digits, or as scanned. Left out: a number is minted.',
  })
  sscc?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What it weighs. Left out: in proportion to what its goods came from.',
  })
  grossWeightKilograms?: number | null;

  @Field(() => [PartInputModel], { description: 'What goes onto it.' })
  lines!: PartInputModel[];
}

@InputType('RepackPalletsInput', { description: 'Pallets whose goods go onto others.' })
export class RepackPalletsInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => [ID], { description: 'The pallets that goods are taken off, 1 to 100.' })
  units!: string[];

  @Field(() => [NewPalletInput], { description: 'The pallets to build, 1 to 100.' })
  pallets!: NewPalletInput[];
}

@ObjectType('RebuiltPallets', { description: 'Pallets that were built, and those that they came from.' })
export class RebuiltPalletsModel {
  /** Internal ids, for loaders; not in the schema. */
  palletIds!: readonly string[];
  sourceIds!: readonly string[];

  static of(ids: { readonly pallets: readonly string[]; readonly sources: readonly string[] }) {
    return Object.assign(new RebuiltPalletsModel(), { palletIds: ids.pallets, sourceIds: ids.sources });
  }
}

const rebuilt = (name: string) =>
  resultUnion(name, () => RebuiltPalletsModel, 'The pallets after the change, or why they stay as they are.');
export const SplitPalletResult = rebuilt('SplitPalletResult');
export const MergePalletsResult = rebuilt('MergePalletsResult');
export const RepackPalletsResult = rebuilt('RepackPalletsResult');
