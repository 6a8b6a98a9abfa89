import { z } from 'zod';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { dateTime } from '../platform/input/times.js';
import { ABSOLUTE_ZERO } from '../standards/temperature-record.js';

/** A week of a reading every two minutes. */
export const MOST_READINGS = 5_000;

/** Degrees Celsius: nothing that goods come near to is warmer. */
export const WARMEST = 100;
export const COLDEST = ABSOLUTE_ZERO;

const watched = {
  idempotencyKey,
  logger: boundedText(40),
  unitIds: z
    .array(publicId())
    .min(1, 'Name at least one pallet that the readings stand for.')
    .max(100, 'At most 100 pallets stand beside one logger.')
    .refine((ids) => new Set(ids).size === ids.length, 'A pallet is named twice.'),
};

export const recordTemperaturesInput = z.object({
  ...watched,
  readings: z
    .array(
      z.object({
        at: dateTime(),
        celsius: z
          .number('The temperature must be a number.')
          .refine(
            (celsius) => celsius >= COLDEST && celsius <= WARMEST,
            `The temperature must be in degrees Celsius, from ${COLDEST} to ${WARMEST}.`,
          ),
      }),
    )
    .min(1, 'Send at least one reading.')
    .max(MOST_READINGS, `Send at most ${MOST_READINGS} readings at once.`),
});

/** Longest file, in characters: more than a year of a reading every ten minutes. */
const LONGEST_FILE = 4_000_000;

export const importTemperaturesInput = z.object({
  ...watched,
  csv: z
    .string('This must be text.')
    .refine((text) => text.length <= LONGEST_FILE, `The file has more than ${LONGEST_FILE} characters.`),
});
