import { Field, ID, InputType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars.js';

const KEY = 'Chosen by you, 1 to 200 characters: the same key and input again give the same answer.';

@InputType('DraftDispatchInput', {
  description: 'Pallets that are to go to one agency and destination together.',
})
export class DraftDispatchInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Code of the health agency that it is for.' })
  agency!: string;

  @Field(() => String, { description: 'Code of the place that it goes to: `FCO` or `ROME`.' })
  destination!: string;

  @Field(() => [ID], { description: 'Ids of its pallets, 1 to 500: AVAILABLE, and none on hold.' })
  units!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Your number for it, at most 40 characters. Left out: one is given.',
  })
  reference?: string | null;
}

@InputType('AddToDispatchInput', { description: 'Pallets for a draft.' })
export class AddToDispatchInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The dispatch: a DRAFT.' })
  dispatchId!: string;

  @Field(() => [ID], { description: 'Ids of the pallets, 1 to 500.' })
  units!: string[];
}

@InputType('RemoveFromDispatchInput', { description: 'Pallets of a draft.' })
export class RemoveFromDispatchInput extends AddToDispatchInput {}

@InputType('PlanDispatchInput', { description: 'A draft that needs a route.' })
export class PlanDispatchInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The dispatch: a DRAFT with at least one pallet.' })
  dispatchId!: string;
}

@InputType('CancelDispatchInput', { description: 'A dispatch that is given up before it leaves.' })
export class CancelDispatchInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The dispatch. Nothing of it may be on a vehicle.' })
  dispatchId!: string;

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string;
}

@InputType('LoadPalletInput', {
  description: 'A pallet that goes onto a vehicle, and the dispatch that it is for.',
})
export class LoadPalletInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The dispatch.' })
  dispatchId!: string;

  @Field(() => String, { description: 'The SSCC: 18 digits, or the text of a scan.' })
  sscc!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it happened. Left out: now.' })
  occurredAt?: string | null;
}

@InputType('UnloadPalletInput', { description: 'A pallet that is taken off a vehicle, and its dispatch.' })
export class UnloadPalletInput extends LoadPalletInput {}
