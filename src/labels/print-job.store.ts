import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { StoredFile } from '../platform/files/file-storage.js';
import { newId } from '../platform/ids/ids.js';
import { PrintJob } from './print-job.entity.js';

export type NewPrintJob = Pick<PrintJob, 'kind' | 'format' | 'language' | 'subject'>;

@Injectable()
export class PrintJobStore {
  /** @returns its public id */
  async add(tx: Transaction, { kind, format, language, subject }: NewPrintJob): Promise<string> {
    const publicId = newId();
    await tx.execute(
      `INSERT INTO print_job (public_id, hub_id, asked_by, asked_at, kind, format, language, subject)
       VALUES ($1, $2, $3, hub_now(), $4, $5, $6, $7)`,
      [publicId, tx.principal.hubId, tx.principal.actorId, kind, format, language, JSON.stringify(subject)],
    );
    return publicId;
  }

  byPublicId(tx: Transaction, publicId: string): Promise<PrintJob | null> {
    return tx.manager.findOneBy(PrintJob, { publicId });
  }

  async finish(tx: Transaction, id: string, { key, sha256, bytes }: StoredFile): Promise<void> {
    await tx.execute(
      `UPDATE print_job SET file_key = $2, file_sha256 = $3, file_bytes = $4, printed_at = hub_now() WHERE id = $1`,
      [id, key, sha256, bytes],
    );
  }
}
