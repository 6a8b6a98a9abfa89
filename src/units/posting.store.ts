import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

export interface Posting {
  readonly fromLine: string;
  readonly toLine: string;
  readonly from: number;
  readonly to: number;
  readonly quantity: number;
}

/** Goods that went from one unit to another. Internal ids. */
export interface Descent {
  readonly fromUnit: string;
  readonly fromLine: string;
  readonly toUnit: string;
  readonly toLine: string;
  readonly quantity: number;
  /** When the last of it was put there. */
  readonly at: Date;
}

/** `Account.REFUSED`, as the statement has it. */
const REFUSED = 6;

@Injectable()
export class PostingStore {
  async insert(tx: Transaction, act: string, postings: readonly Posting[]): Promise<void> {
    const some = postings.filter(({ quantity }) => quantity > 0);
    if (some.length === 0) return;
    await tx.execute(
      `INSERT INTO posting (act, from_line, to_line, from_account, to_account, quantity)
         SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::smallint[], $5::smallint[], $6::int[])`,
      [
        act,
        some.map(({ fromLine }) => fromLine),
        some.map(({ toLine }) => toLine),
        some.map(({ from }) => from),
        some.map(({ to }) => to),
        some.map(({ quantity }) => quantity),
      ],
    );
  }

  /** In the order in which they were posted. */
  ofAct(tx: Transaction, act: string): Promise<Posting[]> {
    return tx.query<Posting>(
      `SELECT from_line AS "fromLine", to_line AS "toLine", from_account AS "from", to_account AS "to", quantity
         FROM posting WHERE act = $1 ORDER BY id`,
      [act],
    );
  }

  /** How much of each line is refused and has not come back; lines without any are left out. */
  refusedOf(tx: Transaction, lineIds: readonly string[]): Promise<{ lineId: string; quantity: number }[]> {
    return tx.query(
      `SELECT from_line AS "lineId", sum(CASE WHEN to_account = ${REFUSED} THEN quantity ELSE -quantity END)::int AS quantity
         FROM posting WHERE from_line = ANY($1::bigint[]) AND (to_account = ${REFUSED} OR from_account = ${REFUSED})
        GROUP BY from_line HAVING sum(CASE WHEN to_account = ${REFUSED} THEN quantity ELSE -quantity END) > 0`,
      [lineIds],
    );
  }

  /** What was put from these units onto others, or onto these from others, and stayed there. */
  descentsOf(tx: Transaction, unitIds: readonly string[], way: 'FROM' | 'ONTO'): Promise<Descent[]> {
    const near = way === 'FROM' ? 'a' : 'b';
    return tx.query<Descent>(
      `SELECT a.unit_id AS "fromUnit", a.id AS "fromLine", b.unit_id AS "toUnit", b.id AS "toLine",
              (sum(p.quantity) - coalesce(max(r.quantity), 0))::int AS quantity, max(p.posted_at) AS at
         FROM content_line ${near} JOIN posting p ON p.${way === 'FROM' ? 'from_line' : 'to_line'} = ${near}.id AND p.from_line <> p.to_line
         JOIN content_line ${way === 'FROM' ? 'b' : 'a'} ON ${way === 'FROM' ? 'b.id = p.to_line' : 'a.id = p.from_line'}
         LEFT JOIN LATERAL (SELECT sum(q.quantity) AS quantity FROM posting q WHERE q.from_line = b.id AND q.to_line = a.id) r ON true
        WHERE ${near}.unit_id = ANY($1::bigint[])
        GROUP BY a.unit_id, a.id, b.unit_id, b.id
       HAVING sum(p.quantity) > coalesce(max(r.quantity), 0) ORDER BY a.id, b.id`,
      [unitIds],
    );
  }
}
