import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import type { Actor } from './actor.entity.js';

/** Who acted, for those who read events. Null where there is no person, or no device. */
export interface NamedActor {
  readonly id: number;
  readonly kind: Actor['kind'];
  readonly personId: string | null;
  readonly personName: string | null;
  readonly deviceId: string | null;
  readonly deviceName: string | null;
}

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

  /** The one actor of a person on a device, made when the two meet for the first time. */
  async ofShift(
    tx: Transaction,
    memberActorId: number,
    deviceActorId: number,
    organisationId: number,
  ): Promise<number> {
    await tx.execute(
      `INSERT INTO actor (public_id, kind, organisation_id, member_actor_id, device_actor_id)
       VALUES ($1, 'shift', $2, $3, $4) ON CONFLICT (member_actor_id, device_actor_id) DO NOTHING`,
      [newId(), organisationId, memberActorId, deviceActorId],
    );
    const row = await tx.one<{ id: number }>(
      'SELECT id FROM actor WHERE member_actor_id = $1 AND device_actor_id = $2',
      [memberActorId, deviceActorId],
    );
    if (!row) throw new Error('The actor of a shift is not there');
    return row.id;
  }

  /** With the names of the person and of the device, whichever there are. */
  named(tx: Transaction, ids: readonly number[]): Promise<NamedActor[]> {
    return tx.query(
      `SELECT a.id, a.kind, m.public_id AS "personId", m.display_name AS "personName",
              k.public_id AS "deviceId", k.name AS "deviceName"
         FROM actor a
         LEFT JOIN member m ON m.actor_id = coalesce(a.member_actor_id, a.id)
         LEFT JOIN api_key k ON k.actor_id = coalesce(a.device_actor_id, a.id)
        WHERE a.id = ANY($1::int[])`,
      [ids],
    );
  }
}
