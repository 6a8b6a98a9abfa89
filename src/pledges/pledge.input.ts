import { z } from 'zod';
import { positiveQuantity } from '../platform/input/quantities.js';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';

const MOST_LINES = 500;

const lines = z
  .array(
    z.object({
      item: boundedText(60),
      recipient: boundedText(60).nullish(),
      quantity: positiveQuantity(),
    }),
  )
  .min(1, 'Pledge at least one item.')
  .max(MOST_LINES, `At most ${MOST_LINES} lines.`);

export const makePledgeInput = z.object({
  idempotencyKey,
  hub: boundedText(10),
  reference: boundedText(60),
  purpose: boundedText(500),
  lines,
});

export const revisePledgeInput = z.object({
  idempotencyKey,
  pledgeId: publicId(),
  lines,
  reason: boundedText(500),
});

export const withdrawPledgeInput = z.object({
  idempotencyKey,
  pledgeId: publicId(),
  reason: boundedText(500),
});

export type PledgedLine = z.output<typeof lines>[number];
