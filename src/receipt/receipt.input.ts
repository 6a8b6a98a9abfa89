import { z } from 'zod';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { DifferenceKind, DifferenceReason } from './receipt.lifecycle.js';

const consignmentId = publicId();

export const explainDifferenceInput = z.object({
  idempotencyKey,
  consignmentId,
  unitId: publicId(),
  contentLineId: publicId()
    .nullish()
    .transform((id) => id ?? null),
  kind: z.enum(DifferenceKind),
  reason: z.enum(DifferenceReason),
  note: boundedText(500),
});

export const closeReceiptInput = z.object({
  idempotencyKey,
  consignmentId,
  signedBy: boundedText(120)
    .nullish()
    .transform((name) => name ?? null),
  signatureId: publicId()
    .nullish()
    .transform((id) => id ?? null),
});

export const reopenReceiptInput = z.object({ idempotencyKey, consignmentId, reason: boundedText(500) });

export type ExplainedDifference = z.output<typeof explainDifferenceInput>;
export type Closing = z.output<typeof closeReceiptInput>;
