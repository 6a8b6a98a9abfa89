import { isUuid } from '../platform/ids/ids.js';
import { SECRET_PATTERN } from './secret.js';

/** The parts of a refresh token: the row that it names, and what proves it. */
export interface RefreshTokenParts {
  readonly id: string;
  readonly secret: string;
}

const FORM = new RegExp(`^([0-9a-f-]{36})\\.(${SECRET_PATTERN})$`);

export function writeRefreshToken({ id, secret }: RefreshTokenParts): string {
  return `${id}.${secret}`;
}

/** Null for everything that `writeRefreshToken` never wrote. */
export function readRefreshToken(text: string): RefreshTokenParts | null {
  const [, id = '', secret = ''] = FORM.exec(text) ?? [];
  return isUuid(id) ? { id, secret } : null;
}
