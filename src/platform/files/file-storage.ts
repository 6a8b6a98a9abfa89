import type { Readable } from 'node:stream';

/** The injection token of the storage that the settings chose. */
export const FILE_STORAGE = Symbol('FILE_STORAGE');

/** What a row keeps of a stored file. The storage itself knows no names and no owners. */
export interface StoredFile {
  /** Chosen by the storage; nothing can be told from it. */
  readonly key: string;
  /** Hexadecimal, of the bytes as they were stored. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface FileRules {
  /** Kept where the storage can (S3); keep it in the row too. */
  readonly contentType: string;
  /** A longer file is refused before it is kept. */
  readonly maxBytes: number;
}

/** Papers, photos, exports: whatever is too large for a row. Files are never changed, only put and deleted. */
export interface FileStorage {
  /**
   * Keeps a file. When it answers, the file survives a crash.
   *
   * @param key of `newFileKey`, where the caller wrote it down before; left out: a new one
   * @throws Refused FILE_TOO_LARGE
   */
  put(content: Readable | Buffer, rules: FileRules, key?: string): Promise<StoredFile>;
  /** @throws FileMissing when there is none: a row that names it was written before or after its time */
  get(key: string): Promise<Readable>;
  /** Deletes the file if it is there, and what a broken `put` left of it on this machine. */
  delete(key: string): Promise<void>;
}

/** A row names a file that the storage does not have. Nobody planned that. */
export class FileMissing extends Error {
  constructor(key: string) {
    super(`The file storage has no file ${key}`);
    this.name = 'FileMissing';
  }
}
