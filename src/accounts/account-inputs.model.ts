import { Field, ID, InputType } from '@nestjs/graphql';
import { Role } from '../platform/principal/principal.js';
import { OrganisationKind } from './organisation.lifecycle.js';

const WHY = 'Why, for the audit trail: at most 500 characters.';
const KEY = 'Your key of this mutation: the same key and body give the same answer for 30 days.';
const PLACE = 'The id of the organisation. Absent: your own.';

@InputType({ description: 'Who signs in. There is no idempotency key: each sign-in begins a session.' })
export class SignInInput {
  @Field(() => String, { description: 'E-mail address, in capitals or not.' })
  email!: string;

  @Field(() => String, { description: 'Password, at most 200 characters.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the organisation to act for. Needed by members of several.',
  })
  organisation?: string | null;
}

@InputType({
  description: 'Who signed in elsewhere. There is no idempotency key: each sign-in begins a session.',
})
export class SignInWithIdTokenInput {
  @Field(() => String, {
    description: 'ID token of OpenID Connect, for the client of this hub, at most ten minutes old.',
  })
  idToken!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the organisation to act for. Needed by members of several.',
  })
  organisation?: string | null;
}

@InputType({
  description: 'Which session goes on. There is no idempotency key: the token is good for one refresh.',
})
export class RefreshSessionInput {
  @Field(() => String, { description: 'The newest refresh token of the session.' })
  refreshToken!: string;
}

@InputType({ description: 'Which session ends.' })
export class SignOutInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => String, { description: 'A refresh token of the session, used or not.' })
  refreshToken!: string;
}

@InputType({ description: 'An organisation to enter: a donor, an agency or a carrier.' })
export class CreateOrganisationInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => String, {
    description: 'Its code: capitals and digits in groups with hyphens, at most 40 characters.',
  })
  code!: string;

  @Field(() => OrganisationKind, { description: 'What it is. HUB is refused: those are made on the server.' })
  kind!: OrganisationKind;

  @Field(() => String, { description: 'Its name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: 'Country, as ISO 3166-1 alpha-2: `IT`.' })
  country!: string;

  @Field(() => String, { nullable: true, description: 'Global location number of GS1, 13 digits.' })
  gln?: string | null;
}

@InputType({ description: 'A member to add.' })
export class AddMemberInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: PLACE })
  organisation?: string | null;

  @Field(() => String, { description: 'E-mail address to sign in with.' })
  email!: string;

  @Field(() => String, { description: 'How the person is called, at most 200 characters.' })
  displayName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Password of 12 to 200 characters. Leave it out for somebody who signs in already.',
  })
  password?: string | null;

  @Field(() => [Role], { description: 'The roles in this organisation; they must fit what it is.' })
  roles!: Role[];
}

@InputType({ description: 'A membership to end.' })
export class EndMembershipInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: PLACE })
  organisation?: string | null;

  @Field(() => ID, { description: 'The id of the person.' })
  member!: string;

  @Field(() => String, { nullable: true, description: WHY })
  reason?: string | null;
}

@InputType({ description: 'New roles of a member.' })
export class ChangeRolesInput extends EndMembershipInput {
  @Field(() => [Role], { description: 'The roles from now on, instead of the former ones.' })
  roles!: Role[];
}

@InputType({ description: 'A key to issue.' })
export class IssueApiKeyInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: PLACE })
  organisation?: string | null;

  @Field(() => String, { description: 'What it is for, at most 200 characters: `handset 7, dock B`.' })
  name!: string;

  @Field(() => [Role], { description: 'What may be done with it. Never ADMINISTRATOR.' })
  roles!: Role[];

  @Field(() => String, { nullable: true, description: WHY })
  reason?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Names of the only operations that it is for: `["recordScans", "expectedPallets"]`. Absent: all that its roles may.',
  })
  operations?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the only hub that it may name when something is announced, promised, asked for or proposed. Absent: every ' +
      'hub. A key of a hub works at that hub in any case.',
  })
  hub?: string | null;
}

@InputType({ description: 'A key to revoke.' })
export class RevokeApiKeyInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The id of the key.' })
  id!: string;

  @Field(() => String, { nullable: true, description: WHY })
  reason?: string | null;
}
