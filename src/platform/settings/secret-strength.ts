const LEAST_LENGTH = 32;
const LEAST_PASSWORD = 16;
/** Fewer different characters than this were typed, not drawn. */
const LEAST_VARIETY = 10;
/** Long enough that a drawn secret does not hold one by chance. */
const USUAL = /password|secret|change-?me|example|qwerty|azerty|1234567|for-tests/i;

/** Of keys that sign. */
export function isWeakKey(secret: string): boolean {
  return isWeak(secret, LEAST_LENGTH);
}

export function isWeakPassword(secret: string): boolean {
  return isWeak(secret, LEAST_PASSWORD);
}

function isWeak(secret: string, length: number): boolean {
  return secret.length < length || new Set(secret).size < LEAST_VARIETY || USUAL.test(secret);
}
