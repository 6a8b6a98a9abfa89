import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';

export interface KnownFile {
  readonly file: string;
  readonly number: number;
  /** Of the last line, in hex. */
  readonly digest: string;
  readonly streams: number;
  readonly events: string;
}

export interface ChangedHead {
  readonly streamId: string;
  readonly sequence: number;
  /** Where the file has it; 0 when it has not. */
  readonly anchored: number;
  readonly seal: Buffer;
}

/** Any number: two workers that share a file come one after the other. */
const LOCK = 4_202_004;

/** No transaction takes longer than this between writing its append and its commit. */
const WINDOW = '15 minutes';

@Injectable()
export class AnchorStore {
  async lock(tx: Transaction): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  }

  /** The last line of each file that the database was anchored in. */
  knownFiles(tx: Transaction): Promise<KnownFile[]> {
    return tx.query<KnownFile>(
      `SELECT DISTINCT ON (file) file, number, encode(digest, 'hex') AS digest, streams, events
         FROM history_anchor ORDER BY file, number DESC`,
    );
  }

  /**
   * Heads that the file does not have yet, at most `limit`.
   * @param all looks at every stream; else only at those that were appended to a moment ago
   */
  changed(tx: Transaction, file: string, all: boolean, limit: number): Promise<ChangedHead[]> {
    return tx.query<ChangedHead>(
      `SELECT s.id AS "streamId", h.last_sequence AS sequence, coalesce(d.sequence, 0) AS anchored, h.seal
         FROM stream s
         LEFT JOIN history_anchored d ON d.file = $1 AND d.stream_id = s.id
        CROSS JOIN LATERAL (SELECT a.last_sequence, a.seal FROM stream_append a
                             WHERE a.stream_id = s.id ORDER BY a.first_sequence DESC LIMIT 1) h
        WHERE s.last_sequence > coalesce(d.sequence, 0)
          AND ($2 OR s.id IN (SELECT a.stream_id FROM stream_append a
                               WHERE a.recorded_real_at > clock_timestamp() - interval '${WINDOW}'))
        ORDER BY s.id LIMIT $3`,
      [file, all, limit],
    );
  }

  async record(tx: Transaction, known: KnownFile, heads: readonly ChangedHead[]): Promise<void> {
    await tx.execute(
      `INSERT INTO history_anchor (file, number, digest, streams, events) VALUES ($1, $2, decode($3, 'hex'), $4, $5)`,
      [known.file, known.number, known.digest, known.streams, known.events],
    );
    await tx.execute(
      `INSERT INTO history_anchored (file, stream_id, sequence)
         SELECT $1, h.stream_id, h.sequence FROM unnest($2::bigint[], $3::int[]) AS h (stream_id, sequence)
       ON CONFLICT (file, stream_id) DO UPDATE SET sequence = excluded.sequence`,
      [known.file, heads.map(({ streamId }) => streamId), heads.map(({ sequence }) => sequence)],
    );
  }
}
