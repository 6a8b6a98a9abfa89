import type { Query } from '../platform/database/reference-loader.js';

/** What these actors wrote, and what names the person. Salt and text go; the digests in the events stay. */
export async function eraseWords(
  query: Query,
  actorIds: readonly number[],
  pattern: string,
): Promise<number> {
  const [row] = (await query(
    `WITH erased AS (
       UPDATE words SET salt = NULL, text = NULL
        WHERE text IS NOT NULL AND (author_id = ANY($1::int[]) OR text ~* $2) RETURNING 1)
     SELECT count(*)::int AS count FROM erased`,
    [actorIds, pattern],
  )) as { count: number }[];
  return row?.count ?? 0;
}

/** Sealed rows that name the person all the same: they cannot be changed, and somebody ought to know. */
export async function sealedMentions(query: Query, pattern: string): Promise<number> {
  const [row] = (await query(
    `SELECT (SELECT count(*) FROM event_detail WHERE detail::text ~* $1)
          + (SELECT count(*) FROM audit_entry WHERE concat_ws(' ', subject, before, after) ~* $1)
          + (SELECT count(*) FROM stream_append WHERE request_id ~* $1) AS count`,
    [pattern],
  )) as { count: string }[];
  return Number(row?.count ?? 0);
}
