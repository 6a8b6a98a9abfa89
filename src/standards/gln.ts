import { parseGs1Key } from './gs1-key.js';
import { type Parsed, withoutSpaces } from './parsed.js';

/** Digits of a global location number: an organisation, a site, a dock. */
export const GLN_LENGTH = 13;

/** Reads a GLN; spaces are allowed. @returns its 13 digits, or why it is none */
export function parseGln(text: string): Parsed<string> {
  return parseGs1Key(withoutSpaces(text), 'GLN', [GLN_LENGTH]);
}
