import { isUuid, newId } from '../ids/ids.js';

/** A key is an id and nothing else, so that no key leads out of the storage. */
export function newFileKey(): string {
  return newId();
}

/** @throws Error for anything that `newFileKey` did not make */
export function checkedKey(key: string): string {
  if (!isUuid(key)) throw new Error(`Not a key of the file storage: ${JSON.stringify(key.slice(0, 100))}`);
  return key.toLowerCase();
}
