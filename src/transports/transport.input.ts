import { z } from 'zod';
import { positiveQuantity } from '../platform/input/quantities.js';
import { boundedText, idempotencyKey } from '../platform/input/text.js';
import { dateTime } from '../platform/input/times.js';
import { isTemperatureControlled, TemperatureClass } from '../standards/temperature-class.js';
import { TransportDocumentKind } from '../standards/transport-document.js';
import { TransportDirection, TransportMode } from './transport.lifecycle.js';
import { stops } from './transport-stops.input.js';

/** No train or ship that comes to a hub carries more. */
const MOST_PALLETS = 5_000;
const MOST_KILOGRAMS = 5_000_000;

/** `  cao  3031 ` and `CAO 3031` are one vehicle: the number is what tells two entries of it apart. */
const number = boundedText(30).transform((text) => text.trim().replace(/\s+/g, ' ').toUpperCase());

const temperatureClasses = z
  .array(z.enum(TemperatureClass))
  .refine((classes) => new Set(classes).size === classes.length, 'A temperature class is named twice.');

const coldPallets = z
  .number('The quantity must be a number.')
  .refine((count) => Number.isInteger(count) && count >= 0, 'Say 0 or a whole number of pallets.');

export const scheduleTransportInput = z
  .object({
    idempotencyKey,
    direction: z.enum(TransportDirection),
    mode: z.enum(TransportMode),
    number,
    carrier: boundedText(60),
    origin: boundedText(40),
    destination: boundedText(40),
    stops: stops.nullish(),
    documentKind: z.enum(TransportDocumentKind).nullish(),
    document: boundedText(50).nullish(),
    documentOverrideReason: boundedText(500).nullish(),
    cutOffAt: dateTime(),
    departsAt: dateTime(),
    arrivesAt: dateTime(),
    capacityPallets: positiveQuantity(MOST_PALLETS),
    capacityKilograms: positiveQuantity(MOST_KILOGRAMS),
    capacityColdPallets: coldPallets.nullish(),
    temperatureClasses,
    simulated: z.boolean().nullish(),
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
  })
  .refine(({ capacityColdPallets: cold, capacityPallets }) => !cold || cold <= capacityPallets, {
    path: ['capacityColdPallets'],
    message: 'It has not more cold places than places.',
  })
  .refine(({ capacityColdPallets: cold, temperatureClasses: kept }) => !cold || keepsSome(kept), {
    path: ['temperatureClasses'],
    message: 'Say which temperatures its cold places keep.',
  });

export type ScheduleTransport = z.output<typeof scheduleTransportInput>;

/** As many as are said; else all of them where it keeps a temperature at all. */
export function coldPalletsOf(input: ScheduleTransport): number {
  const usual = keepsSome(input.temperatureClasses) ? input.capacityPallets : 0;
  return input.capacityColdPallets ?? usual;
}

function keepsSome(classes: readonly TemperatureClass[]): boolean {
  return classes.some(isTemperatureControlled);
}

export const timetableRequest = z.object({ departingFrom: dateTime().nullable() });
