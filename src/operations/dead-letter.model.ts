import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ConnectionOf } from '../platform/graphql/pages.js';
import { resultUnion } from '../platform/graphql/result-union.js';
import { DateTime } from '../platform/graphql/scalars.js';

/** What the service hands over. */
interface DeadLetter {
  readonly id: string;
  readonly name: string;
  readonly subscriber: string;
  readonly payload: unknown;
  readonly attempt: number;
  readonly reason: string;
  readonly requestId: string;
  readonly diedAt: Date;
  readonly retriedAt: Date | null;
}

@ObjectType('DeadLetter', {
  description:
    'A job or event that came to no end, however often it was tried. It is kept until somebody takes it up again.',
})
export class DeadLetterModel {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'What was to be done, or what had happened: `dispatches.plan-route`.' })
  name!: string;

  @Field(() => String, { description: 'Who was to do it.' })
  subscriber!: string;

  @Field(() => String, { description: 'What it was about, as JSON: ids only.' })
  payload!: string;

  @Field(() => Int, { description: 'Which attempt it died on.' })
  attempt!: number;

  @Field(() => String, { description: 'Why it died.' })
  reason!: string;

  @Field(() => String, { description: 'The request that caused it, as in the logs.' })
  requestId!: string;

  @Field(() => DateTime, { description: 'When it died, in real time.' })
  diedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When somebody took it up again; null while it waits.',
  })
  retriedAt!: Date | null;
}

@InputType('RetryDeadLetterInput', { description: 'A dead letter to take up again.' })
export class RetryDeadLetterInput {
  @Field(() => String, { description: 'Identity of this request, unique for you for 30 days.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The dead letter.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why, for the audit trail: at most 500 characters.',
  })
  reason?: string | null;
}

export const DeadLetterConnection = ConnectionOf(DeadLetterModel, 'DeadLetter', { counted: true });
export const RetryDeadLetterResult = resultUnion(
  'RetryDeadLetterResult',
  () => DeadLetterModel,
  'The dead letter, taken up again, or why it was refused.',
);

export function toDeadLetterModel(letter: DeadLetter): DeadLetterModel {
  const { id, name, subscriber, attempt, reason, requestId, diedAt, retriedAt } = letter;
  const payload = JSON.stringify(letter.payload);
  return Object.assign(new DeadLetterModel(), {
    id,
    name,
    subscriber,
    payload,
    attempt,
    reason,
    requestId,
    diedAt,
    retriedAt,
  });
}
