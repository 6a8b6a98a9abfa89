import { z } from 'zod';
import { portionsInput } from '../consignments/consignment-goods.service.js';
import { positiveQuantity } from '../platform/input/quantities.js';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { calendarDate } from '../platform/input/times.js';
import { parseSscc } from '../standards/sscc.js';
import { TemperatureClass } from '../standards/temperature-class.js';

const MOST_UNITS = 1_000;
const MOST_LINES = 1_000;
const GRAMS = 1_000;
/** Heaviest single pallet that a freighter takes, in kilograms. */
const HEAVIEST = 6_800;

/** An SSCC in any usual spelling, checked, as 18 digits. */
const sscc = z.string().transform((text, context) => {
  const parsed = parseSscc(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.message });
  return z.NEVER;
});

export const content = z.object({
  item: boundedText(60),
  lot: boundedText(20)
    .nullish()
    .transform((lot) => lot ?? null),
  expiry: calendarDate()
    .nullish()
    .transform((expiry) => expiry ?? null),
  quantity: positiveQuantity(),
});

/** What is said of a pallet itself. */
export const unitFacts = z.object({
  sscc,
  temperatureClass: z.enum(TemperatureClass).nullish(),
  grossWeightKilograms: z
    .number('The weight must be a number.')
    .min(0, 'A weight cannot be negative.')
    .max(HEAVIEST, `A pallet weighs at most ${HEAVIEST} kg.`)
    .nullish()
    .transform((kilograms) => Math.round((kilograms ?? 0) * GRAMS)),
});

const unit = unitFacts.extend({
  contents: z.array(content).min(1, 'Say what is in it.').max(MOST_LINES, `At most ${MOST_LINES} lines.`),
});

/** What is said of a consignment, however its units are listed. */
export const consignmentFacts = {
  idempotencyKey,
  hub: boundedText(10),
  reference: boundedText(60),
  purpose: boundedText(500),
  recipients: z
    .array(boundedText(60))
    .min(1, 'Name at least one recipient.')
    .max(200, 'At most 200 recipients.'),
  transportIds: z
    .array(publicId())
    .max(50, 'At most 50 transports.')
    .nullish()
    .transform((ids) => ids ?? []),
  pledge: boundedText(60).nullish(),
  portions: portionsInput,
};

export const announceConsignmentInput = z.object({
  ...consignmentFacts,
  units: z
    .array(unit)
    .min(1, 'Announce at least one unit.')
    .max(MOST_UNITS, `At most ${MOST_UNITS} units at once.`),
});

export const identifyContentsInput = z.object({
  idempotencyKey,
  unitId: publicId(),
  contents: z
    .array(content.extend({ consignmentId: publicId() }))
    .min(1, 'Say what is in it.')
    .max(MOST_LINES, `At most ${MOST_LINES} lines.`),
});

export type AnnouncedUnit = z.output<typeof unit>;
export type AnnouncedContent = z.output<typeof content>;
export type IdentifiedContents = z.output<typeof identifyContentsInput>;
