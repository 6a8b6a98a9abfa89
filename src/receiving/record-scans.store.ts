import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Principal } from '../platform/principal/principal.js';
import type { ReadScan } from './scan-reader.js';

export interface RejectedScan {
  /** Place in the batch, from 0. */
  readonly position: number;
  readonly clientKey: string;
  readonly raw: string;
  readonly code: string;
  readonly message: string;
}

/** What is stored of a batch: a letter for each scan that could be read, and why the others could not. */
export interface BatchOutcome {
  readonly letters: string;
  readonly rejected: readonly { position: number; code: string; message: string }[];
}

export interface StoredBatch {
  /** Null when this call wrote the outcome; else the operation that the key served before. */
  stored_operation: string | null;
  stored_fingerprint: Buffer | null;
  outcome: { ids?: BatchOutcome; refusal?: { code: string; message: string; field: string | null } };
}

/** Longest text kept of a scan that could not be read, in characters: no barcode holds more. */
const LONGEST_RAW = 8_000;

@Injectable()
export class RecordScansStore {
  constructor(private readonly work: UnitOfWork) {}

  /** One batch in one statement, which is its own transaction. */
  async record(
    principal: Principal,
    idempotencyKey: string,
    bodyFingerprint: Buffer,
    scans: readonly ReadScan[],
    rejected: readonly RejectedScan[],
  ): Promise<StoredBatch> {
    const [row] = await this.work.call<StoredBatch>(
      `SELECT * FROM record_labelled_scans($1, $2, $3, $4::smallint, $5, $6, $7, $8::bigint[], $9::smallint[], $10::timestamptz[],
                                  $11::uuid[], $12::smallint[], $13::int[], $14::jsonb[], $15::jsonb, $16::jsonb)`,
      [
        principal.organisationId,
        principal.actorId,
        principal.kind,
        principal.hubId,
        principal.requestId,
        idempotencyKey,
        bodyFingerprint,
        ...columnsOf(scans),
        JSON.stringify(rejected.map(rowOf)),
        JSON.stringify({
          rejected: rejected.map(({ position, code, message }) => ({ position, code, message })),
        }),
      ],
    );
    if (!row) throw new Error('record_scans answered nothing');
    return row;
  }
}

/**
 * As texts of arrays, which saves looking at each element once more: digits, checked UUIDs and moments hold
 * nothing that would have to be quoted.
 */
function columnsOf(scans: readonly ReadScan[]): readonly unknown[] {
  const detailed = scans.some(({ detail }) => detail);
  const column = (value: (scan: ReadScan) => string | number) => `{${scans.map(value).join()}}`;
  return [
    column(({ sscc }) => sscc),
    column(({ code }) => code),
    column(({ occurredAt }) => occurredAt.toISOString()),
    column(({ clientKey }) => clientKey),
    column(({ capture }) => capture),
    column(({ locationId }) => locationId),
    detailed ? scans.map(({ detail }) => (detail ? JSON.stringify(detail) : null)) : null,
  ];
}

/** As JSON strings, because an unreadable scan may hold what Postgres' text cannot: NUL, half a character. */
function rowOf({ clientKey, raw, code, message }: RejectedScan): Record<string, string> {
  return {
    client_key: JSON.stringify(clientKey.slice(0, 200)).toWellFormed(),
    raw: JSON.stringify(raw.slice(0, LONGEST_RAW)).toWellFormed(),
    code,
    message: message.toWellFormed().replaceAll('\u0000', '\uFFFD'),
  };
}
