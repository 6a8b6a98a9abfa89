import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { FILE_STORAGE, type FileStorage } from '../platform/files/file-storage.js';
import { ManifestLineStore } from './manifest-line.store.js';
import { ManifestUploadStore } from './manifest-upload.store.js';
import { READER } from './staging.service.js';

/** Seconds. What is older was left by a process that died. */
const UNFINISHED_SECONDS = 3_600;
/** Seconds: thirty days, as long as the hub remembers keys. What was accepted is in the consignment. */
const KEPT_SECONDS = 2_592_000;
const AT_ONCE = 20;

/** Uploads that came to nothing, or that were kept for long enough. */
@Injectable()
export class ManifestSweeping {
  constructor(
    private readonly uploads: ManifestUploadStore,
    private readonly lines: ManifestLineStore,
    private readonly work: UnitOfWork,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  /**
   * Files first, then rows: in the other order a process that dies in between would leave files that nobody finds.
   * @returns whether there is more to sweep
   */
  async sweep(unfinished = UNFINISHED_SECONDS, kept = KEPT_SECONDS): Promise<boolean> {
    const rows = await this.work.read(READER, (tx) => this.uploads.sweepable(tx, unfinished, kept, AT_ONCE));
    for (const { fileKey } of rows) await this.storage.delete(fileKey);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0)
      await this.work.write(READER, async (tx) => {
        await this.lines.clear(tx, ids);
        await this.uploads.forget(tx, ids);
      });
    return rows.length === AT_ONCE;
  }
}
