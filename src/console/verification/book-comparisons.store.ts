import type { Comparison } from './comparisons.store.js';

/** Every posting twice: taken from one account and given to another. Accounts: src/units/ledger.ts. */
const SUMS = `WITH moved AS (
    SELECT from_line AS line, from_account AS account, -quantity::bigint AS q FROM posting
    UNION ALL SELECT to_line, to_account, quantity FROM posting
  ), posted AS (
    SELECT line, coalesce(-sum(q) FILTER (WHERE account = 1), 0) AS announced, coalesce(sum(q) FILTER (WHERE account = 2), 0) AS on_pallet,
           coalesce(sum(q) FILTER (WHERE account = 3), 0) AS short, coalesce(-sum(q) FILTER (WHERE account = 4), 0) AS over,
           coalesce(sum(q) FILTER (WHERE account = 5), 0) AS delivered, coalesce(sum(q) FILTER (WHERE account = 6), 0) AS refused,
           coalesce(sum(q) FILTER (WHERE account >= 5), 0) AS gone
      FROM moved GROUP BY line
  ), line AS (
    SELECT c.*, coalesce(c.counted_quantity, c.announced_quantity) AS found FROM content_line c
  )`;

/** What the postings say against what the lines, the pallets and the deliveries say. */
export const BOOKS: readonly Comparison[] = [
  {
    what: 'content lines, each with what its postings left on it',
    counted: 'SELECT count(*) FROM content_line',
    wrong: `${SUMS}
            SELECT format('content line %s: %s on it, its postings say %s; %s gone, they say %s', l.public_id, l.found - l.gone_quantity,
                          coalesce(p.on_pallet, 0), l.gone_quantity, coalesce(p.gone, 0)) AS problem
              FROM line l LEFT JOIN posted p ON p.line = l.id
             WHERE l.found - l.gone_quantity <> coalesce(p.on_pallet, 0) OR l.gone_quantity <> coalesce(p.gone, 0)
                OR l.found < l.gone_quantity`,
  },
  {
    what: 'books, announced and counted as their lines say',
    counted: 'SELECT count(*) FROM (SELECT FROM content_line GROUP BY consignment_id, item_id, lot) AS books',
    wrong: `${SUMS}
            SELECT format('consignment %s, item %s, lot %s: announced %s, its lines say %s; short %s and %s; over %s and %s',
                          l.consignment_id, l.item_id, l.lot, sum(p.announced), sum(l.announced_quantity), sum(p.short),
                          sum(greatest(0, l.announced_quantity - l.found)), sum(p.over), sum(greatest(0, l.found - l.announced_quantity))) AS problem
              FROM line l LEFT JOIN posted p ON p.line = l.id
             GROUP BY l.consignment_id, l.item_id, l.lot
            HAVING coalesce(sum(p.announced), 0) <> sum(l.announced_quantity)
                OR coalesce(sum(p.short), 0) <> sum(greatest(0, l.announced_quantity - l.found))
                OR coalesce(sum(p.over), 0) <> sum(greatest(0, l.found - l.announced_quantity))`,
  },
  {
    what: 'postings, each of a line that exists, to one of the same goods',
    counted: 'SELECT count(*) FROM posting',
    wrong: `SELECT format('posting %s: from line %s to line %s', p.id, p.from_line, p.to_line) AS problem
              FROM posting p LEFT JOIN content_line a ON a.id = p.from_line LEFT JOIN content_line b ON b.id = p.to_line
             WHERE a.id IS NULL OR b.id IS NULL
                OR (a.consignment_id, a.item_id, a.lot, a.expiry) IS DISTINCT FROM (b.consignment_id, b.item_id, b.lot, b.expiry)`,
  },
  {
    what: 'rebuilt pallets, with nothing left on them',
    counted: 'SELECT count(*) FROM unit_state WHERE status = 8',
    wrong: `SELECT format('pallet %s was rebuilt, and %s are on it', lpad(u.sscc::text, 18, '0'), sum(b.present)) AS problem
              FROM unit_state s JOIN unit u ON u.id = s.unit_id JOIN units_books_view b ON b.unit_id = s.unit_id
             WHERE s.status = 8 GROUP BY u.sscc HAVING sum(b.present) <> 0`,
  },
  {
    what: 'delivered goods, in the books as the proofs of delivery say',
    counted: 'SELECT count(*) FROM delivered_line',
    wrong: `${SUMS}
            SELECT format('content line %s: the proof says %s accepted, the books %s', c.public_id, coalesce(d.accepted, 0),
                          coalesce(p.delivered, 0)) AS problem
              FROM content_line c LEFT JOIN posted p ON p.line = c.id
              LEFT JOIN (SELECT content_line_id, sum(accepted_quantity) AS accepted FROM delivered_line GROUP BY 1) d ON d.content_line_id = c.id
             WHERE coalesce(p.delivered, 0) <> coalesce(d.accepted, 0)`,
  },
  {
    what: 'confirmed goods, none of them both there and delivered, or both back and refused',
    counted: 'SELECT count(*) FROM delivered_line',
    wrong: `${SUMS}
            SELECT format('content line %s: its pallet has status %s, %s are on it, %s refused', l.public_id, s.status,
                          l.found - l.gone_quantity, coalesce(p.refused, 0)) AS problem
              FROM delivered_line d JOIN line l ON l.id = d.content_line_id JOIN unit_state s ON s.unit_id = l.unit_id
              LEFT JOIN posted p ON p.line = l.id
             WHERE s.status = 7 AND l.found <> l.gone_quantity OR s.status = 10 AND coalesce(p.refused, 0) <> 0`,
  },
];
