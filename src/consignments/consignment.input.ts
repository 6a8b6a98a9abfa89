import { z } from 'zod';
import { positiveQuantity } from '../platform/input/quantities.js';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';

/** A pledge for all of Europe named eleven countries. */
const MOST_RECIPIENTS = 200;

const recipients = z
  .array(boundedText(60))
  .min(1, 'Name at least one recipient.')
  .max(MOST_RECIPIENTS, `At most ${MOST_RECIPIENTS} recipients.`)
  .refine((codes) => new Set(codes).size === codes.length, 'A recipient is named twice.');

/** What part of the goods is meant for which recipient. */
export const portions = z
  .array(z.object({ recipient: boundedText(60), item: boundedText(60), quantity: positiveQuantity() }))
  .max(2_000, 'At most 2000 portions.')
  .nullish()
  .transform((all) => all ?? []);

export const reviseRecipientsInput = z.object({
  idempotencyKey,
  consignmentId: publicId(),
  recipients,
  portions,
  reason: boundedText(500),
});

export const cancelConsignmentInput = z.object({
  idempotencyKey,
  consignmentId: publicId(),
  reason: boundedText(500),
});

export const attachTransportInput = z.object({
  idempotencyKey,
  consignmentId: publicId(),
  transportId: publicId(),
});
