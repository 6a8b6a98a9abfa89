import { z } from 'zod';
import { positiveQuantity, quantity } from '../platform/input/quantities.js';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { calendarDate, dateTime } from '../platform/input/times.js';
import { HoldReason } from './hold-reason.lifecycle.js';

const counts = z
  .array(z.object({ contentLineId: publicId(), counted: quantity(), damaged: quantity() }))
  .max(1_000, 'A pallet has at most 1000 content lines.');

/** Goods that are on a pallet and that nobody announced there: of another lot, of another item. */
const found = z
  .array(
    z.object({
      item: boundedText(60),
      lot: boundedText(20)
        .nullish()
        .transform((lot) => lot ?? null),
      expiry: calendarDate()
        .nullish()
        .transform((expiry) => expiry ?? null),
      quantity: positiveQuantity(),
      damaged: quantity()
        .nullish()
        .transform((damaged) => damaged ?? 0),
    }),
  )
  .max(100, 'At most 100 kinds of goods are found at once.')
  .nullish()
  .transform((goods) => goods ?? []);

const sighting = {
  idempotencyKey,
  sscc: boundedText(8_000),
  occurredAt: dateTime().nullish(),
  location: boundedText(40).nullish(),
};

export const receivePalletInput = z
  .object({ ...sighting, counts: counts.nullish(), found })
  .refine(({ counts: counted, found: goods }) => counted || goods.length === 0, {
    message: 'What was found is part of a count: give the counts as well.',
    path: ['found'],
  });
export const checkPalletInput = z.object({ ...sighting, counts, found });

export const holdPalletInput = z.object({
  idempotencyKey,
  unitId: publicId(),
  reason: z.enum(HoldReason),
  note: boundedText(500),
});

export const releaseHoldInput = z.object({ idempotencyKey, holdId: publicId(), note: boundedText(500) });

export const scanWords = z.object({ note: boundedText(500).nullish() });

export type CountInput = z.output<typeof counts>[number];
export type FoundInput = z.output<typeof found>[number];
