import { Field, ID, InputType } from '@nestjs/graphql';
import { Role } from '../platform/principal/principal.js';

const KEY = 'Your key of this mutation: the same key and body give the same answer for 30 days.';
const ONCE = 'There is no idempotency key: the token is good once.';

@InputType({ description: 'Whom to invite.' })
export class InviteMemberInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: 'The id of the organisation. Absent: your own.' })
  organisation?: string | null;

  @Field(() => String, { description: 'Address that the letter goes to.' })
  email!: string;

  @Field(() => [Role], {
    description: 'The roles that the member will have; they must fit the organisation.',
  })
  roles!: Role[];
}

@InputType({ description: 'An invitation to send again: with a new token and a new term.' })
export class ResendInvitationInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The id of the invitation.' })
  id!: string;
}

@InputType({ description: 'An invitation to take back.' })
export class RevokeInvitationInput extends ResendInvitationInput {}

@InputType({ description: `What somebody who was invited says. ${ONCE}` })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'The token of the newest letter.' })
  token!: string;

  @Field(() => String, {
    nullable: true,
    description: 'How you are called. Not needed by somebody who signs in with this address already.',
  })
  displayName?: string | null;

  @Field(() => String, {
    description:
      'Somebody new chooses one of 12 to 200 characters. Somebody who signs in with this address already gives that ' +
      'password.',
  })
  password!: string;
}

@InputType({ description: 'Which session goes on in another membership. The refresh token is used by it.' })
export class SwitchOrganisationInput {
  @Field(() => String, { description: 'The newest refresh token of the session.' })
  refreshToken!: string;

  @Field(() => String, { description: 'Code of the organisation to act for from now on.' })
  organisation!: string;
}

@InputType({
  description: 'Who forgot a password. There is no idempotency key: five an hour and address are sent.',
})
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'The address to sign in with.' })
  email!: string;
}

@InputType({ description: `A new password for who forgot the old one. ${ONCE}` })
export class ResetPasswordInput {
  @Field(() => String, { description: 'The token of a letter.' })
  token!: string;

  @Field(() => String, { description: 'The new password, of 12 to 200 characters.' })
  password!: string;
}

@InputType({ description: 'Another password of your own.' })
export class ChangePasswordInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => String, { description: 'The password of now.' })
  currentPassword!: string;

  @Field(() => String, { description: 'The new one, of 12 to 200 characters.' })
  newPassword!: string;
}
