import { z } from 'zod';
import { quantity } from '../platform/input/quantities.js';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { dateTime } from '../platform/input/times.js';
import { HoldReason } from './hold-reason.lifecycle.js';

const counts = z
  .array(z.object({ contentLineId: publicId(), counted: quantity(), damaged: quantity() }))
  .max(1_000, 'A pallet has at most 1000 content lines.');

const sighting = {
  idempotencyKey,
  sscc: boundedText(8_000),
  occurredAt: dateTime().nullish(),
  location: boundedText(40).nullish(),
};

export const receivePalletInput = z.object({ ...sighting, counts: counts.nullish() });
export const checkPalletInput = z.object({ ...sighting, counts });

export const holdPalletInput = z.object({
  idempotencyKey,
  unitId: publicId(),
  reason: z.enum(HoldReason),
  note: boundedText(500),
});

export const releaseHoldInput = z.object({ idempotencyKey, holdId: publicId(), note: boundedText(500) });

export type CountInput = z.output<typeof counts>[number];
