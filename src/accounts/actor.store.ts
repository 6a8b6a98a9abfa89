import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Actor } from './actor.entity.js';

@Injectable()
export class ActorStore {
  /** @returns the number that events will carry. */
  async add(
    tx: Transaction,
    { publicId, kind, organisationId }: Pick<Actor, 'publicId' | 'kind' | 'organisationId'>,
  ): Promise<number> {
    const row = await tx.one<{ id: number }>(
      'INSERT INTO actor (public_id, kind, organisation_id) VALUES ($1, $2, $3) RETURNING id',
      [publicId, kind, organisationId],
    );
    if (!row) throw new Error('A new actor got no id');
    return row.id;
  }
}
