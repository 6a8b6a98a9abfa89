import { z } from 'zod';
import { positiveQuantity } from '../platform/input/quantities.js';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';

export const reviseAnnouncementInput = z.object({
  idempotencyKey,
  consignmentId: publicId(),
  lines: z
    .array(z.object({ contentLineId: publicId(), quantity: positiveQuantity() }))
    .min(1, 'Say which lines.')
    .max(1_000, 'At most 1000 lines.'),
  reason: boundedText(500),
});

export type RevisedAnnouncement = z.output<typeof reviseAnnouncementInput>;
