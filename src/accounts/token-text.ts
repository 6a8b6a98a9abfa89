import { isUuid } from '../platform/ids/ids.js';
import { SECRET_PATTERN } from './secret.js';

/** The parts of a refresh token or of a one-time token: the row that it names, and what proves it. */
export interface TokenParts {
  readonly id: string;
  readonly secret: string;
}

const FORM = new RegExp(`^([0-9a-f-]{36})\\.(${SECRET_PATTERN})$`);

export function writeToken({ id, secret }: TokenParts): string {
  return `${id}.${secret}`;
}

/** Null for everything that `writeToken` never wrote. */
export function readToken(text: string): TokenParts | null {
  const [, id = '', secret = ''] = FORM.exec(text) ?? [];
  return isUuid(id) ? { id, secret } : null;
}
