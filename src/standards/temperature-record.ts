import { limitsOf, type TemperatureClass, type TemperatureLimits } from './temperature-class.js';

/** One reading of a logger. */
export interface Reading {
  readonly at: Date;
  /** Degrees Celsius. */
  readonly celsius: number;
}

/** Nothing is colder than this, in degrees Celsius. */
export const ABSOLUTE_ZERO = -273.15;

/** Readings further apart than this tell nothing of the time between them, in minutes. */
export const LONGEST_INTERVAL = 60;

/** Keys equal values because GraphQL publishes the keys. */
export const Side = { ABOVE: 'ABOVE', BELOW: 'BELOW' } as const;
export type Side = (typeof Side)[keyof typeof Side];

/** A stretch out of the range of the goods, from the first reading out of it to the first one back in it. */
export interface Excursion {
  readonly side: Side;
  readonly from: Date;
  /** The last reading, when none was back in the range. */
  readonly to: Date;
  /** The reading furthest out, in degrees Celsius. */
  readonly extreme: number;
  /** Long or deep enough that goods may have suffered: somebody must judge. */
  readonly alarm: boolean;
}

/** A stretch without readings. What the temperature was is not known, which is not the same as good. */
export interface Gap {
  readonly from: Date;
  readonly to: Date;
}

export interface Judgement {
  readonly excursions: readonly Excursion[];
  readonly gaps: readonly Gap[];
}

/** An alarm: at or beyond a temperature for so many minutes in a row. 0 minutes: one reading is enough. */
interface AlarmBand {
  readonly side: Side;
  readonly celsius: number;
  readonly minutes: number;
}

/**
 * For cool goods the two alarms of the loggers of WHO's immunisation programme: above 8 C for ten hours, at or below
 * -0.5 C for one (from memory; PQS E006). For other classes half an hour beyond the range, and at once when it is more
 * than ten degrees beyond: made up, on the safe side.
 */
const COOL: readonly AlarmBand[] = [
  { side: 'ABOVE', celsius: 8, minutes: 600 },
  { side: 'ABOVE', celsius: 25, minutes: 60 },
  { side: 'BELOW', celsius: -0.5, minutes: 60 },
];
const BEYOND_MINUTES = 30;
const FAR_BEYOND_DEGREES = 10;
const MINUTE_MS = 60_000;

function bandsOf(temperatureClass: TemperatureClass, limits: TemperatureLimits): readonly AlarmBand[] {
  if (temperatureClass === 'COL') return COOL;
  const { minimumCelsius: low, maximumCelsius: high } = limits;
  return [
    { side: 'ABOVE', celsius: high, minutes: BEYOND_MINUTES },
    { side: 'BELOW', celsius: low, minutes: BEYOND_MINUTES },
    { side: 'ABOVE', celsius: high + FAR_BEYOND_DEGREES, minutes: 0 },
    { side: 'BELOW', celsius: low - FAR_BEYOND_DEGREES, minutes: 0 },
  ];
}

/**
 * What readings say of goods of a class. The order of the readings does not matter; of two at one moment the one
 * further out of the range counts. Goods without a range (AMB) have no excursions.
 */
export function judge(readings: readonly Reading[], temperatureClass: TemperatureClass): Judgement {
  const limits = limitsOf(temperatureClass);
  const ordered = inOrder(readings, limits);
  if (!limits) return { excursions: [], gaps: gapsIn(ordered) };
  const bands = bandsOf(temperatureClass, limits);
  const excursions = stretches(ordered, (celsius) => sideOf(celsius, limits)).map(({ side, within, to }) => ({
    side,
    from: (within[0] as Reading).at,
    to,
    extreme: extremeOf(within, side),
    alarm: bands.some((band) => band.side === side && isReached(band, within, to)),
  }));
  return { excursions, gaps: gapsIn(ordered) };
}

function sideOf(celsius: number, limits: TemperatureLimits): Side | null {
  if (celsius > limits.maximumCelsius) return 'ABOVE';
  return celsius < limits.minimumCelsius ? 'BELOW' : null;
}

function inOrder(readings: readonly Reading[], limits: TemperatureLimits | undefined): readonly Reading[] {
  const middle = limits ? (limits.minimumCelsius + limits.maximumCelsius) / 2 : 0;
  const worst = new Map<number, Reading>();
  for (const reading of readings) {
    const known = worst.get(reading.at.getTime());
    const isWorse = !known || Math.abs(reading.celsius - middle) > Math.abs(known.celsius - middle);
    if (isWorse) worst.set(reading.at.getTime(), reading);
  }
  return [...worst.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}

interface Stretch {
  readonly side: Side;
  readonly within: Reading[];
  to: Date;
}

/** A gap does not end a stretch: nobody knows that the goods were well in it. */
function stretches(ordered: readonly Reading[], side: (celsius: number) => Side | null): Stretch[] {
  const found: Stretch[] = [];
  let open: Stretch | null = null;
  for (const reading of ordered) {
    const now = side(reading.celsius);
    if (open) open.to = reading.at;
    if (open && now === open.side) open.within.push(reading);
    else open = now ? { side: now, within: [reading], to: reading.at } : null;
    if (open && open.within.length === 1) found.push(open);
  }
  return found;
}

function isReached({ celsius, side, minutes }: AlarmBand, within: readonly Reading[], to: Date): boolean {
  const isBeyond = (value: number) => (side === 'ABOVE' ? value > celsius : value <= celsius);
  const ended = [...within, { at: to, celsius: Number.NaN }];
  return stretches(ended, (value) => (isBeyond(value) ? side : null)).some(
    ({ within: [first], to: end }) => end.getTime() - (first as Reading).at.getTime() >= minutes * MINUTE_MS,
  );
}

function extremeOf(within: readonly Reading[], side: Side): number {
  const values = within.map(({ celsius }) => celsius);
  return side === 'ABOVE' ? Math.max(...values) : Math.min(...values);
}

function gapsIn(ordered: readonly Reading[]): Gap[] {
  return ordered.slice(1).flatMap(({ at: to }, index) => {
    const { at: from } = ordered[index] as Reading;
    return to.getTime() - from.getTime() > LONGEST_INTERVAL * MINUTE_MS ? [{ from, to }] : [];
  });
}
