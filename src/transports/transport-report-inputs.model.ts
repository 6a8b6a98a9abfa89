import { Field, ID, InputType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars.js';
import { CallReport, DelayReason, TransportReport } from './transport.lifecycle.js';

const KEY = 'Chosen by you, 1 to 200 characters: the same key and input again give the same answer.';

@InputType({ description: 'What somebody saw of a transport. It is recorded whatever was reported before.' })
export class ReportTransportInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The transport.' })
  transportId!: string;

  @Field(() => TransportReport, { description: 'What was seen.' })
  report!: TransportReport;

  @Field(() => DateTime, {
    description:
      'When it happened. A time more than five minutes ahead of the hub is not believed: now is taken.',
  })
  occurredAt!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'With LEFT: when it is expected to arrive now. Without it the last estimate stays.',
  })
  estimatedArrivalAt?: string | null;

  @Field(() => DelayReason, { nullable: true, description: 'Why it is late, or does not go.' })
  delayReason?: DelayReason | null;

  @Field(() => String, { nullable: true, description: 'What else there is to say, up to 500 characters.' })
  note?: string | null;
}

@InputType({
  description: 'When a carrier expects a transport now. It is recorded whatever was said before.',
})
export class EstimateTransportInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The transport.' })
  transportId!: string;

  @Field(() => DateTime, { description: 'When this was known. The last estimate counts, by this time.' })
  occurredAt!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it is expected to depart; before the arrival. Left out, what was expected stays.',
  })
  estimatedDepartureAt?: string | null;

  @Field(() => DateTime, { description: 'When it is expected to arrive; after `occurredAt`.' })
  estimatedArrivalAt!: string;

  @Field(() => DelayReason, { nullable: true, description: 'Why it is not as planned.' })
  delayReason?: DelayReason | null;

  @Field(() => String, { nullable: true, description: 'What else there is to say, up to 500 characters.' })
  note?: string | null;
}

@InputType({ description: 'What somebody saw of a transport at one of its stops.' })
export class ReportCallInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The transport.' })
  transportId!: string;

  @Field(() => String, { description: 'Code of the place, one of its stops.' })
  place!: string;

  @Field(() => CallReport, { description: 'What was seen there.' })
  report!: CallReport;

  @Field(() => DateTime, {
    description:
      'When it happened. A time more than five minutes ahead of the hub is not believed: now is taken.',
  })
  occurredAt!: string;
}
