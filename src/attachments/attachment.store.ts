import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { Transaction } from '../platform/database/transaction.js';
import type { StoredFile } from '../platform/files/file-storage.js';
import { Attachment } from './attachment.entity.js';

export type NewAttachment = Pick<
  Attachment,
  'publicId' | 'subjectKind' | 'subjectId' | 'purpose' | 'fileKey' | 'contentType' | 'actorId'
>;

export interface GivenUp {
  readonly publicId: string;
  readonly fileKey: string;
}

/** A file that was kept. */
export type KeptAttachment = Attachment & { bytes: number; sha256: string; keptAt: Date };

@Injectable()
export class AttachmentStore {
  async begin(tx: Transaction, one: NewAttachment): Promise<void> {
    const { publicId, subjectKind, subjectId, purpose, fileKey, contentType, actorId } = one;
    await tx.execute(
      `INSERT INTO attachment (public_id, subject_kind, subject_id, purpose, file_key, content_type, actor_id, begun_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, clock_timestamp())`,
      [publicId, subjectKind, subjectId, purpose, fileKey, contentType, actorId],
    );
  }

  /** @returns false when it was swept meanwhile */
  async keep(tx: Transaction, publicId: string, { bytes, sha256 }: StoredFile): Promise<boolean> {
    const row = await tx.one(
      `UPDATE attachment SET bytes = $2, sha256 = $3, kept_at = hub_now()
        WHERE public_id = $1 AND kept_at IS NULL AND swept_at IS NULL RETURNING public_id`,
      [publicId, bytes, sha256],
    );
    return row !== null;
  }

  async kept(tx: Transaction, publicId: string): Promise<KeptAttachment | null> {
    const row = await tx.manager.findOneBy(Attachment, { publicId, keptAt: Not(IsNull()) });
    return row as KeptAttachment | null;
  }

  /** In the order in which they were begun. */
  async ofSubjects(
    tx: Transaction,
    subjectKind: string,
    subjectIds: readonly string[],
  ): Promise<KeptAttachment[]> {
    const rows = await tx.manager.find(Attachment, {
      where: { subjectKind, subjectId: In([...subjectIds]), keptAt: Not(IsNull()) },
      order: { publicId: 'ASC' },
    });
    return rows as KeptAttachment[];
  }

  count(tx: Transaction, subjectKind: string, subjectId: string): Promise<number> {
    return tx.manager.countBy(Attachment, { subjectKind, subjectId, keptAt: Not(IsNull()) });
  }

  /**
   * Gives up uploads that were begun and came to nothing: from now on none of them can be kept.
   * @returns those whose files are to be deleted, also such as another process gave up and did not come to delete
   */
  giveUpOld(tx: Transaction, olderThanSeconds: number, limit: number): Promise<GivenUp[]> {
    return tx.query(
      `UPDATE attachment SET swept_at = clock_timestamp() WHERE public_id IN (
         SELECT public_id FROM attachment
          WHERE kept_at IS NULL AND begun_at < clock_timestamp() - make_interval(secs => $1)
          ORDER BY begun_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING public_id AS "publicId", file_key AS "fileKey"`,
      [olderThanSeconds, limit],
    );
  }

  /** @returns false when it was kept after all: then its file stays */
  async giveUp(tx: Transaction, publicId: string): Promise<boolean> {
    const row = await tx.one(
      `UPDATE attachment SET swept_at = clock_timestamp()
        WHERE public_id = $1 AND kept_at IS NULL RETURNING public_id`,
      [publicId],
    );
    return row !== null;
  }

  async forget(tx: Transaction, publicIds: readonly string[]): Promise<void> {
    await tx.manager.delete(Attachment, { publicId: In([...publicIds]), sweptAt: Not(IsNull()) });
  }
}
