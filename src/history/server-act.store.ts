import { userInfo } from 'node:os';
import type { Query } from '../platform/database/reference-loader.js';
import { newId } from '../platform/ids/ids.js';
import type { NewAudit } from './audit.js';
import { AUDITED } from './canonical.js';
import { eventName } from './event-codes.js';
import { keep } from './words.js';

/** A privileged act of somebody with a shell on the server: nobody of the hub's, so the account's name is kept. */
export interface ServerAct {
  readonly streamId: string;
  readonly hubId: number;
  readonly code: number;
  readonly audit: NewAudit;
}

export async function recordServerAct(
  query: Query,
  { streamId, hubId, code, audit }: ServerAct,
): Promise<void> {
  const clientKey = newId();
  const { subjectKind, subject, organisationId = 0, before = null, after = null } = audit;
  const reason = await reasonOf(query, audit, organisationId);
  const texts = [before, after, reason].map((value) => (value === null ? null : JSON.stringify(value)));
  await query('SELECT 1 FROM stream WHERE id = $1 FOR UPDATE', [streamId]);
  await query(
    `INSERT INTO audit_entry (stream_id, client_key, organisation_id, hub_id, act, subject_kind, subject, before, after, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [streamId, clientKey, organisationId, hubId, eventName(code), subjectKind, subject, ...texts],
  );
  await query(
    `SELECT history_append($1::bigint, 0, 0, $2, hub_now(), '{0}'::bigint[], ARRAY[$3::smallint], ARRAY[hub_now()], ARRAY[$4::uuid],
                           ARRAY[$5::smallint], '{0}'::int[], '{0}'::int[], ARRAY[NULL::jsonb])`,
    [streamId, `console of ${userInfo().username}`, code, clientKey, AUDITED],
  );
}

async function reasonOf(query: Query, { reason }: NewAudit, organisationId: number): Promise<unknown> {
  if (!reason) return null;
  const { words, digest, salt, text } = keep(reason);
  await query(
    `INSERT INTO words (id, author_id, organisation_id, digest, salt, text) VALUES ($1, 0, $2, decode($3, 'hex'), $4, $5)`,
    [words, organisationId, digest, salt, text],
  );
  return { words, digest };
}
