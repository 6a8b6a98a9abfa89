import { LONGEST_INTERVAL, type Reading } from './temperature-record.js';

/** One rule of a label: in this range, both ends in it, for so many hours together; null without an end; 0 never. */
export interface StabilityRange {
  readonly lowest: number;
  readonly highest: number;
  readonly hours: number | null;
}

/** What was used of one range. */
export interface BudgetUse extends StabilityRange {
  readonly hoursUsed: number;
  /** Null where there is no end; below 0 when more was used than there was. */
  readonly hoursLeft: number | null;
  /** The first reading in the range; null when there was none. */
  readonly since: Date | null;
  /** When all of it was used; null while some is left. */
  readonly usedUpAt: Date | null;
}

const HOUR_MS = 3_600_000;
const LONGEST_MS = LONGEST_INTERVAL * 60_000;

/**
 * How much of each range the readings used up. From one reading to the next the first one stands, for an hour at most:
 * longer gaps are a state of their own. Of several ranges that a reading lies in, the one with the most time counts:
 * 2 to 8 C before 2 to 25 C.
 *
 * @param readings of one series; their order does not matter
 */
export function budgetsUsed(readings: readonly Reading[], ranges: readonly StabilityRange[]): BudgetUse[] {
  const ordered = [...readings].sort((a, b) => a.at.getTime() - b.at.getTime());
  const meters = ranges.map((range) => new Meter(range));
  ordered.forEach((reading, index) => {
    const next = ordered[index + 1] ?? reading;
    const stayed = Math.min(next.at.getTime() - reading.at.getTime(), LONGEST_MS);
    meters[rangeOf(reading.celsius, ranges)]?.add(reading.at, stayed);
  });
  return meters.map((meter) => meter.use());
}

/** Adds up the time in one range. */
class Meter {
  private ms = 0;
  private since: Date | null = null;
  private usedUpAt: Date | null = null;

  constructor(private readonly range: StabilityRange) {}

  add(from: Date, stayed: number): void {
    this.since ??= from;
    const left = (this.range.hours ?? Number.POSITIVE_INFINITY) * HOUR_MS - this.ms;
    if (stayed >= left) this.usedUpAt ??= new Date(from.getTime() + Math.max(left, 0));
    this.ms += stayed;
  }

  use(): BudgetUse {
    const { range, since, usedUpAt } = this;
    const hoursUsed = this.ms / HOUR_MS;
    const hoursLeft = range.hours === null ? null : range.hours - hoursUsed;
    return { ...range, hoursUsed, hoursLeft, since, usedUpAt };
  }
}

/** The index of the range with the most time among those that hold the temperature; -1 when none does. */
function rangeOf(celsius: number, ranges: readonly StabilityRange[]): number {
  let best = -1;
  ranges.forEach(({ lowest, highest }, index) => {
    if (celsius < lowest || celsius > highest) return;
    if (best < 0 || timeOf(ranges[index]) > timeOf(ranges[best])) best = index;
  });
  return best;
}

function timeOf(range: StabilityRange | undefined): number {
  return range?.hours ?? Number.POSITIVE_INFINITY;
}

/**
 * When goods expire, by the label and by what is left of the budgets that they are using: as if they stayed where they
 * were last. Null when nothing says.
 *
 * @param labelled the last good moment by the label
 * @param last the last reading; null without any
 */
export function effectiveExpiry(
  labelled: Date | null,
  uses: readonly BudgetUse[],
  last: Reading | null,
): Date | null {
  const ends = uses.map((use) => use.usedUpAt ?? runsOutAt(use, last));
  const known = [labelled, ...ends].flatMap((end) => (end ? [end.getTime()] : []));
  return known.length > 0 ? new Date(Math.min(...known)) : null;
}

/** When a budget would be used up if the goods stayed where they were last; null when they are not in its range. */
function runsOutAt({ since, hoursLeft, lowest, highest }: BudgetUse, last: Reading | null): Date | null {
  if (!last || !since || hoursLeft === null) return null;
  const isThere = last.celsius >= lowest && last.celsius <= highest;
  return isThere ? new Date(last.at.getTime() + hoursLeft * HOUR_MS) : null;
}
