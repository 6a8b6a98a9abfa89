import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { BookLine } from './book.js';

/** Sums as numbers: a consignment of more than nine thousand billion base units does not exist. */
type StoredLine = { [Term in keyof BookLine]: BookLine[Term] extends number ? string : BookLine[Term] } & {
  itemId: number;
};

const sum = (what: string, where: string) => `coalesce(sum(${what}) FILTER (WHERE ${where}), 0)`;
const HERE = 'b.status IN (2, 3, 4)';

/**
 * What was announced, short, over and has gone is the sum of postings; where the rest is follows from the pallets.
 * A pallet lost before anybody saw it is short. Statuses: src/units/unit.lifecycle.ts.
 */
const TERMS: Readonly<Record<Exclude<keyof BookLine, 'consignmentId' | 'itemId' | 'lot'>, string>> = {
  announced: `sum(b.announced) - ${sum('b.present', 'b.withdrawn')}`,
  withdrawn: sum('b.present', 'b.withdrawn'),
  notReceived: sum('b.present', 'b.status = 1 AND NOT b.withdrawn'),
  short: `sum(b.short) + ${sum('b.present', 'b.status = 9 AND NOT b.seen')}`,
  over: 'sum(b.over)',
  free: sum('b.present', 'b.status IN (2, 3) AND NOT b.held'),
  held: sum('b.present', `${HERE} AND b.held`),
  allocated: sum('b.present', 'b.status = 4 AND NOT b.held'),
  loaded: sum('b.present', 'b.status = 5'),
  returned: sum('b.present', 'b.status = 10'),
  damaged: sum('least(b.damaged, b.present)', 'b.status IN (2, 3, 4, 5, 10)'),
  onTheWay: sum('b.present', 'b.status = 6'),
  delivered: `sum(b.delivered) + ${sum('b.present', 'b.status = 7')}`,
  refused: 'sum(b.refused)',
  destroyed: `sum(b.destroyed) + ${sum('b.present', 'b.status = 11')}`,
  lost: `sum(b.lost) + ${sum('b.present', 'b.status = 9 AND b.seen')}`,
  sampled: 'sum(b.sampled)',
};

@Injectable()
export class BookStore {
  /** One line an item and lot, in the order of their ids. */
  async ofConsignments(tx: Transaction, consignmentIds: readonly string[]): Promise<BookLine[]> {
    const columns = Object.entries(TERMS).map(([name, term]) => `(${term})::text AS "${name}"`);
    const rows = await tx.query<StoredLine>(
      `SELECT b.consignment_id AS "consignmentId", b.item_id AS "itemId", b.lot, ${columns.join(', ')}
         FROM units_books_view b WHERE b.consignment_id = ANY($1::bigint[])
        GROUP BY b.consignment_id, b.item_id, b.lot ORDER BY b.consignment_id, b.item_id, b.lot NULLS FIRST`,
      [consignmentIds],
    );
    return rows.map(readLine);
  }
}

function readLine(row: StoredLine): BookLine {
  const terms = Object.keys(TERMS).map((name) => [name, Number(row[name as keyof StoredLine])]);
  const { consignmentId, itemId, lot } = row;
  return { consignmentId, itemId, lot, ...Object.fromEntries(terms) };
}
