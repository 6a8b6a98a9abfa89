import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { firstWall } from '../platform/principal/first-wall.js';
import type { TransportStatus } from '../transports/transport.lifecycle.js';
import type { ConsignmentFacts } from './consignment.lifecycle.js';

export interface ConsignmentRow {
  id: string;
  publicId: string;
  streamId: string;
  hubId: number;
  donorId: number;
  reference: string;
  purpose: string;
  announcedAt: Date;
  cancelledAt: Date | null;
  rejectedAt: Date | null;
  unitsAnnounced: number;
  unitsReceived: number;
  /** Internal id; 0: none. */
  pledgeId: string;
  /** Of the transports that bring it. */
  transports: TransportStatus[];
}

export type NewConsignment = Pick<
  ConsignmentRow,
  'id' | 'publicId' | 'streamId' | 'hubId' | 'donorId' | 'reference' | 'purpose' | 'pledgeId'
>;

/** How much of an item is meant for a recipient, in base units. */
export interface PortionRow {
  organisationId: number;
  itemId: number;
  quantity: number;
}

/** Whose consignments: those that come to one hub, or those of one donor. */
export interface ConsignmentsOf {
  readonly hubId: number | null;
  readonly donorId: number | null;
}

/** What is expected on one transport. */
export interface ExpectedOn {
  readonly transportId: string;
  readonly consignments: number;
  /** Announced and not yet counted in. */
  readonly pallets: number;
}

const CONSIGNMENT = `
  SELECT c.id, c.public_id AS "publicId", c.stream_id AS "streamId", c.hub_id AS "hubId", c.donor_id AS "donorId",
         c.reference, c.purpose, c.announced_at AS "announcedAt", c.cancelled_at AS "cancelledAt",
         c.rejected_at AS "rejectedAt", c.units_announced AS "unitsAnnounced", c.units_received AS "unitsReceived",
         c.pledge_id AS "pledgeId",
         ARRAY(SELECT t.status FROM consignment_transport ct JOIN transports_status_view t USING (transport_id)
                WHERE ct.consignment_id = c.id) AS transports
    FROM consignment c`;

/** A filter that is not set matches everything: exactly one of the two is set wherever people ask. */
const belonging = () =>
  firstWall.where('(($1::smallint IS NULL OR c.hub_id = $1) AND ($2::int IS NULL OR c.donor_id = $2))');

/** What the status follows from. */
export function factsOf(row: ConsignmentRow): ConsignmentFacts {
  return { ...row, cancelled: row.cancelledAt !== null, rejected: row.rejectedAt !== null };
}

@Injectable()
export class ConsignmentStore {
  /** Its number, before there is a row: shares in it are written first, or nobody would see what he writes. */
  async nextId(tx: Transaction): Promise<string> {
    const row = await tx.one<{ id: string }>(
      `SELECT nextval(pg_get_serial_sequence('consignment', 'id')) AS id`,
    );
    if (!row) throw new Error('A new consignment got no id');
    return row.id;
  }

  /** @returns false when the donor used this reference before. */
  async insert(tx: Transaction, one: NewConsignment): Promise<boolean> {
    const rows = await tx.execute(
      `INSERT INTO consignment (id, public_id, stream_id, hub_id, donor_id, reference, purpose, pledge_id, announced_at)
         OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6, $7, $8, hub_now())
       ON CONFLICT ON CONSTRAINT consignment_reference_key DO NOTHING`,
      [one.id, one.publicId, one.streamId, one.hubId, one.donorId, one.reference, one.purpose, one.pledgeId],
    );
    return rows === 1;
  }

  byIds(tx: Transaction, ids: readonly string[]): Promise<ConsignmentRow[]> {
    return tx.query<ConsignmentRow>(`${CONSIGNMENT} WHERE c.id = ANY($1::bigint[])`, [ids]);
  }

  byPublicIds(tx: Transaction, publicIds: readonly string[]): Promise<ConsignmentRow[]> {
    return tx.query<ConsignmentRow>(`${CONSIGNMENT} WHERE c.public_id = ANY($1::uuid[])`, [publicIds]);
  }

  /** At most two: whoever names no donor must not be given one of several. */
  byReference(tx: Transaction, whose: ConsignmentsOf, reference: string): Promise<ConsignmentRow[]> {
    return tx.query<ConsignmentRow>(`${CONSIGNMENT} WHERE ${belonging()} AND c.reference = $3 LIMIT 2`, [
      whose.hubId,
      whose.donorId,
      reference,
    ]);
  }

  /** The newest first. */
  page(
    tx: Transaction,
    whose: ConsignmentsOf,
    after: string | null,
    limit: number,
  ): Promise<ConsignmentRow[]> {
    return tx.query<ConsignmentRow>(
      `${CONSIGNMENT} WHERE ${belonging()} AND ($3::uuid IS NULL OR c.public_id < $3) ORDER BY c.public_id DESC LIMIT $4`,
      [whose.hubId, whose.donorId, after, limit],
    );
  }

  onTransport(tx: Transaction, transportId: string): Promise<ConsignmentRow[]> {
    return tx.query<ConsignmentRow>(
      `${CONSIGNMENT} WHERE c.id IN (SELECT consignment_id FROM consignment_transport WHERE transport_id = $1)
        ORDER BY c.id`,
      [transportId],
    );
  }

  /** Of those that are not given up. */
  expectedOn(tx: Transaction, transportIds: readonly string[]): Promise<ExpectedOn[]> {
    return tx.query<ExpectedOn>(
      `SELECT ct.transport_id AS "transportId", count(*)::int AS consignments,
              sum(greatest(c.units_announced - c.units_received, 0))::int AS pallets
         FROM consignment_transport ct JOIN consignment c ON c.id = ct.consignment_id
        WHERE ct.transport_id = ANY($1::bigint[]) AND c.cancelled_at IS NULL AND c.rejected_at IS NULL
        GROUP BY ct.transport_id`,
      [transportIds],
    );
  }

  /** Adds pallets and goods, in base units, to what was announced. */
  async postAnnounced(
    tx: Transaction,
    id: string,
    units: number,
    items: readonly { readonly itemId: number; readonly quantity: number }[],
  ): Promise<void> {
    await tx.execute(
      `WITH counted AS (UPDATE consignment SET units_announced = units_announced + $2 WHERE id = $1)
       INSERT INTO consignment_item (consignment_id, item_id, announced)
       SELECT $1, i.* FROM unnest($3::int[], $4::bigint[]) AS i
       ON CONFLICT (consignment_id, item_id) DO UPDATE SET announced = consignment_item.announced + excluded.announced`,
      [id, units, items.map(({ itemId }) => itemId), items.map(({ quantity }) => quantity)],
    );
  }

  /** What was announced of each item, in base units. */
  itemsOf(tx: Transaction, id: string): Promise<{ itemId: number; quantity: number }[]> {
    return tx.query(
      `SELECT item_id AS "itemId", announced::float8 AS quantity FROM consignment_item
        WHERE consignment_id = $1 ORDER BY item_id`,
      [id],
    );
  }

  /** Internal id of the pledge that it keeps; 0: none. */
  async pledgeOf(tx: Transaction, id: string): Promise<string> {
    const row = await tx.one<{ id: string }>('SELECT pledge_id AS id FROM consignment WHERE id = $1', [id]);
    return row?.id ?? '0';
  }

  async replacePortions(tx: Transaction, id: string, portions: readonly PortionRow[]): Promise<void> {
    await tx.execute('DELETE FROM consignment_portion WHERE consignment_id = $1', [id]);
    if (portions.length === 0) return;
    await tx.execute(
      `INSERT INTO consignment_portion (consignment_id, organisation_id, item_id, quantity)
       SELECT $1, p.organisation, p.item, sum(p.quantity)
         FROM unnest($2::int[], $3::int[], $4::bigint[]) AS p (organisation, item, quantity) GROUP BY 2, 3`,
      [
        id,
        portions.map(({ organisationId }) => organisationId),
        portions.map(({ itemId }) => itemId),
        portions.map(({ quantity }) => quantity),
      ],
    );
  }

  portionsOf(tx: Transaction, ids: readonly string[]): Promise<(PortionRow & { consignmentId: string })[]> {
    return tx.query(
      `SELECT consignment_id AS "consignmentId", organisation_id AS "organisationId", item_id AS "itemId",
              quantity::float8 AS quantity FROM consignment_portion
        WHERE consignment_id = ANY($1::bigint[]) ORDER BY consignment_id, organisation_id, item_id`,
      [ids],
    );
  }

  /** @returns false when it had ended or goods had come. */
  async cancel(tx: Transaction, id: string): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE consignment SET cancelled_at = hub_now()
        WHERE id = $1 AND cancelled_at IS NULL AND rejected_at IS NULL AND units_received = 0`,
      [id],
    );
    return changed === 1;
  }

  async replaceRecipients(tx: Transaction, id: string, organisationIds: readonly number[]): Promise<void> {
    await tx.execute(
      'DELETE FROM consignment_recipient WHERE consignment_id = $1 AND organisation_id <> ALL ($2::int[])',
      [id, organisationIds],
    );
    await tx.execute(
      `INSERT INTO consignment_recipient (consignment_id, organisation_id)
       SELECT $1, organisation FROM unnest($2::int[]) AS o (organisation) ON CONFLICT DO NOTHING`,
      [id, organisationIds],
    );
  }

  recipientsOf(
    tx: Transaction,
    ids: readonly string[],
  ): Promise<{ consignmentId: string; organisationId: number }[]> {
    return tx.query(
      `SELECT consignment_id AS "consignmentId", organisation_id AS "organisationId" FROM consignment_recipient
        WHERE consignment_id = ANY($1::bigint[]) ORDER BY consignment_id, organisation_id`,
      [ids],
    );
  }

  /** @returns how many were not attached before. */
  attach(tx: Transaction, id: string, transportIds: readonly string[]): Promise<number> {
    return tx.execute(
      `INSERT INTO consignment_transport (consignment_id, transport_id)
       SELECT $1, transport FROM unnest($2::bigint[]) AS t (transport) ON CONFLICT DO NOTHING`,
      [id, transportIds],
    );
  }

  transportsOf(
    tx: Transaction,
    ids: readonly string[],
  ): Promise<{ consignmentId: string; transportId: string }[]> {
    return tx.query(
      `SELECT consignment_id AS "consignmentId", transport_id AS "transportId" FROM consignment_transport
        WHERE consignment_id = ANY($1::bigint[]) ORDER BY consignment_id, transport_id`,
      [ids],
    );
  }
}
