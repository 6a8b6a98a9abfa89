import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { Organisation } from './organisation.entity.js';
import type { OrganisationKind } from './organisation.lifecycle.js';

export type NewOrganisation = Omit<Organisation, 'id'>;

@Injectable()
export class OrganisationStore {
  byCode(tx: Transaction, code: string): Promise<Organisation | null> {
    return tx.manager.findOneBy(Organisation, { code });
  }

  byPublicId(tx: Transaction, publicId: string): Promise<Organisation | null> {
    return tx.manager.findOneBy(Organisation, { publicId });
  }

  byIds(tx: Transaction, ids: readonly number[]): Promise<Organisation[]> {
    return tx.manager.findBy(Organisation, { id: In([...ids]) });
  }

  /** Those that run this hub, the first one first. */
  ofHub(tx: Transaction, hubId: number): Promise<Organisation[]> {
    return tx.manager.find(Organisation, { where: { hubId }, order: { id: 'ASC' } });
  }

  /** In the order of their public ids, which is the order in which they were made. */
  page(
    tx: Transaction,
    kind: OrganisationKind | null,
    after: string | null,
    limit: number,
  ): Promise<Organisation[]> {
    return tx.manager.find(Organisation, {
      where: { ...(kind ? { kind } : {}), ...(after ? { publicId: MoreThan(after) } : {}) },
      order: { publicId: 'ASC' },
      take: limit,
    });
  }

  /** @returns the internal id, or null when another one has the code. */
  async add(tx: Transaction, row: NewOrganisation): Promise<number | null> {
    const added = await tx.one<{ id: number }>(
      `INSERT INTO organisation (public_id, code, kind, name, country, hub_id, gln, registered_by, stream_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (code) DO NOTHING RETURNING id`,
      [
        row.publicId,
        row.code,
        row.kind,
        row.name,
        row.country,
        row.hubId,
        row.gln,
        row.registeredBy,
        row.streamId,
      ],
    );
    return added?.id ?? null;
  }
}
