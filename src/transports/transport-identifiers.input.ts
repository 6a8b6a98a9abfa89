import { z } from 'zod';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { TransportIdentifierKind } from '../standards/transport-identifier.js';

const number = boundedText(50);
const place = boundedText(40).nullish();
const overrideReason = boundedText(500).nullish();

export const addIdentifierInput = z.object({
  idempotencyKey,
  transportId: publicId(),
  kind: z.enum(TransportIdentifierKind),
  number,
  from: place,
  to: place,
  seals: publicId().nullish(),
  overrideReason,
});

export const replaceIdentifierInput = z.object({
  idempotencyKey,
  identifierId: publicId(),
  number,
  overrideReason,
});

export const removeIdentifierInput = z.object({
  idempotencyKey,
  identifierId: publicId(),
  reason: boundedText(500),
});

export type AddIdentifier = z.output<typeof addIdentifierInput>;
