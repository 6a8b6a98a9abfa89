import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { FILE_STORAGE, type FileStorage } from '../platform/files/file-storage.js';
import { isUuid } from '../platform/ids/ids.js';
import type { Principal } from '../platform/principal/principal.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { AttachmentStore, type KeptAttachment } from './attachment.store.js';
import { AttachmentSubjects } from './attachment-subjects.service.js';

export type { KeptAttachment } from './attachment.store.js';

/** Files that belong to something, and who may see them: the feature of that thing decides. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly subjects: AttachmentSubjects,
    private readonly store: AttachmentStore,
    private readonly work: UnitOfWork,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  /** Whoever may see them: the caller decides that. */
  ofSubjects(tx: Transaction, kind: string, subjectIds: readonly string[]): Promise<KeptAttachment[]> {
    return this.store.ofSubjects(tx, kind, subjectIds);
  }

  /** @throws Refused NOT_FOUND for a foreign one as for none */
  async one(principal: Principal, publicId: string): Promise<KeptAttachment> {
    const found = await this.work.read(principal, async (tx) => {
      const row = isUuid(publicId) ? await this.store.kept(tx, publicId) : null;
      return row && (await this.subjects.of(row.subjectKind).shows(tx, row.subjectId)) ? row : null;
    });
    if (!found) throw NOT_FOUND.because('There is no such file.', 'id');
    return found;
  }

  /** @throws FileMissing */
  open({ fileKey }: KeptAttachment): Promise<Readable> {
    return this.storage.get(fileKey);
  }
}
