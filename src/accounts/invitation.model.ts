import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars.js';
import { Role } from '../platform/principal/principal.js';
import type { Invitation } from './invitation.entity.js';

export const InvitationStatus = {
  OPEN: 'OPEN',
  EXPIRED: 'EXPIRED',
  ACCEPTED: 'ACCEPTED',
  REVOKED: 'REVOKED',
} as const;
export type InvitationStatus = (typeof InvitationStatus)[keyof typeof InvitationStatus];

registerEnumType(InvitationStatus, {
  name: 'InvitationStatus',
  description: 'What became of an invitation.',
  valuesMap: {
    OPEN: { description: 'It can be accepted.' },
    EXPIRED: { description: 'Its term has passed. It may be sent again.' },
    ACCEPTED: { description: 'Somebody became a member with it.' },
    REVOKED: { description: 'It was taken back, or its member has left since.' },
  },
});

@ObjectType('Invitation', { description: 'Somebody is asked by letter to become a member.' })
export class InvitationModel {
  @Field(() => ID, { description: 'Its id. The token in the letter is not kept.' })
  id!: string;

  @Field(() => String, { description: 'The address that the letter goes to.' })
  email!: string;

  @Field(() => [Role], { description: 'The roles that the member will have.' })
  roles!: readonly Role[];

  @Field(() => InvitationStatus, { description: 'What became of it.' })
  status!: InvitationStatus;

  @Field(() => DateTime, { description: 'Until when it can be accepted, in real time.' })
  expiresAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the newest letter was handed on, in real time. Null for more than a minute: send it again.',
  })
  mailedAt!: Date | null;

  /** Internal id, for the resolver of the field. */
  organisationId!: number;

  static of(row: Invitation): InvitationModel {
    const { publicId: id, email, roles, expiresAt, mailedAt, organisationId } = row;
    const facts = { id, email, roles, expiresAt, mailedAt, organisationId };
    return Object.assign(new InvitationModel(), { ...facts, status: statusOf(row, new Date()) });
  }
}

export function statusOf(
  { acceptedAt, revokedAt, expiresAt }: Pick<Invitation, 'acceptedAt' | 'revokedAt' | 'expiresAt'>,
  now: Date,
): InvitationStatus {
  if (acceptedAt) return InvitationStatus.ACCEPTED;
  if (revokedAt) return InvitationStatus.REVOKED;
  return expiresAt <= now ? InvitationStatus.EXPIRED : InvitationStatus.OPEN;
}

@ObjectType('OpenInvitation', { description: 'What the holder of a token is asked to join.' })
export class OpenInvitationModel {
  @Field(() => String, { description: 'Name of the organisation.' })
  organisation!: string;

  @Field(() => String, { description: 'The address that was invited.' })
  email!: string;

  @Field(() => [Role], { description: 'The roles that are offered.' })
  roles!: readonly Role[];

  @Field(() => DateTime, { description: 'Until when it can be accepted, in real time.' })
  expiresAt!: Date;

  static of({ email, roles, expiresAt }: Invitation, organisation: string): OpenInvitationModel {
    return Object.assign(new OpenInvitationModel(), { organisation, email, roles, expiresAt });
  }
}

@ObjectType('PasswordResetRequested', { description: 'The request was taken, whoever has the address.' })
export class PasswordResetRequestedModel {
  @Field(() => String, {
    description: 'The address, as it was understood. If somebody signs in with it, a letter is on its way.',
  })
  email!: string;

  static of(email: string): PasswordResetRequestedModel {
    return Object.assign(new PasswordResetRequestedModel(), { email });
  }
}

@ObjectType('PasswordChanged', { description: 'The password is another one, and every session has ended.' })
export class PasswordChangedModel {
  @Field(() => String, { description: 'The address to sign in with.' })
  email!: string;

  static of(email: string): PasswordChangedModel {
    return Object.assign(new PasswordChangedModel(), { email });
  }
}
