import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../platform/ids/ids.js';

/** What stands in an event or an audit entry instead of a text: where it is, and SHA-256 of salt and text, in hex. */
export interface WordsReference {
  readonly words: string;
  readonly digest: string;
}

/** One text of a person's, on its way into the table that it can be erased from. */
export interface KeptWords extends WordsReference {
  readonly salt: Buffer;
  readonly text: string;
}

/**
 * Free text in the detail of an event: `{ note: new Words(note) }`. It is kept apart, and the event gets its reference,
 * because an event can never be changed and a person may ask to be forgotten.
 */
export class Words {
  constructor(readonly text: string) {}
}

const SALT_BYTES = 32;

export function keep({ text }: Words): KeptWords {
  const salt = randomBytes(SALT_BYTES);
  return { words: newId(), digest: digestOf(salt, text), salt, text };
}

export function digestOf(salt: Buffer, text: string): string {
  return createHash('sha256').update(salt).update(text, 'utf8').digest('hex');
}

export function isReference(value: unknown): value is WordsReference {
  return typeof value === 'object' && value !== null && 'words' in value && 'digest' in value;
}
