import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import type { StoredFile } from '../platform/files/file-storage.js';
import type { ColumnMapping } from './columns.js';
import { ManifestUpload, type MappingSource } from './manifest-upload.entity.js';
import type { ManifestState } from './manifest-upload.lifecycle.js';
import type { ListKind } from './row.js';

export type NewUpload = Pick<ManifestUpload, 'publicId' | 'fileKey' | 'kind'>;

/** What is known of a list before its lines. */
export interface ListFacts {
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly headerLine: number;
  readonly header: readonly string[];
  readonly mapping: readonly ColumnMapping[];
  readonly mappingSource: MappingSource;
}

export interface Ending {
  readonly state: ManifestState;
  readonly problemCode?: string;
  readonly problemMessage?: string;
}

@Injectable()
export class ManifestUploadStore {
  async begin(tx: Transaction, { publicId, fileKey, kind }: NewUpload): Promise<void> {
    const { organisationId, actorId } = tx.principal;
    await tx.execute(
      `INSERT INTO manifest_upload (public_id, organisation_id, actor_id, file_key, kind, begun_at, state, version, lines_read, lines_bad,
                                    lines_with_formulas)
       VALUES ($1, $2, $3, $4, $5, clock_timestamp(), 'RECEIVED', 1, 0, 0, 0)`,
      [publicId, organisationId, actorId, fileKey, kind satisfies ListKind],
    );
  }

  /** @returns false when it was swept meanwhile */
  async keep(tx: Transaction, publicId: string, { bytes, sha256 }: StoredFile): Promise<boolean> {
    const kept = await tx.execute(
      `UPDATE manifest_upload SET bytes = $2, sha256 = $3, received_at = hub_now() WHERE public_id = $1 AND received_at IS NULL`,
      [publicId, bytes, sha256],
    );
    return kept === 1;
  }

  /** @returns its file's key when it was there and not kept */
  async forgetUnfinished(tx: Transaction, publicId: string): Promise<string | null> {
    const row = await tx.one<{ fileKey: string }>(
      `DELETE FROM manifest_upload WHERE public_id = $1 AND received_at IS NULL RETURNING file_key AS "fileKey"`,
      [publicId],
    );
    return row?.fileKey ?? null;
  }

  /** One that arrived whole. */
  byPublicId(tx: Transaction, publicId: string): Promise<ManifestUpload | null> {
    return tx.manager.findOneBy(ManifestUpload, { publicId, receivedAt: Not(IsNull()) });
  }

  /** The same, and nobody else changes it before this transaction ends. */
  locked(tx: Transaction, publicId: string): Promise<ManifestUpload | null> {
    return tx.manager.findOne(ManifestUpload, {
      where: { publicId, receivedAt: Not(IsNull()) },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Those of an organisation, in the order of their coming. */
  page(
    tx: Transaction,
    organisationId: number,
    after: string | null,
    limit: number,
  ): Promise<ManifestUpload[]> {
    return tx.manager.find(ManifestUpload, {
      where: { organisationId, receivedAt: Not(IsNull()), ...(after ? { publicId: MoreThan(after) } : {}) },
      order: { publicId: 'ASC' },
      take: limit,
    });
  }

  /** A new reading begins: from now on an older one can write nothing. */
  async startReading(tx: Transaction, id: string, reading: string): Promise<void> {
    await tx.execute(
      `UPDATE manifest_upload SET state = 'READING', reading = $2, version = version + 1, lines_read = 0, lines_bad = 0,
              lines_with_formulas = 0, pallets = NULL, problem_code = NULL, problem_message = NULL WHERE id = $1`,
      [id, reading],
    );
  }

  async tellFacts(tx: Transaction, reading: string, facts: ListFacts): Promise<boolean> {
    const { encoding, delimiter, headerLine, header, mapping, mappingSource } = facts;
    const told = await tx.execute(
      `UPDATE manifest_upload SET encoding = $2, delimiter = $3, header_line = $4, header = $5, mapping = $6, mapping_source = $7,
              version = version + 1 WHERE reading = $1 AND state = 'READING'`,
      [
        reading,
        encoding,
        delimiter,
        headerLine,
        JSON.stringify(header),
        JSON.stringify(mapping),
        mappingSource,
      ],
    );
    return told === 1;
  }

  /** Counts lines that were read. @returns false when another reading took over */
  async progress(
    tx: Transaction,
    reading: string,
    read: number,
    bad: number,
    formulas: number,
  ): Promise<boolean> {
    const counted = await tx.execute(
      `UPDATE manifest_upload SET lines_read = lines_read + $2, lines_bad = lines_bad + $3,
              lines_with_formulas = lines_with_formulas + $4, version = version + 1 WHERE reading = $1 AND state = 'READING'`,
      [reading, read, bad, formulas],
    );
    return counted === 1;
  }

  /** @returns its internal id, locked; null when another reading took over */
  async stillReading(tx: Transaction, reading: string): Promise<string | null> {
    const row = await tx.one<{ id: string }>(
      `SELECT id FROM manifest_upload WHERE reading = $1 AND state = 'READING' FOR UPDATE`,
      [reading],
    );
    return row?.id ?? null;
  }

  async end(tx: Transaction, id: string, { state, problemCode, problemMessage }: Ending): Promise<void> {
    await tx.execute(
      `UPDATE manifest_upload SET state = $2, problem_code = $3, problem_message = $4, version = version + 1 WHERE id = $1`,
      [id, state, problemCode ?? null, problemMessage ?? null],
    );
  }

  /** The donor says what the columns say: it is read anew. */
  async remap(tx: Transaction, id: string, mapping: readonly ColumnMapping[]): Promise<void> {
    await tx.execute(
      `UPDATE manifest_upload SET mapping = $2, mapping_source = 'SAID', state = 'RECEIVED', reading = NULL, version = version + 1
        WHERE id = $1`,
      [id, JSON.stringify(mapping)],
    );
  }

  async accept(tx: Transaction, id: string, consignmentId: string): Promise<void> {
    await tx.execute(
      `UPDATE manifest_upload SET state = 'ACCEPTED', consignment_id = $2, version = version + 1 WHERE id = $1`,
      [id, consignmentId],
    );
  }

  /** Uploads that came to nothing, and those that are kept no longer. Seconds. */
  sweepable(tx: Transaction, unfinished: number, kept: number, limit: number): Promise<ManifestUpload[]> {
    const before = (seconds: number) => LessThan(new Date(Date.now() - seconds * 1_000));
    return tx.manager.find(ManifestUpload, {
      where: [
        { receivedAt: IsNull(), begunAt: before(unfinished) },
        { receivedAt: Not(IsNull()), begunAt: before(kept) },
      ],
      order: { begunAt: 'ASC' },
      take: limit,
    });
  }

  async forget(tx: Transaction, ids: readonly string[]): Promise<void> {
    await tx.manager.delete(ManifestUpload, { id: In([...ids]) });
  }
}
