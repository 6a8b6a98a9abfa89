import { z } from 'zod';
import { positiveQuantity } from '../platform/input/quantities.js';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { calendarDate } from '../platform/input/times.js';
import { RequestUrgency } from './request.lifecycle.js';

/** The commodity packages of the WHO list fewer. */
const MOST_LINES = 100;

const MAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/;
/** International form, so that a quantity such as 10 000 000 is none. */
const TELEPHONE = /(?:\+|\b00)\d(?:[ ()./-]?\d){7,}/;

/** Others read it, at the hub and in exports: who to call stands in the members of the agency, not here. */
const purpose = boundedText(1_000)
  .refine((text) => !MAIL.test(text), 'Leave mail addresses out: the hub knows whom to ask.')
  .refine((text) => !TELEPHONE.test(text), 'Leave telephone numbers out: the hub knows whom to ask.');

const lines = z
  .array(z.object({ item: boundedText(60), quantity: positiveQuantity() }))
  .min(1, 'Ask for at least one item.')
  .max(MOST_LINES, `At most ${MOST_LINES} items.`)
  .refine((all) => new Set(all.map(({ item }) => item)).size === all.length, 'An item is named twice.');
export type WantedLine = z.output<typeof lines>[number];

const urgency = z.enum(RequestUrgency, 'The urgency must be ROUTINE, URGENT, ASAP or STAT.');

export const draftRequestInput = z.object({
  idempotencyKey,
  hub: boundedText(40),
  destination: boundedText(40),
  neededBy: calendarDate(),
  urgency,
  purpose,
  lines,
});
export type DraftRequest = z.output<typeof draftRequestInput>;

const onRequest = { idempotencyKey, requestId: publicId() };

export const openRequestInput = z.object(onRequest);

export const changeRequestInput = z
  .object({
    ...onRequest,
    destination: boundedText(40).nullish(),
    neededBy: calendarDate().nullish(),
    urgency: urgency.nullish(),
    purpose: purpose.nullish(),
    lines: lines.nullish(),
    reason: boundedText(500).nullish(),
  })
  .refine(
    ({ destination, neededBy, urgency: urgent, purpose: text, lines: wanted }) =>
      [destination, neededBy, urgent, text, wanted].some((one) => one !== null && one !== undefined),
    'Say what changes.',
  );
export type ChangeRequest = z.output<typeof changeRequestInput>;

export const endRequestInput = z.object({ ...onRequest, reason: boundedText(500) });

export const worklistRequest = z.object({
  item: boundedText(60).nullable(),
  urgency: urgency.nullable(),
  neededBy: calendarDate().nullable(),
});
export type WorklistRequest = z.output<typeof worklistRequest>;
