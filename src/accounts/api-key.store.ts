import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import type { Role } from '../platform/principal/principal.js';
import { ApiKey } from './api-key.entity.js';

export type NewApiKey = Pick<
  ApiKey,
  'publicId' | 'actorId' | 'organisationId' | 'name' | 'roles' | 'secretHash' | 'operations' | 'hubId'
>;

/** What a request with a key needs to know. */
export interface KeyAtTheDoor {
  readonly id: number;
  readonly actorId: number;
  readonly roles: Role[];
  readonly secretHash: Buffer;
  readonly revoked: boolean;
  readonly organisationId: number;
  readonly organisationUuid: string;
  readonly hubId: number | null;
  /** The key's own limits; null where it has none. */
  readonly onlyHubId: number | null;
  readonly operations: string[] | null;
  /** Its last use was noted less than a minute ago. */
  readonly fresh: boolean;
}

@Injectable()
export class ApiKeyStore {
  atTheDoor(tx: Transaction, publicId: string): Promise<KeyAtTheDoor | null> {
    return tx.one(
      `SELECT k.id, k.actor_id AS "actorId", k.roles, k.secret_hash AS "secretHash",
              k.revoked_at IS NOT NULL AS revoked, o.id AS "organisationId", o.public_id AS "organisationUuid",
              o.hub_id AS "hubId", k.hub_id AS "onlyHubId", k.operations, coalesce(k.last_used_at > now() - interval '1 minute', false) AS fresh
         FROM api_key k JOIN organisation o ON o.id = k.organisation_id WHERE k.public_id = $1`,
      [publicId],
    );
  }

  /** Whoever finds the row locked leaves it: somebody else is noting the same. */
  async noteUse(tx: Transaction, id: number): Promise<void> {
    await tx.execute(
      `UPDATE api_key SET last_used_at = now() WHERE id = (
         SELECT id FROM api_key WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= now() - interval '1 minute')
            FOR UPDATE SKIP LOCKED)`,
      [id],
    );
  }

  async add(
    tx: Transaction,
    { publicId, actorId, organisationId, name, roles, secretHash, operations, hubId }: NewApiKey,
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO api_key (public_id, actor_id, organisation_id, name, roles, secret_hash, operations, hub_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now())`,
      [publicId, actorId, organisationId, name, roles, secretHash, operations, hubId],
    );
  }

  byPublicId(tx: Transaction, publicId: string): Promise<ApiKey | null> {
    return tx.manager.findOneBy(ApiKey, { publicId });
  }

  page(tx: Transaction, organisationId: number, after: string | null, limit: number): Promise<ApiKey[]> {
    return tx.manager.find(ApiKey, {
      where: { organisationId, ...(after ? { publicId: MoreThan(after) } : {}) },
      order: { publicId: 'ASC' },
      take: limit,
    });
  }

  /** @returns whether it was revoked now: false when it was before. */
  async revoke(tx: Transaction, id: number): Promise<boolean> {
    return (
      (await tx.execute('UPDATE api_key SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL', [
        id,
      ])) === 1
    );
  }
}
