import { Field, ID, InputType } from '@nestjs/graphql';
import { OrganisationKind } from './organisation.lifecycle.js';

const KEY = 'Your key of this mutation: the same key and body give the same answer for 30 days.';
const WHICH = 'The id of the provisional organisation.';

@InputType({ description: 'An organisation that you need and that no hub has entered.' })
export class ProposeOrganisationInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the hub that is to confirm it, such as `LGG`. Absent: your own hub.',
  })
  hub?: string | null;

  @Field(() => OrganisationKind, { description: 'What it is. Donors propose agencies and carriers.' })
  kind!: OrganisationKind;

  @Field(() => String, { description: 'Its name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: 'Country, as ISO 3166-1 alpha-2: `IT`.' })
  country!: string;

  @Field(() => String, { nullable: true, description: 'Global location number of GS1, 13 digits.' })
  gln?: string | null;
}

@InputType({ description: 'A provisional organisation that is what it says.' })
export class ConfirmOrganisationInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: WHICH })
  organisation!: string;

  @Field(() => String, { nullable: true, description: 'A code to replace the provisional one.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'A better name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Its global location number.' })
  gln?: string | null;
}

@InputType({ description: 'A provisional organisation that is another one.' })
export class MergeOrganisationInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: WHICH })
  organisation!: string;

  @Field(() => ID, { description: 'The id of the confirmed one, of the same kind.' })
  into!: string;
}

@InputType({ description: 'A provisional organisation that is not to be used.' })
export class RefuseOrganisationInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: WHICH })
  organisation!: string;

  @Field(() => String, { description: 'Why, for the proposer; at most 500 characters.' })
  reason!: string;
}
