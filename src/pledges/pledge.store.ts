import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';

export interface PledgeRow {
  id: string;
  publicId: string;
  streamId: string;
  hubId: number;
  donorId: number;
  reference: string;
  purpose: string;
  pledgedAt: Date;
  withdrawnAt: Date | null;
  revision: number;
  items: PledgeItemRow[];
}

/** Quantities in base units. */
export interface PledgeItemRow {
  itemId: number;
  pledged: number;
  announced: number;
}

export interface PledgeLineRow {
  itemId: number;
  /** 0: for whoever needs it. */
  recipientId: number;
  quantity: number;
}

export type NewPledge = Pick<
  PledgeRow,
  'id' | 'publicId' | 'streamId' | 'hubId' | 'donorId' | 'reference' | 'purpose'
>;

/** Whose pledges: those to one hub, or those of one donor. Exactly one of the two is set wherever people ask. */
export interface PledgesOf {
  readonly hubId: number | null;
  readonly donorId: number | null;
}

const PLEDGE = `
  SELECT p.id, p.public_id AS "publicId", p.stream_id AS "streamId", p.hub_id AS "hubId", p.donor_id AS "donorId",
         p.reference, p.purpose, p.pledged_at AS "pledgedAt", p.withdrawn_at AS "withdrawnAt", p.revision,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('itemId', item_id, 'pledged', pledged, 'announced', announced)
                                    ORDER BY item_id), '[]')
            FROM (SELECT item_id, sum(quantity) AS pledged, max(announced) AS announced
                    FROM (SELECT l.item_id, l.quantity, coalesce(i.announced, 0) AS announced
                            FROM pledge_line l LEFT JOIN pledge_item i USING (pledge_id, item_id)
                           WHERE l.pledge_id = p.id) AS lines GROUP BY item_id) AS items) AS items
    FROM pledge p`;

const belonging = () =>
  firstWall.where('(($1::smallint IS NULL OR p.hub_id = $1) AND ($2::int IS NULL OR p.donor_id = $2))');

@Injectable()
export class PledgeStore {
  /** Its number, before there is a row: shares in it are written first, or nobody would see what he writes. */
  async nextId(tx: Transaction): Promise<string> {
    const row = await tx.one<{ id: string }>(`SELECT nextval(pg_get_serial_sequence('pledge', 'id')) AS id`);
    if (!row) throw new Error('A new pledge got no id');
    return row.id;
  }

  /** @returns false when the donor used this reference before. */
  async insert(tx: Transaction, one: NewPledge): Promise<boolean> {
    const rows = await tx.execute(
      `INSERT INTO pledge (id, public_id, stream_id, hub_id, donor_id, reference, purpose, pledged_at)
         OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6, $7, hub_now())
       ON CONFLICT ON CONSTRAINT pledge_reference_key DO NOTHING`,
      [one.id, one.publicId, one.streamId, one.hubId, one.donorId, one.reference, one.purpose],
    );
    return rows === 1;
  }

  byPublicIds(tx: Transaction, publicIds: readonly string[]): Promise<PledgeRow[]> {
    return tx.query<PledgeRow>(`${PLEDGE} WHERE p.public_id = ANY($1::uuid[])`, [publicIds]);
  }

  async byReference(tx: Transaction, donorId: number, reference: string): Promise<PledgeRow | null> {
    return tx.one<PledgeRow>(`${PLEDGE} WHERE p.donor_id = $1 AND p.reference = $2`, [donorId, reference]);
  }

  /** The newest first. */
  page(tx: Transaction, whose: PledgesOf, after: string | null, limit: number): Promise<PledgeRow[]> {
    return tx.query<PledgeRow>(
      `${PLEDGE} WHERE ${belonging()} AND ($3::uuid IS NULL OR p.public_id < $3) ORDER BY p.public_id DESC LIMIT $4`,
      [whose.hubId, whose.donorId, after, limit],
    );
  }

  linesOf(tx: Transaction, ids: readonly string[]): Promise<(PledgeLineRow & { pledgeId: string })[]> {
    return tx.query(
      `SELECT pledge_id AS "pledgeId", item_id AS "itemId", recipient_id AS "recipientId", quantity::float8 AS quantity
         FROM pledge_line WHERE pledge_id = ANY($1::bigint[]) ORDER BY pledge_id, item_id, recipient_id`,
      [ids],
    );
  }

  async replaceLines(tx: Transaction, id: string, lines: readonly PledgeLineRow[]): Promise<void> {
    await tx.execute('DELETE FROM pledge_line WHERE pledge_id = $1', [id]);
    await tx.execute(
      `INSERT INTO pledge_line (pledge_id, item_id, recipient_id, quantity)
       SELECT $1, l.* FROM unnest($2::int[], $3::int[], $4::bigint[]) AS l`,
      [
        id,
        lines.map(({ itemId }) => itemId),
        lines.map(({ recipientId }) => recipientId),
        lines.map(({ quantity }) => quantity),
      ],
    );
  }

  async countRevision(tx: Transaction, id: string): Promise<void> {
    await tx.execute('UPDATE pledge SET revision = revision + 1 WHERE id = $1', [id]);
  }

  async withdraw(tx: Transaction, id: string): Promise<boolean> {
    return (
      (await tx.execute('UPDATE pledge SET withdrawn_at = hub_now() WHERE id = $1 AND withdrawn_at IS NULL', [
        id,
      ])) === 1
    );
  }

  /** Adds what a consignment announced. Quantities in base units; below zero when it was withdrawn. */
  async postAnnounced(
    tx: Transaction,
    id: string,
    items: readonly { readonly itemId: number; readonly quantity: number }[],
  ): Promise<void> {
    const parameters = [id, items.map(({ itemId }) => itemId), items.map(({ quantity }) => quantity)];
    await tx.execute(
      `INSERT INTO pledge_item (pledge_id, item_id)
       SELECT $1, item FROM unnest($2::int[]) AS i (item) ORDER BY item ON CONFLICT DO NOTHING`,
      parameters.slice(0, 2),
    );
    await tx.execute(
      `UPDATE pledge_item p SET announced = p.announced + i.quantity
         FROM unnest($2::int[], $3::bigint[]) AS i (item, quantity)
        WHERE p.pledge_id = $1 AND p.item_id = i.item`,
      parameters,
    );
  }
}
