import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars.js';
import { Role } from '../platform/principal/principal.js';
import type { ApiKey } from './api-key.entity.js';

@ObjectType('ApiKey', {
  description: 'What a device or an integration signs in with. Its secret is not kept.',
})
export class ApiKeyModel {
  @Field(() => ID, { description: 'Its id, which is also in the middle of the key, without hyphens.' })
  id!: string;

  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => [Role], { description: 'What may be done with it.' })
  roles!: readonly Role[];

  @Field(() => [String], {
    nullable: true,
    description: 'Names of the only operations that it is for; null when its roles alone decide.',
  })
  operations!: readonly string[] | null;

  @Field(() => DateTime, { description: 'When it was issued, in real time.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was used last, to the minute; null when never.',
  })
  lastUsedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null while it is good.' })
  revokedAt!: Date | null;

  /** Internal id, for the resolver of the field. */
  organisationId!: number;
  /** Internal id, for the resolver of the field. */
  hubId!: number | null;

  static of({
    publicId,
    name,
    roles,
    operations,
    hubId,
    createdAt,
    lastUsedAt,
    revokedAt,
    organisationId,
  }: ApiKey): ApiKeyModel {
    const times = { createdAt, lastUsedAt, revokedAt };
    return Object.assign(new ApiKeyModel(), {
      id: publicId,
      name,
      roles,
      operations,
      hubId,
      ...times,
      organisationId,
    });
  }
}

@ObjectType('IssuedApiKey', { description: 'A new key, with its text. It is shown this once.' })
export class IssuedApiKeyModel {
  @Field(() => ApiKeyModel, { description: 'The key.' })
  apiKey!: ApiKeyModel;

  @Field(() => String, {
    description: 'What to send as `Authorization: Bearer …`. Keep it now: the hub stores only a hash of it.',
  })
  key!: string;

  static of(apiKey: ApiKeyModel, key: string): IssuedApiKeyModel {
    return Object.assign(new IssuedApiKeyModel(), { apiKey, key });
  }
}
