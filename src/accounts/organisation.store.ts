import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import { Organisation } from './organisation.entity.js';
import type { OrganisationKind, OrganisationStatus, Viewpoint } from './organisation.lifecycle.js';

export type NewOrganisation = Omit<Organisation, 'id'>;

/** What is not given stays. */
export interface Decision {
  readonly status: OrganisationStatus;
  readonly code?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly gln?: string | null | undefined;
  readonly registeredBy?: number;
  readonly mergedInto?: number;
  readonly reason?: string;
}

@Injectable()
export class OrganisationStore {
  byCode(tx: Transaction, code: string): Promise<Organisation | null> {
    return tx.manager.findOneBy(Organisation, { code });
  }

  /**
   * Keeps a provisional one as it is until the end of a transaction that writes: a decision waits for it, or it waits
   * for the decision and then sees it. What is only read keeps nobody waiting.
   */
  async hold(tx: Transaction, id: number): Promise<Organisation | null> {
    const setting = await tx.one<{ value: string }>(
      `SELECT current_setting('transaction_read_only') AS value`,
    );
    if (setting?.value === 'off') await tx.query('SELECT FROM organisation WHERE id = $1 FOR SHARE', [id]);
    return tx.manager.findOneBy(Organisation, { id });
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

  /** Those that the viewer may know of, in the order of their public ids, which is the order in which they were made. */
  page(
    tx: Transaction,
    { organisationId, hubId }: Viewpoint,
    kind: OrganisationKind | null,
    after: string | null,
    limit: number,
  ): Promise<Organisation[]> {
    const known = `o.status = 'CONFIRMED' OR (o.status = 'PROVISIONAL' AND :organisationId <> 0
      AND (o.proposed_by = :organisationId OR o.proposed_to = :hubId))`;
    const query = tx.manager
      .createQueryBuilder(Organisation, 'o')
      .where(firstWall.where(`(${known})`), { organisationId, hubId });
    if (kind) query.andWhere('o.kind = :kind', { kind });
    if (after) query.andWhere('o.public_id > :after', { after });
    return query.orderBy('o.public_id').limit(limit).getMany();
  }

  /** What was proposed by the viewer, or to the hub of the viewer; decided ones too unless they are left out. */
  proposals(
    tx: Transaction,
    { organisationId, hubId }: Viewpoint,
    onlyOpen: boolean,
    after: string | null,
    limit: number,
  ): Promise<Organisation[]> {
    const mine = '(o.proposed_by = :organisationId OR (:hubId <> 0 AND o.proposed_to = :hubId))';
    const query = tx.manager
      .createQueryBuilder(Organisation, 'o')
      .where(firstWall.where(mine), { organisationId, hubId });
    if (onlyOpen) query.andWhere(`o.status = 'PROVISIONAL'`);
    if (after) query.andWhere('o.public_id > :after', { after });
    return query.orderBy('o.public_id').limit(limit).getMany();
  }

  /** The same proposal, made before and not decided. */
  sameProposal(
    tx: Transaction,
    {
      kind,
      name,
      country,
      proposedBy,
      proposedTo,
    }: Pick<Organisation, 'kind' | 'name' | 'country' | 'proposedBy' | 'proposedTo'>,
  ): Promise<Organisation | null> {
    return tx.manager
      .createQueryBuilder(Organisation, 'o')
      .where(`o.status = 'PROVISIONAL' AND o.kind = :kind AND lower(o.name) = lower(:name)`, { kind, name })
      .andWhere('o.country = :country AND o.proposed_by = :proposedBy', { country, proposedBy })
      .andWhere('o.proposed_to = :proposedTo', { proposedTo })
      .getOne();
  }

  /** @returns whether it was still provisional. */
  async decide(tx: Transaction, id: number, decision: Decision): Promise<boolean> {
    const { status, code = null, name = null, gln = null, registeredBy = null } = decision;
    const rows = await tx.execute(
      `UPDATE organisation SET status = $2, code = coalesce($3, code), name = coalesce($4, name),
              gln = coalesce($5, gln), registered_by = coalesce($6, registered_by), merged_into = $7, refusal_reason = $8
        WHERE id = $1 AND status = 'PROVISIONAL'`,
      [id, status, code, name, gln, registeredBy, decision.mergedInto ?? null, decision.reason ?? null],
    );
    return rows === 1;
  }

  /** @returns the internal id, or null when another one has the code. */
  async add(tx: Transaction, row: NewOrganisation): Promise<number | null> {
    const added = await tx.one<{ id: number }>(
      `INSERT INTO organisation (public_id, code, kind, name, country, hub_id, gln, registered_by, stream_id, status,
         proposed_by, proposed_to)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (code) DO NOTHING RETURNING id`,
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
        row.status,
        row.proposedBy,
        row.proposedTo,
      ],
    );
    return added?.id ?? null;
  }
}
