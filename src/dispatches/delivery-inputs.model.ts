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

@InputType('ReturnDispatchInput', { description: 'A dispatch of which something was refused, or all of it.' })
export class ReturnDispatchInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The dispatch.' })
  dispatchId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The inbound transport of the hub that it comes back on, where one is known.',
  })
  transportId?: string | null;

  @Field(() => String, { nullable: true, description: 'A note, at most 500 characters.' })
  note?: string | null;
}

@InputType('ReturnedLineInput', { description: 'What came back of one content line, in base units.' })
export class ReturnedLineInput {
  @Field(() => ID, { description: 'A content line of which something was refused.' })
  contentLineId!: string;

  @Field(() => Int, {
    description: 'How much of it came back, from 0, no more than was refused. The rest of that is lost.',
  })
  quantity!: number;
}

@InputType('ReceiveReturnInput', { description: 'What was sent back and is at the hub again.' })
export class ReceiveReturnInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The dispatch.' })
  dispatchId!: string;

  @Field(() => String, { nullable: true, description: 'A note, at most 500 characters.' })
  note?: string | null;

  @Field(() => [ReturnedLineInput], {
    nullable: true,
    description:
      'Where less came back than was refused. Lines that are not named came back as they were refused.',
  })
  lines?: ReturnedLineInput[] | null;
}
