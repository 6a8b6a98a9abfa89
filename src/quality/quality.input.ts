import { z } from 'zod';
import { quantity } from '../platform/input/quantities.js';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { dateTime } from '../platform/input/times.js';
import { AcceptanceRule } from './acceptance-rule.lifecycle.js';

/** As many pallets as go onto three lorries. */
const MOST_PALLETS = 100;

export const exceptRuleInput = z.object({
  idempotencyKey,
  unitIds: z
    .array(publicId())
    .min(1, 'Name at least one pallet.')
    .max(MOST_PALLETS, `Name at most ${MOST_PALLETS} pallets at once.`)
    .refine((ids) => new Set(ids).size === ids.length, 'A pallet is named twice.'),
  rule: z.enum(AcceptanceRule),
  reason: boundedText(500),
});

const item = boundedText(60);

export const freeStockInput = z.object({
  item,
  first: z
    .int('This must be a whole number.')
    .min(1, 'Ask for 1 to 100 pallets.')
    .max(MOST_PALLETS, 'Ask for 1 to 100 pallets.'),
});

export const proposeUnitsInput = z.object({
  item,
  quantity: quantity().refine((wanted) => wanted > 0, 'Ask for at least 1.'),
  arrivesAt: dateTime().nullish(),
});
