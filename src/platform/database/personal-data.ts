import type { Query } from './reference-loader.js';

/** Stands where a person's words stood. */
export const ERASED = '(erased)';

/**
 * Columns that people write in their own words, by `table.column`, with the column that has the actor who wrote; null
 * where the row does not say who it was. Erasing a person erases what she wrote, and whatever else names her.
 * A test holds all text columns of the database against these lists, so that a new one is put into one of them.
 */
export const WRITTEN: Readonly<Record<string, string | null>> = {
  'acceptance_exception.reason': 'made_by',
  'api_key.name': null,
  'consignment.purpose': null,
  'dead_letter.reason': null,
  'hold.closing_note': 'closed_by',
  'hold.note': 'opened_by',
  'lane_override.reason': null,
  'lane_override.reset_reason': null,
  'manifest_line.problem_message': null,
  'organisation.refusal_reason': null,
  'pledge.purpose': null,
  'proof_of_delivery.note': 'actor_id',
  'proof_of_delivery.received_by': 'actor_id',
  'recall.closing_note': 'closed_by',
  'recall.reason': 'opened_by',
  'receipt_closing.reopening_reason': 'reopened_by',
  'receipt_closing.signed_by': 'closed_by',
  'receipt_explanation.note': 'explained_by',
  'rejected_scan.client_key': 'actor_id',
  'rejected_scan.message': 'actor_id',
  'rejected_scan.raw': 'actor_id',
  'request.purpose': null,
  'transport_identifier.override_reason': 'recorded_by',
};

/** JSON that may hold such words deep inside: rows that name the person lose the words. */
export const TOLD: readonly string[] = [
  'dead_letter.payload',
  'feed_entry.detail',
  'manifest_line.cells',
  'manifest_upload.header',
  'outbox.payload',
];

/** Erased by the features whose they are: rows of the person, or of the address. */
export const OWN: readonly string[] = [
  'idempotency.key',
  'idempotency.outcome',
  'invitation.email',
  'member.display_name',
  'member.email',
  'member.password_hash',
  'member_identity.issuer',
  'member_identity.subject',
  'badge.code',
  'badge.pin_hash',
  'password_reset.email',
  'words.text',
];

/** Sealed: no person's words are let in, only references to `words`. */
export const SEALED: readonly string[] = [
  'audit_entry.act',
  'audit_entry.after',
  'audit_entry.before',
  'audit_entry.reason',
  'audit_entry.subject',
  'audit_entry.subject_kind',
  'event_detail.detail',
  'stream.kind',
  'stream_append.request_id',
];

export interface Erasure {
  /** Actors of the person: her own and those of her shifts. */
  readonly actorIds: readonly number[];
  /** What names her: the address, and the name where it has two words or more. */
  readonly names: readonly string[];
}

/** @returns how many texts were erased. The owner's transaction. */
export async function eraseWritten(query: Query, { actorIds, names }: Erasure): Promise<number> {
  let count = 0;
  const pattern = patternOf(names);
  for (const [place, author] of Object.entries(WRITTEN)) {
    const [table, column] = place.split('.');
    const wrote = author ? `${author} = ANY($2::int[]) OR` : '$2::int[] IS NULL OR';
    count += await changed(
      query,
      `UPDATE ${table} SET ${column} = $1 WHERE ${column} IS NOT NULL AND ${column} <> $1 AND (${wrote} ${column} ~* $3) RETURNING 1`,
      [ERASED, actorIds, pattern],
    );
  }
  for (const place of TOLD) {
    const [table, column] = place.split('.');
    count += await changed(
      query,
      `UPDATE ${table} SET ${column} = regexp_replace(${column}::text, $1, $2, 'gi')::jsonb WHERE ${column}::text ~* $1 RETURNING 1`,
      [pattern, ERASED],
    );
  }
  return count;
}

/** Answers of the hub that are kept for repetitions: the person's own, and those that name her. */
export function eraseAnswers(query: Query, { actorIds, names }: Erasure): Promise<number> {
  return changed(
    query,
    'DELETE FROM idempotency WHERE actor_id = ANY($1::int[]) OR outcome::text ~* $2 OR key ~* $2 RETURNING 1',
    [actorIds, patternOf(names)],
  );
}

/** As a regular expression of Postgres's that matches exactly these texts. */
export function patternOf(names: readonly string[]): string {
  return names.map((name) => name.replaceAll(/[^\p{L}\p{N}@\s]/gu, '\\$&')).join('|');
}

async function changed(query: Query, sql: string, parameters: unknown[]): Promise<number> {
  const result = (await query(sql, parameters)) as unknown[] | [unknown[], number];
  return Array.isArray(result[0]) ? result[0].length : result.length;
}
