import { z } from 'zod';
import { isUuid } from '../ids/ids.js';

/** Longest idempotency key, in characters. */
const KEY_LENGTH = 200;

/** Half of a character. UTF-8 has none, so that Postgres would be given something else than what was sent. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Text of 1 to `max` characters (code points). Nothing is trimmed or replaced: what comes in is what is
 * stored. NUL is refused, because Postgres cannot store it and would answer with an error of its own.
 */
export function boundedText(max: number) {
  return z
    .string('This must be text.')
    .refine((text) => text.trim() !== '', 'This must not be empty.')
    .refine((text) => [...text].length <= max, `This must have at most ${max} characters.`)
    .refine((text) => !text.includes('\u0000'), 'This must not contain the character NUL (U+0000).')
    .refine((text) => !LONE_SURROGATE.test(text), 'This contains half a character (a lone surrogate).');
}

/** The identity of one mutation, chosen by the caller: 1 to 200 characters without space around them. */
export const idempotencyKey = boundedText(KEY_LENGTH).refine(
  (key) => key.trim() === key,
  'The idempotency key must not begin or end with a space.',
);

/** A public id as the API shows it, in lower case. Whether the thing exists is another question. */
export function publicId() {
  return z
    .string('This must be an id.')
    .refine(isUuid, 'This is not an id. Ids look like 0195f2d1-7c3a-7000-8000-0123456789ab.')
    .transform((id) => id.toLowerCase());
}
