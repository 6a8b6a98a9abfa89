import { SECRET_PATTERN } from './secret.js';

/** Told apart from an access token by it, and found by those who search repositories for leaked secrets. */
export const API_KEY_PREFIX = 'lgg_';
/** Of a shift's token. */
export const SHIFT_PREFIX = 'lgs_';

export interface ApiKeyParts {
  /** Public id of the key, or of the shift. */
  readonly id: string;
  readonly secret: string;
}

/** The id has a fixed length and no underscore; the secret may have some. */
const formOf = (prefix: string) => new RegExp(`^${prefix}([0-9a-f]{32})_(${SECRET_PATTERN})$`);
const KEY = formOf(API_KEY_PREFIX);
const SHIFT = formOf(SHIFT_PREFIX);

/** `lgg_<id without hyphens>_<secret>`, 80 characters. */
export function writeApiKey({ id, secret }: ApiKeyParts): string {
  return `${API_KEY_PREFIX}${id.replaceAll('-', '')}_${secret}`;
}

/** Null for everything that `writeApiKey` never wrote. */
export function readApiKey(text: string): ApiKeyParts | null {
  return partsOf(KEY, text);
}

export function writeShiftToken({ id, secret }: ApiKeyParts): string {
  return `${SHIFT_PREFIX}${id.replaceAll('-', '')}_${secret}`;
}

/** Null for everything that `writeShiftToken` never wrote. */
export function readShiftToken(text: string): ApiKeyParts | null {
  return partsOf(SHIFT, text);
}

function partsOf(form: RegExp, text: string): ApiKeyParts | null {
  const [, digits = '', secret = ''] = form.exec(text) ?? [];
  return digits ? { id: digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), secret } : null;
}
