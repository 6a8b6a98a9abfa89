import { Inject, Injectable } from '@nestjs/common';
import { CommandsService } from '../platform/commands/commands.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { headOf } from '../platform/files/file-head.js';
import { newFileKey } from '../platform/files/file-key.js';
import { FILE_STORAGE, type FileStorage, type StoredFile } from '../platform/files/file-storage.js';
import { newId } from '../platform/ids/ids.js';
import { idempotencyKey } from '../platform/input/text.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { ManifestUploadStore, type NewUpload } from './manifest-upload.store.js';
import { ReadManifest } from './manifests.jobs.js';
import { LOOKED_AT, listKindOf, MEDIA_TYPES } from './upload-kind.js';

/**
 * Takes a manifest in: first the row that knows of it, then the file, then the row says that it is whole and the worker is
 * asked to read it. A process that dies in between leaves what nobody sees and the sweeper finds.
 */
@Injectable()
export class ManifestUploadsService {
  constructor(
    private readonly store: ManifestUploadStore,
    private readonly commands: CommandsService,
    private readonly outbox: OutboxService,
    private readonly work: UnitOfWork,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  /**
   * @param maxBytes of the largest that is taken
   * @returns the public id of the upload; the same for the same key and file
   * @throws Refused FILE_TYPE_NOT_TAKEN, FILE_TOO_LARGE, UPLOAD_BROKEN, KEY_REUSED, INVALID_INPUT
   */
  async take(
    principal: Principal,
    key: unknown,
    content: AsyncIterable<Buffer>,
    maxBytes: number,
  ): Promise<string> {
    const given = validated(idempotencyKey, key);
    const { head, bytes } = await headOf(content, LOOKED_AT);
    const row: NewUpload = { publicId: newId(), fileKey: newFileKey(), kind: listKindOf(head) };
    await this.work.write(principal, (tx) => this.store.begin(tx, row));
    try {
      const rules = { contentType: MEDIA_TYPES[row.kind], maxBytes };
      const file = await this.storage.put(bytes, rules, row.fileKey);
      const kept = await this.keep(principal, given, row, file);
      if (kept !== row.publicId) await this.discard(principal, row);
      return kept;
    } catch (problem) {
      await this.discard(principal, row);
      throw problem;
    }
  }

  private async keep(
    principal: Principal,
    idempotencyKey: string,
    { publicId }: NewUpload,
    file: StoredFile,
  ): Promise<string> {
    const body = { sha256: file.sha256, bytes: file.bytes };
    const command = { operation: 'uploadManifest', idempotencyKey, body };
    const { manifestId } = await this.commands.run(principal, command, async (tx) => {
      if (!(await this.store.keep(tx, publicId, file))) throw new Error('The upload was swept as unfinished');
      await this.outbox.send(tx, ReadManifest, { manifestId: publicId });
      return { manifestId: publicId };
    });
    return manifestId;
  }

  /** Never what was kept: a commit may have come through although its answer did not. */
  private async discard(principal: Principal, { publicId, fileKey }: NewUpload): Promise<void> {
    try {
      const key = await this.work.write(principal, (tx) => this.store.forgetUnfinished(tx, publicId));
      if (key) await this.storage.delete(fileKey);
    } catch {
      // The sweeper does it.
    }
  }
}
