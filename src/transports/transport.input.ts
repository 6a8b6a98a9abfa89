import { z } from 'zod';
import { positiveQuantity } from '../platform/input/quantities.js';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { dateTime } from '../platform/input/times.js';
import { TemperatureClass } from '../standards/temperature-class.js';
import { TransportDocumentKind } from '../standards/transport-document.js';
import { TransportDirection, TransportMode, TransportReport } from './transport.lifecycle.js';

/** No train or ship that comes to a hub carries more. */
const MOST_PALLETS = 5_000;
const MOST_KILOGRAMS = 5_000_000;

/** `  cao  3031 ` and `CAO 3031` are one vehicle: the number is what tells two entries of it apart. */
const number = boundedText(30).transform((text) => text.trim().replace(/\s+/g, ' ').toUpperCase());

const temperatureClasses = z
  .array(z.enum(TemperatureClass))
  .refine((classes) => new Set(classes).size === classes.length, 'A temperature class is named twice.');

export const scheduleTransportInput = z
  .object({
    idempotencyKey,
    direction: z.enum(TransportDirection),
    mode: z.enum(TransportMode),
    number,
    carrier: boundedText(60),
    origin: boundedText(40),
    destination: boundedText(40),
    documentKind: z.enum(TransportDocumentKind).nullish(),
    document: boundedText(50).nullish(),
    documentOverrideReason: boundedText(500).nullish(),
    cutOffAt: dateTime(),
    departsAt: dateTime(),
    arrivesAt: dateTime(),
    capacityPallets: positiveQuantity(MOST_PALLETS),
    capacityKilograms: positiveQuantity(MOST_KILOGRAMS),
    temperatureClasses,
  })
  .refine(({ departsAt, arrivesAt }) => departsAt < arrivesAt, {
    path: ['arrivesAt'],
    message: 'A transport arrives after it departs.',
  })
  .refine(({ cutOffAt, departsAt }) => cutOffAt <= departsAt, {
    path: ['cutOffAt'],
    message: 'Goods are taken until the departure at the latest.',
  })
  .refine(({ origin, destination }) => origin !== destination, {
    path: ['destination'],
    message: 'A transport goes from one place to another one.',
  });

export type ScheduleTransport = z.output<typeof scheduleTransportInput>;

export const reportTransportInput = z
  .object({
    idempotencyKey,
    transportId: publicId(),
    report: z.enum(TransportReport),
    occurredAt: dateTime(),
    estimatedArrivalAt: dateTime().nullish(),
  })
  .refine(({ report, estimatedArrivalAt }) => !estimatedArrivalAt || report === 'LEFT', {
    path: ['estimatedArrivalAt'],
    message: 'Only of a transport that has left the arrival is estimated.',
  })
  .refine(({ occurredAt, estimatedArrivalAt }) => !estimatedArrivalAt || estimatedArrivalAt > occurredAt, {
    path: ['estimatedArrivalAt'],
    message: 'The estimated arrival must be after the departure.',
  });

export type ReportTransport = z.output<typeof reportTransportInput>;

export const timetableRequest = z.object({ departingFrom: dateTime().nullable() });
