import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The books: how much there is is posted, where it is follows from the units' states. */
export class Postings1000000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POSTINGS);
    await runner.query(OPENING);
    await runner.query(BOOKS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward: restore a backup instead');
  }
}

/**
 * Each row takes a quantity from one account of a content line and gives it to one of the same or of another
 * line, so that the sum over all accounts is nothing, always. From line to line it is the ancestry of rebuilt
 * pallets. `act` is what several postings and events have in common. Accounts: src/units/ledger.ts.
 * gone_quantity is what has left the line for good or is coming back: present = counted (or announced) - gone.
 */
const POSTINGS = `
CREATE TABLE posting (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  act uuid NOT NULL,
  from_line bigint NOT NULL,
  to_line bigint NOT NULL,
  posted_at timestamptz(3) NOT NULL DEFAULT hub_now(),
  quantity int NOT NULL CHECK (quantity > 0),
  from_account smallint NOT NULL CHECK (from_account BETWEEN 1 AND 9),
  to_account smallint NOT NULL CHECK (to_account BETWEEN 1 AND 9),
  CONSTRAINT posting_moves_check CHECK (from_line <> to_line OR from_account <> to_account)
);
CREATE INDEX posting_from ON posting (from_line);
CREATE INDEX posting_to ON posting (to_line) WHERE from_line <> to_line;
CREATE INDEX posting_act ON posting (act);
ALTER TABLE content_line ADD COLUMN gone_quantity int NOT NULL DEFAULT 0
  CONSTRAINT content_line_gone_quantity_check CHECK (gone_quantity >= 0);`;

/** What hubs that are older than their books have: announced, counted, delivered. */
export const OPENING = `
WITH act AS MATERIALIZED (SELECT hub_new_id() AS id)
INSERT INTO posting (act, from_line, to_line, quantity, from_account, to_account)
  SELECT act.id, p.line, p.line, p.quantity, p.origin, p.target
    FROM act, (
      SELECT id AS line, announced_quantity AS quantity, 1 AS origin, 2 AS target FROM content_line
      UNION ALL SELECT id, announced_quantity - counted_quantity, 2, 3 FROM content_line
      UNION ALL SELECT id, counted_quantity - announced_quantity, 4, 2 FROM content_line
      UNION ALL SELECT content_line_id, accepted_quantity, 2, 5 FROM delivered_line
      UNION ALL SELECT content_line_id, refused_quantity, 2, 6 FROM delivered_line
      UNION ALL SELECT content_line_id, sent_quantity - accepted_quantity - refused_quantity, 2, 7 FROM delivered_line
      UNION ALL SELECT l.content_line_id, l.refused_quantity, 6, 2 FROM delivered_line l
        JOIN content_line c ON c.id = l.content_line_id JOIN unit_state s ON s.unit_id = c.unit_id WHERE s.status = 10
    ) AS p WHERE p.quantity > 0;
UPDATE content_line c SET gone_quantity = g.gone
  FROM (SELECT from_line, sum(CASE WHEN from_account = 2 THEN quantity ELSE -quantity END)::int AS gone FROM posting
         WHERE (from_account = 2 AND to_account IN (5, 6, 7)) OR (from_account = 6 AND to_account = 2) GROUP BY from_line) g
 WHERE g.from_line = c.id AND g.gone > 0;`;

/**
 * One row a content line, as it stands now. announced, short, over and what has gone come from the postings; what is
 * not received, in stock and on the way from the line's own quantities and the state of its unit: two witnesses. A pallet
 * that was lost before anybody saw it is short. Cancelled goods that have not come are withdrawn, not announced.
 */
const BOOKS = `
CREATE VIEW units_books_view WITH (security_invoker = true) AS
  SELECT c.id AS line_id, c.unit_id, c.consignment_id, c.item_id, c.lot, c.damaged_quantity AS damaged,
         p.announced, p.short, p.over, p.delivered, p.refused, p.lost, p.destroyed, p.sampled, p.on_pallet,
         n.present, s.status, s.received_at IS NOT NULL AS seen,
         s.status = 1 AND coalesce(k.withdrawn, false) AS withdrawn,
         EXISTS (SELECT FROM hold h WHERE h.unit_id = c.unit_id AND h.closed_at IS NULL) AS held
    FROM content_line c
    JOIN unit_state s ON s.unit_id = c.unit_id
    LEFT JOIN consignments_books_view k ON k.consignment_id = c.consignment_id
    CROSS JOIN LATERAL (SELECT coalesce(c.counted_quantity, c.announced_quantity) - c.gone_quantity AS present) n
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(-m.q) FILTER (WHERE m.account = 1), 0)::bigint AS announced,
             coalesce(sum(m.q) FILTER (WHERE m.account = 2), 0)::bigint AS on_pallet,
             coalesce(sum(m.q) FILTER (WHERE m.account = 3), 0)::bigint AS short,
             coalesce(sum(-m.q) FILTER (WHERE m.account = 4), 0)::bigint AS over,
             coalesce(sum(m.q) FILTER (WHERE m.account = 5), 0)::bigint AS delivered,
             coalesce(sum(m.q) FILTER (WHERE m.account = 6), 0)::bigint AS refused,
             coalesce(sum(m.q) FILTER (WHERE m.account = 7), 0)::bigint AS lost,
             coalesce(sum(m.q) FILTER (WHERE m.account = 8), 0)::bigint AS destroyed,
             coalesce(sum(m.q) FILTER (WHERE m.account = 9), 0)::bigint AS sampled
        FROM (SELECT f.from_account AS account, -f.quantity AS q FROM posting f WHERE f.from_line = c.id
              UNION ALL SELECT i.to_account, i.quantity FROM posting i WHERE i.from_line = c.id AND i.to_line = c.id
              UNION ALL SELECT i.to_account, i.quantity FROM posting i WHERE i.to_line = c.id AND i.from_line <> i.to_line) m
    ) p;`;
