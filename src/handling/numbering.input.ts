import { z } from 'zod';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { sscc } from './handling.input.js';

/** What one label printer makes in a morning. */
const MOST_NUMBERS = 200;
const USUAL_EXTENSION_DIGIT = 3;

export const setPalletNumberingInput = z.object({
  idempotencyKey,
  companyPrefix: z
    .string('This must be a GS1 company prefix.')
    .regex(/^[0-9]{4,12}$/, 'A GS1 company prefix has 4 to 12 digits.'),
  extensionDigit: z
    .int('The extension digit is a number from 0 to 9.')
    .min(0, 'The extension digit is a number from 0 to 9.')
    .max(9, 'The extension digit is a number from 0 to 9.')
    .nullish()
    .transform((digit) => digit ?? USUAL_EXTENSION_DIGIT),
});

export const mintSsccsInput = z.object({
  idempotencyKey,
  count: z
    .int('This must be a whole number.')
    .min(1, 'Ask for at least one number.')
    .max(MOST_NUMBERS, `At most ${MOST_NUMBERS} numbers at once.`),
});

export const relabelPalletInput = z.object({
  idempotencyKey,
  unitId: publicId(),
  sscc: sscc.nullish(),
  note: boundedText(500),
});
