import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { WordsReference } from './words.js';

export interface AuditRow {
  readonly streamId: string;
  readonly clientKey: string;
  readonly organisationId: number;
  readonly act: string;
  readonly subjectKind: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: WordsReference | null;
}

/** With who and when, from the event and its append. */
export interface AuditedAct extends AuditRow {
  readonly actorId: number;
  readonly actingOrganisationId: number;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly recordedRealAt: Date;
}

export interface AuditPage {
  /** Exactly one is more than 0: whose trail it is. */
  readonly hubId: number;
  readonly organisationId: number;
  /** Client key of the last one seen; null for the newest. */
  readonly before: string | null;
  readonly limit: number;
}

@Injectable()
export class AuditStore {
  /** Before the events are appended, whose seals take it in. The hub is that of whoever acts. */
  async add(tx: Transaction, rows: readonly AuditRow[]): Promise<void> {
    const { hubId } = tx.principal;
    for (const row of rows)
      await tx.execute(
        `INSERT INTO audit_entry (stream_id, client_key, organisation_id, hub_id, act, subject_kind, subject, before, after, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[row.streamId, row.clientKey, row.organisationId, hubId, row.act, row.subjectKind, row.subject],
          ...[json(row.before), json(row.after), json(row.reason)],
        ],
      );
  }

  /** Newest first. */
  page(tx: Transaction, { hubId, organisationId, before, limit }: AuditPage): Promise<AuditedAct[]> {
    return tx.query<AuditedAct>(
      `SELECT a.stream_id AS "streamId", a.client_key AS "clientKey", a.organisation_id AS "organisationId", a.act,
              a.subject_kind AS "subjectKind", a.subject, a.before, a.after, a.reason, p.actor_id AS "actorId",
              p.organisation_id AS "actingOrganisationId", e.occurred_at AS "occurredAt", p.recorded_at AS "recordedAt",
              p.recorded_real_at AS "recordedRealAt"
         FROM audit_entry a
         JOIN event e ON e.organisation_id >= 0 AND e.stream_id = a.stream_id AND e.client_key = a.client_key
         JOIN stream_append p ON p.stream_id = e.stream_id AND p.first_sequence = (
           SELECT max(b.first_sequence) FROM stream_append b WHERE b.stream_id = e.stream_id AND b.first_sequence <= e.sequence)
        WHERE CASE WHEN $1 > 0 THEN a.hub_id = $1 ELSE a.organisation_id = $2 END AND ($3::uuid IS NULL OR a.client_key < $3)
        ORDER BY a.client_key DESC LIMIT $4`,
      [hubId, organisationId, before, limit],
    );
  }
}

function json(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}
