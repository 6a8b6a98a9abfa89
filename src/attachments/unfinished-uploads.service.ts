import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { FILE_STORAGE, type FileStorage } from '../platform/files/file-storage.js';
import { systemPrincipal } from '../platform/principal/principal.js';
import { AttachmentStore } from './attachment.store.js';

/** Seconds. A request may take half a minute; what is older was left by a process that died. */
const UNFINISHED_SECONDS = 3_600;
const AT_ONCE = 50;
const SWEEPER = systemPrincipal('worker', 'uploads');

/** Files of uploads that came to nothing. */
@Injectable()
export class UnfinishedUploads {
  constructor(
    private readonly store: AttachmentStore,
    private readonly work: UnitOfWork,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  /**
   * Deletes the files, then the rows that knew of them: in the other order a process that dies in between would leave
   * files that nobody finds any more.
   * @returns whether there is more to sweep
   */
  async sweep(olderThanSeconds = UNFINISHED_SECONDS): Promise<boolean> {
    const rows = await this.work.write(SWEEPER, (tx) => this.store.giveUpOld(tx, olderThanSeconds, AT_ONCE));
    for (const { fileKey } of rows) await this.storage.delete(fileKey);
    const ids = rows.map(({ publicId }) => publicId);
    if (ids.length > 0) await this.work.write(SWEEPER, (tx) => this.store.forget(tx, ids));
    return rows.length === AT_ONCE;
  }
}
