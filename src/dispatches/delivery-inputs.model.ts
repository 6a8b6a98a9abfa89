import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars.js';
import { DeliveryReason } from './delivery-reason.js';

const KEY = 'Chosen by you, 1 to 200 characters: the same key and input again give the same answer.';

@InputType('DeliveredLineInput', { description: 'What was taken in of one content line, in base units.' })
export class DeliveredLineInput {
  @Field(() => ID, { description: 'The content line of a pallet.' })
  contentLineId!: string;

  @Field(() => Int, { description: 'How much is accepted, from 0.' })
  acceptedQuantity!: number;

  @Field(() => Int, {
    description:
      'How much is refused, from 0. With what is accepted no more than was sent; less means that some is missing.',
  })
  refusedQuantity!: number;

  @Field(() => DeliveryReason, {
    nullable: true,
    description: 'Why not all of it is accepted. Needed when something is refused or missing.',
  })
  reason?: DeliveryReason | null;
}

@InputType('ConfirmDeliveryInput', {
  description: 'What the destination took in. It is said once, for the whole dispatch.',
})
export class ConfirmDeliveryInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The dispatch: DEPARTED or ARRIVED.' })
  dispatchId!: string;

  @Field(() => String, { description: 'Who took it in, as written on the paper; at most 100 characters.' })
  receivedBy!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was taken in: after it left the hub. Left out: now.',
  })
  receivedAt?: string | null;

  @Field(() => String, { nullable: true, description: 'A note, at most 1,000 characters.' })
  note?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: everything that was sent is accepted. Then `lines` is left out.',
  })
  everythingAccepted?: boolean | null;

  @Field(() => [DeliveredLineInput], {
    nullable: true,
    description: 'Every content line of every pallet that was sent, each once.',
  })
  lines?: DeliveredLineInput[] | null;
}

@InputType('ReturnDispatchInput', { description: 'A dispatch that nobody accepted.' })
export class ReturnDispatchInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The dispatch.' })
  dispatchId!: string;

  @Field(() => String, { nullable: true, description: 'A note, at most 500 characters.' })
  note?: string | null;
}

@InputType('ReceiveReturnInput', { description: 'A dispatch that was sent back and is at the hub again.' })
export class ReceiveReturnInput extends ReturnDispatchInput {}
