import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits as base64url: 43 characters. */
export const SECRET_PATTERN = '[A-Za-z0-9_-]{43}';
const SECRET_BYTES = 32;

export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** What is stored of a secret. It has 256 random bits, so that a fast hash is enough. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** In constant time: how long it takes does not tell how much of a guess was right. */
export function isSecretOf(hash: Buffer, secret: string): boolean {
  const guess = hashOfSecret(secret);
  return guess.length === hash.length && timingSafeEqual(guess, hash);
}
