import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import type { Balance } from './ledger.js';

export interface ContentRow extends Balance {
  id: string;
  publicId: string;
  unitId: string;
  consignmentId: string | null;
  donorId: number | null;
  itemId: number;
  lot: string | null;
  /** YYYY-MM-DD. */
  expiry: string | null;
}

/** A line as its donor announced it. Internal ids; grams. */
export interface AnnouncedLine {
  readonly id: string;
  /** 18 digits, of the label that the unit came with. */
  readonly sscc: string;
  readonly itemId: number;
  readonly quantity: number;
  readonly lot: string | null;
  /** YYYY-MM-DD. */
  readonly expiry: string | null;
  readonly grossGrams: number;
  readonly temperatureClass: string;
}

export interface NewContent extends Balance {
  unitId: string;
  consignmentId: string | null;
  itemId: number;
  lot: string | null;
  expiry: string | null;
}

const LINE = `
  SELECT c.id, c.public_id AS "publicId", c.unit_id AS "unitId", c.consignment_id AS "consignmentId",
         d.donor_id AS "donorId", c.item_id AS "itemId", c.lot, c.expiry::text AS expiry,
         c.announced_quantity AS "announcedQuantity", c.counted_quantity AS "countedQuantity",
         c.damaged_quantity AS "damagedQuantity", c.gone_quantity AS "goneQuantity"
    FROM content_line c LEFT JOIN consignments_donor_view d ON d.consignment_id = c.consignment_id`;

@Injectable()
export class ContentStore {
  /** @returns the internal ids, in the order of the lines. */
  async insert(tx: Transaction, lines: readonly NewContent[]): Promise<string[]> {
    const publicIds = lines.map(() => newId());
    const rows = await tx.query<{ id: string; publicId: string }>(
      `INSERT INTO content_line (public_id, unit_id, consignment_id, item_id, lot, expiry, announced_quantity, counted_quantity,
                                 damaged_quantity, gone_quantity)
         SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::int[], $5::text[], $6::date[], $7::int[], $8::int[],
                              $9::int[], $10::int[])
       RETURNING id, public_id AS "publicId"`,
      [
        publicIds,
        lines.map(({ unitId }) => unitId),
        lines.map(({ consignmentId }) => consignmentId),
        lines.map(({ itemId }) => itemId),
        lines.map(({ lot }) => lot),
        lines.map(({ expiry }) => expiry),
        ...quantitiesOf(lines),
      ],
    );
    const idOf = new Map(rows.map(({ id, publicId }) => [publicId, id]));
    return publicIds.map((publicId) => idOf.get(publicId) ?? '');
  }

  ofUnits(tx: Transaction, unitIds: readonly string[]): Promise<ContentRow[]> {
    return tx.query<ContentRow>(`${LINE} WHERE c.unit_id = ANY($1::bigint[]) ORDER BY c.id`, [unitIds]);
  }

  /** The lines of one consignment with these public ids, wherever they are. */
  ofConsignment(tx: Transaction, consignmentId: string, publicIds: readonly string[]): Promise<ContentRow[]> {
    return tx.query<ContentRow>(
      `${LINE} WHERE c.public_id = ANY($2::uuid[]) AND c.consignment_id = $1 ORDER BY c.id`,
      [consignmentId, publicIds],
    );
  }

  /** Donors whose goods are on units that are at home with somebody else: not with a consignment of theirs. */
  guestsOn(tx: Transaction, unitIds: readonly string[]): Promise<{ unitId: string; donorId: number }[]> {
    return tx.query(
      `SELECT DISTINCT c.unit_id AS "unitId", k.donor_id AS "donorId" FROM content_line c
         JOIN consignments_books_view k ON k.consignment_id = c.consignment_id JOIN unit u ON u.id = c.unit_id
        WHERE c.unit_id = ANY($1::bigint[]) AND k.stream_id <> u.stream_id ORDER BY 2, 1`,
      [unitIds],
    );
  }

  /** What was announced with a consignment, line by line, after the one with an internal id. */
  announcedOf(
    tx: Transaction,
    consignmentId: string,
    after: string,
    limit: number,
  ): Promise<AnnouncedLine[]> {
    return tx.query<AnnouncedLine>(
      `SELECT c.id, lpad(u.sscc::text, 18, '0') AS sscc, c.item_id AS "itemId", c.announced_quantity AS quantity, c.lot,
              c.expiry::text AS expiry, u.gross_grams::float8 AS "grossGrams", u.temperature_class AS "temperatureClass"
         FROM content_line c JOIN unit u ON u.id = c.unit_id
        WHERE c.consignment_id = $1 AND c.id > $2 AND c.announced_quantity > 0 ORDER BY c.id LIMIT $3`,
      [consignmentId, after, limit],
    );
  }

  /** The lines by internal id, with the units that they are on. */
  byIds(tx: Transaction, ids: readonly string[]): Promise<{ id: string; unitId: string }[]> {
    return tx.query(
      'SELECT id, unit_id AS "unitId" FROM content_line WHERE id = ANY($1::bigint[]) ORDER BY id',
      [ids],
    );
  }

  /** Writes all quantities of the lines. The caller holds the heads of the units' home streams. */
  async write(tx: Transaction, lines: readonly (Balance & { readonly id: string })[]): Promise<void> {
    await tx.execute(
      `UPDATE content_line c SET announced_quantity = n.announced, counted_quantity = n.counted, damaged_quantity = n.damaged,
                                 gone_quantity = n.gone
         FROM unnest($1::bigint[], $2::int[], $3::int[], $4::int[], $5::int[]) AS n (id, announced, counted, damaged, gone)
        WHERE c.id = n.id`,
      [lines.map(({ id }) => id), ...quantitiesOf(lines)],
    );
  }

  /** Adds to what has left the lines. */
  async go(tx: Transaction, lines: readonly { id: string; quantity: number }[]): Promise<void> {
    await tx.execute(
      `UPDATE content_line c SET gone_quantity = c.gone_quantity + n.quantity FROM unnest($1::bigint[], $2::int[]) AS n (id, quantity)
        WHERE c.id = n.id`,
      [lines.map(({ id }) => id), lines.map(({ quantity }) => quantity)],
    );
  }
}

function quantitiesOf(lines: readonly Balance[]): readonly unknown[] {
  return [
    lines.map(({ announcedQuantity }) => announcedQuantity),
    lines.map(({ countedQuantity }) => countedQuantity),
    lines.map(({ damagedQuantity }) => damagedQuantity),
    lines.map(({ goneQuantity }) => goneQuantity),
  ];
}
