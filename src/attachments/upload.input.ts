import { z } from 'zod';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { AttachmentPurpose } from './attachment.lifecycle.js';

export const uploadInput = z.object({
  subject: boundedText(40),
  subjectId: publicId(),
  purpose: z.enum(AttachmentPurpose, `One of ${Object.keys(AttachmentPurpose).join(', ')}.`),
  /** A header of the request. */
  idempotencyKey,
});
export type Upload = z.output<typeof uploadInput>;
