import { Inject, Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newFileKey } from '../platform/files/file-key.js';
import { FILE_STORAGE, type FileStorage, type StoredFile } from '../platform/files/file-storage.js';
import { newId } from '../platform/ids/ids.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { AttachmentStore, type NewAttachment } from './attachment.store.js';
import { AttachmentSubjects } from './attachment-subjects.service.js';
import { TOO_MANY_ATTACHMENTS } from './attachments.refusals.js';
import { type Upload, uploadInput } from './upload.input.js';
import { lookInto } from './upload-content.js';

/** Bytes. A paper of several pages, or a photo of a good telephone, with room to spare. */
export const MOST_BYTES = 15_728_640;
const MOST_FILES = 50;

/**
 * Takes a file in: first the row that knows of it, then the file, then the row says that it is whole. A process that
 * dies in between leaves what nobody sees and the sweeper finds.
 */
@Injectable()
export class UploadsService {
  constructor(
    private readonly subjects: AttachmentSubjects,
    private readonly store: AttachmentStore,
    private readonly commands: CommandsService,
    private readonly work: UnitOfWork,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  /**
   * @returns the public id of the attachment; the same for the same key and file
   * @throws Refused NOT_FOUND, FORBIDDEN, FILE_TYPE_NOT_TAKEN, FILE_TOO_LARGE, UPLOAD_BROKEN, TOO_MANY_ATTACHMENTS,
   *   KEY_REUSED, INVALID_INPUT, and what the subject's rules say
   */
  async take(principal: Principal, sent: unknown, content: AsyncIterable<Buffer>): Promise<string> {
    const upload = validated(uploadInput, sent);
    await this.work.read(principal, (tx) => this.admit(tx, upload));
    const { kind: contentType, bytes } = await lookInto(content);
    const row = await this.work.write(principal, (tx) => this.begin(tx, upload, contentType));
    try {
      const file = await this.storage.put(bytes, { contentType, maxBytes: MOST_BYTES }, row.fileKey);
      const kept = await this.keep(principal, upload, row, file);
      if (kept !== row.publicId) await this.discard(principal, row);
      return kept;
    } catch (problem) {
      await this.discard(principal, row);
      throw problem;
    }
  }

  private admit(tx: Transaction, { subject, subjectId, purpose }: Upload): Promise<string> {
    return this.subjects.of(subject).admit(tx, subjectId, purpose);
  }

  private async begin(
    tx: Transaction,
    upload: Upload,
    contentType: NewAttachment['contentType'],
  ): Promise<NewAttachment> {
    const row = {
      publicId: newId(),
      subjectKind: upload.subject,
      subjectId: await this.admit(tx, upload),
      purpose: upload.purpose,
      fileKey: newFileKey(),
      contentType,
      actorId: tx.principal.actorId,
    };
    await this.store.begin(tx, row);
    return row;
  }

  private async keep(
    principal: Principal,
    { idempotencyKey, ...upload }: Upload,
    row: NewAttachment,
    file: StoredFile,
  ): Promise<string> {
    const body = { ...upload, sha256: file.sha256, bytes: file.bytes };
    const command = { operation: 'attach', idempotencyKey, body };
    const { attachmentId } = await this.commands.run(principal, command, async (tx) => {
      const subject = this.subjects.of(row.subjectKind);
      await subject.admit(tx, upload.subjectId, upload.purpose);
      if (!(await this.store.keep(tx, row.publicId, file)))
        throw new Error('The upload was swept as unfinished');
      const { publicId, purpose, contentType } = row;
      const fact = { attachmentId: publicId, purpose, contentType, bytes: file.bytes };
      await subject.attached(tx, upload.subjectId, fact);
      // After the history, which lets one in at a time.
      if ((await this.store.count(tx, row.subjectKind, row.subjectId)) > MOST_FILES)
        throw TOO_MANY_ATTACHMENTS.because(
          `At most ${MOST_FILES} files are kept for one ${row.subjectKind}.`,
        );
      return { attachmentId: publicId };
    });
    return attachmentId;
  }

  /**
   * Never what was kept: a commit may have come through although its answer did not. The file goes before the row,
   * because a row without a file is swept, and a file without a row would stay for ever.
   */
  private async discard(principal: Principal, { publicId, fileKey }: NewAttachment): Promise<void> {
    try {
      if (!(await this.work.write(principal, (tx) => this.store.giveUp(tx, publicId)))) return;
      await this.storage.delete(fileKey);
      await this.work.write(principal, (tx) => this.store.forget(tx, [publicId]));
    } catch {
      // The sweeper does it.
    }
  }
}
