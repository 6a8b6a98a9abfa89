import { z } from 'zod';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
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
