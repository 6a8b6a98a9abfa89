import type { Comparison } from './comparisons.store.js';

/** 353 allocated, 354 given back, 355 delivered: what each event posted to a line, by the code of the item. */
const POSTED = `
  SELECT s.id AS stream_id, p.key AS item,
         sum(CASE e.code WHEN 353 THEN p.value::int WHEN 354 THEN -p.value::int ELSE 0 END) AS allocated,
         sum(CASE e.code WHEN 355 THEN p.value::int ELSE 0 END) AS fulfilled
    FROM stream s JOIN event e ON e.stream_id = s.id AND e.code BETWEEN 353 AND 355
    JOIN event_detail d ON d.stream_id = e.stream_id AND d.sequence = e.sequence
    CROSS JOIN LATERAL jsonb_each_text(d.detail -> 'lines') AS p
   WHERE s.kind = 'request' GROUP BY s.id, p.key`;

/** What is kept of requests beside the events that it follows from. */
export const REQUESTS: readonly Comparison[] = [
  {
    what: 'lines of requests, their balances the sum of what was posted',
    counted: 'SELECT count(*) FROM request_line',
    wrong: `SELECT format('request %s, %s: allocated %s, posted %s; delivered %s, posted %s', coalesce(l.reference, p.stream_id::text),
                          coalesce(l.item, p.item), l.allocated, coalesce(p.allocated, 0), l.fulfilled, coalesce(p.fulfilled, 0)) AS problem
              FROM (SELECT r.stream_id, r.reference, i.code AS item, l.allocated, l.fulfilled
                      FROM request_line l JOIN request r ON r.id = l.request_id JOIN item i ON i.id = l.item_id) l
              FULL JOIN (${POSTED}) p ON p.stream_id = l.stream_id AND p.item = l.item
             WHERE coalesce(l.allocated, 0) <> coalesce(p.allocated, 0) OR coalesce(l.fulfilled, 0) <> coalesce(p.fulfilled, 0)`,
  },
  {
    what: 'requests, each in the status that its lines say, and listed while it wants goods',
    counted: 'SELECT count(*) FROM request',
    wrong: `SELECT format('request %s is %s, its lines say %s; listed: %s', r.reference, r.status, l.status, w.request_id IS NOT NULL) AS problem
              FROM request r
              JOIN (SELECT request_id, CASE WHEN bool_and(fulfilled = quantity) THEN 'FULFILLED'
                                            WHEN bool_and(allocated = quantity) THEN 'ALLOCATED'
                                            WHEN bool_or(allocated > 0) THEN 'PARTLY_ALLOCATED' ELSE 'OPEN' END AS status
                      FROM request_line GROUP BY request_id) l ON l.request_id = r.id
              LEFT JOIN request_worklist w ON w.request_id = r.id
             WHERE (r.status NOT IN ('DRAFT', 'CLOSED', 'CANCELLED') AND r.status <> l.status)
                OR (w.request_id IS NOT NULL) <> (r.status IN ('OPEN', 'PARTLY_ALLOCATED'))
                OR (w.urgency, w.needed_by, w.hub_id) IS DISTINCT FROM (r.urgency, r.needed_by, r.hub_id) AND w.request_id IS NOT NULL`,
  },
];
