import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars.js';
import { Role } from '../platform/principal/principal.js';
import { ActingDeviceModel } from './event-by.model.js';
import type { Me } from './me.service.js';
import { MemberModel } from './member.model.js';
import type { SignedIn } from './sessions.js';

@ObjectType('SignedIn', { description: 'A session: tokens, and whom they are for.' })
export class SignedInModel {
  @Field(() => String, { description: 'What to send as `Authorization: Bearer …`, for a few minutes.' })
  accessToken!: string;

  @Field(() => DateTime, { description: 'When the access token expires, in real time.' })
  accessTokenExpiresAt!: Date;

  @Field(() => String, {
    description: 'Good for one `refreshSession`. Used twice it ends the session: keep only the newest one.',
  })
  refreshToken!: string;

  @Field(() => DateTime, { description: 'When the refresh token expires, in real time.' })
  refreshTokenExpiresAt!: Date;

  @Field(() => MemberModel, { description: 'Who signed in, and for which organisation.' })
  member!: MemberModel;

  static of({ accessToken, refreshToken, refreshTokenExpiresAt, member }: SignedIn): SignedInModel {
    return Object.assign(new SignedInModel(), {
      accessToken: accessToken.token,
      accessTokenExpiresAt: accessToken.expiresAt,
      refreshToken,
      refreshTokenExpiresAt,
      member: MemberModel.of(member),
    });
  }
}

@ObjectType('SignedOut', { description: 'A session that was ended.' })
export class SignedOutModel {
  @Field(() => ID, { description: 'The id of the session.' })
  session!: string;

  static of(session: string): SignedOutModel {
    return Object.assign(new SignedOutModel(), { session });
  }
}

const IdentityKind = { MEMBER: 'MEMBER', DEVICE: 'DEVICE', SHIFT: 'SHIFT' } as const;

registerEnumType(IdentityKind, {
  name: 'IdentityKind',
  description: 'What acts.',
  valuesMap: {
    MEMBER: { description: 'A person who signed in.' },
    DEVICE: { description: 'A device or an integration with an API key.' },
    SHIFT: { description: 'A person at work on a shared device.' },
  },
});

@ObjectType('Me', { description: 'Who is asking.' })
export class MeModel {
  @Field(() => ID, { description: 'The id of the person or of the key.' })
  id!: string;

  @Field(() => IdentityKind, { description: 'What acts.' })
  kind!: Me['kind'];

  @Field(() => String, { description: 'Name of the person or of the key.' })
  displayName!: string;

  @Field(() => String, { nullable: true, description: 'E-mail address; null for a device.' })
  email!: string | null;

  @Field(() => [Role], { description: 'The roles that this token or key carries.' })
  roles!: readonly Role[];

  @Field(() => [MemberModel], {
    description: 'All memberships of the person, of which this token is for one. Empty for a device.',
  })
  memberships!: MemberModel[];

  @Field(() => ActingDeviceModel, { nullable: true, description: 'The shared device of a shift; else null.' })
  device!: ActingDeviceModel | null;

  /** Internal id, for the resolver of the field. */
  organisationId!: number;

  static of({ publicId, kind, displayName, email, roles, memberships, organisationId, device }: Me): MeModel {
    const known = { id: publicId, kind, displayName, email, roles, organisationId, device };
    return Object.assign(new MeModel(), {
      ...known,
      memberships: memberships.map((one) => MemberModel.of(one)),
    });
  }
}
