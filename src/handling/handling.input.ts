import { z } from 'zod';
import { positiveQuantity, quantity } from '../platform/input/quantities.js';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { parseSscc } from '../standards/sscc.js';
import { WriteOffReason } from './write-off-reason.lifecycle.js';

const GRAMS = 1_000;
/** Heaviest single pallet that a freighter takes, in kilograms. */
const HEAVIEST = 6_800;
const MOST_LINES = 1_000;
const MOST_PALLETS = 100;

/** An SSCC in any usual spelling, checked, as 18 digits. */
export const sscc = z.string('This must be an SSCC.').transform((text, context) => {
  const parsed = parseSscc(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.message });
  return z.NEVER;
});

/** In grams; null: nobody weighed it. */
const grossWeightKilograms = z
  .number('The weight must be a number.')
  .min(0, 'A weight cannot be negative.')
  .max(HEAVIEST, `A pallet weighs at most ${HEAVIEST} kg.`)
  .nullish()
  .transform((kilograms) => (kilograms == null ? null : Math.round(kilograms * GRAMS)));

const part = z.object({
  contentLineId: publicId(),
  quantity: positiveQuantity(),
  damaged: quantity().nullish(),
});
const parts = z
  .array(part)
  .min(1, 'Say what goes onto it.')
  .max(MOST_LINES, `At most ${MOST_LINES} lines.`)
  .refine(
    (lines) => new Set(lines.map(({ contentLineId }) => contentLineId)).size === lines.length,
    'A content line is named twice for one pallet.',
  );
const units = z
  .array(publicId())
  .max(MOST_PALLETS, `At most ${MOST_PALLETS} pallets.`)
  .refine((ids) => new Set(ids).size === ids.length, 'A pallet is named twice.');

export const splitPalletInput = z.object({
  idempotencyKey,
  unitId: publicId(),
  sscc: sscc.nullish(),
  grossWeightKilograms,
  lines: parts,
});

export const mergePalletsInput = z.object({
  idempotencyKey,
  units: units.refine((ids) => ids.length >= 2, 'Name at least two pallets.'),
  sscc: sscc.nullish(),
  grossWeightKilograms,
});

export const repackPalletsInput = z.object({
  idempotencyKey,
  units: units.refine((ids) => ids.length >= 1, 'Name at least one pallet.'),
  pallets: z
    .array(z.object({ sscc: sscc.nullish(), grossWeightKilograms, lines: parts }))
    .min(1, 'Name at least one new pallet.')
    .max(MOST_PALLETS, `At most ${MOST_PALLETS} pallets.`),
});

const cartons = {
  idempotencyKey,
  palletId: publicId(),
  units: units.refine((ids) => ids.length >= 1, 'Name at least one carton.'),
};
export const packCartonsInput = z.object(cartons);
export const unpackCartonsInput = z.object(cartons);

const note = boundedText(500);
const ofPallet = { idempotencyKey, unitId: publicId() };

export const relocatePalletInput = z.object({ ...ofPallet, location: boundedText(40) });
export const declarePalletInput = z.object({ ...ofPallet, note });
export const undoLastActInput = z.object({ ...ofPallet, note });

export const reportDamageInput = z.object({
  ...ofPallet,
  note,
  lines: z
    .array(z.object({ contentLineId: publicId(), damaged: quantity() }))
    .min(1, 'Say what is damaged.')
    .max(MOST_LINES, `At most ${MOST_LINES} lines.`),
});

export const writeOffGoodsInput = z.object({
  ...ofPallet,
  note,
  reason: z.enum(WriteOffReason),
  lines: z
    .array(z.object({ contentLineId: publicId(), quantity: positiveQuantity() }))
    .min(1, 'Say what is written off.')
    .max(MOST_LINES, `At most ${MOST_LINES} lines.`),
});
