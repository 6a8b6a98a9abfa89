import { z } from 'zod';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { portionsInput } from './consignment-goods.service.js';

/** A pledge for all of Europe named eleven countries. */
const MOST_RECIPIENTS = 200;

const recipients = z
  .array(boundedText(60))
  .min(1, 'Name at least one recipient.')
  .max(MOST_RECIPIENTS, `At most ${MOST_RECIPIENTS} recipients.`)
  .refine((codes) => new Set(codes).size === codes.length, 'A recipient is named twice.');

export const reviseRecipientsInput = z.object({
  idempotencyKey,
  consignmentId: publicId(),
  recipients,
  portions: portionsInput,
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
