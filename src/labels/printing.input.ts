import { z } from 'zod';
import { idempotencyKey, publicId } from '../platform/input/text.js';
import { parseGtin } from '../standards/gtin.js';
import { PrintFormat } from './print-job.entity.js';

const MOST_LABELS = 200;
const LANGUAGES = ['fr', 'nl', 'de', 'en', 'zh'] as const;

const gtin = z.string('This must be a GTIN.').transform((text, context) => {
  const parsed = parseGtin(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.message });
  return z.NEVER;
});

const tradeItems = z
  .array(
    z.object({
      item: z.string().regex(/^[A-Z0-9_]{1,60}$/, 'This must be the code of an item.'),
      gtin,
      size: z.int('This must be a whole number.').min(1, 'At least one base unit makes a trade item.'),
    }),
  )
  .max(MOST_LABELS, `At most ${MOST_LABELS} items.`)
  .nullish()
  .transform((items) => items ?? []);

export const printLabelsInput = z.object({
  idempotencyKey,
  units: z
    .array(publicId())
    .min(1, 'Name at least one pallet.')
    .max(MOST_LABELS, `At most ${MOST_LABELS} labels at once.`),
  format: z.enum(PrintFormat),
  language: z.enum(LANGUAGES),
  tradeItems,
});

export const printPackingListInput = z
  .object({
    idempotencyKey,
    unitId: publicId().nullish(),
    dispatchId: publicId().nullish(),
    language: z.enum(LANGUAGES),
  })
  .refine(({ unitId, dispatchId }) => !unitId !== !dispatchId, {
    message: 'Name a pallet or a dispatch, and not both.',
    path: ['unitId'],
  });

export const printGoodsReceiptInput = z.object({
  idempotencyKey,
  consignmentId: publicId(),
  language: z.enum(LANGUAGES),
});
