import { Field, ID, InputType } from '@nestjs/graphql';
import { TransportIdentifierKind } from '../standards/transport-identifier.js';

const KEY = 'Chosen by you, 1 to 200 characters: the same key and input again give the same answer.';
const OVERRIDE =
  'Why a number that is wrong (a check digit, its form), or an air waybill that was used before, is recorded all the same. Real papers carry errors.';

@InputType({ description: 'A paper, container, ULD or seal that travels with a transport.' })
export class AddTransportIdentifierInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The transport.' })
  transportId!: string;

  @Field(() => TransportIdentifierKind, { description: 'What it is.' })
  kind!: TransportIdentifierKind;

  @Field(() => String, { description: 'Its number, as it is printed or painted: 1 to 50 characters.' })
  number!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the place where its part of the way begins; left out: at the origin.',
  })
  from?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the place where its part of the way ends; left out: at the destination.',
  })
  to?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a seal: the container or ULD that it closes.' })
  seals?: string | null;

  @Field(() => String, { nullable: true, description: OVERRIDE })
  overrideReason?: string | null;
}

@InputType({ description: 'The right number of something that travels with a transport.' })
export class ReplaceTransportIdentifierInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'What has another number.' })
  identifierId!: string;

  @Field(() => String, { description: 'Its number, as it is printed or painted: 1 to 50 characters.' })
  number!: string;

  @Field(() => String, { nullable: true, description: OVERRIDE })
  overrideReason?: string | null;
}

@InputType({ description: 'Something that does not travel with a transport after all.' })
export class RemoveTransportIdentifierInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'What does not travel with it.' })
  identifierId!: string;

  @Field(() => String, { description: 'Why, up to 500 characters. The history keeps it.' })
  reason!: string;
}
