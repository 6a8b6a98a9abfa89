import { type BudgetUse, budgetsUsed, effectiveExpiry } from '../standards/stability-budget.js';
import type { Reading } from '../standards/temperature-record.js';

/** A rule of a label; days as YYYY-MM-DD, both part of the time that it holds. */
export interface BudgetRule {
  readonly itemId: number;
  readonly since: string;
  readonly until: string | null;
  readonly lowest: number;
  readonly highest: number;
  readonly hours: number | null;
}

/** What a series of readings used of the budgets, and the last reading of it. */
interface Used {
  readonly uses: readonly BudgetUse[];
  readonly last: Reading | null;
}

/** Goods of one line: when it expires by its label, and the readings of each way that its goods came. */
export interface WatchedGoods {
  readonly itemId: number;
  /** YYYY-MM-DD; null when it has none. */
  readonly expiry: string | null;
  readonly series: readonly (readonly Reading[])[];
}

/** The most that any way used of the budgets of the goods: whoever judges them looks at the worst. */
export function budgetsOf(goods: WatchedGoods, rules: readonly BudgetRule[]): readonly BudgetUse[] {
  const all = goods.series.map((readings) => usedBy(readings, goods.itemId, rules).uses);
  return all.reduce((worst, next) => (leastLeft(next) < leastLeft(worst) ? next : worst), all[0] ?? []);
}

/** When the goods expire, whichever way they came; null when nothing says. */
export function expiryOf(goods: WatchedGoods, rules: readonly BudgetRule[]): Date | null {
  const labelled = goods.expiry ? endOfDay(goods.expiry) : null;
  const ends = goods.series.flatMap((readings) => {
    const { uses, last } = usedBy(readings, goods.itemId, rules);
    return effectiveExpiry(labelled, uses, last) ?? [];
  });
  const known = labelled ? [labelled, ...ends] : ends;
  return known.length > 0 ? new Date(Math.min(...known.map((end) => end.getTime()))) : null;
}

/** By the label of the day of the first reading: what was allowed when the goods were warmed. */
function usedBy(readings: readonly Reading[], itemId: number, rules: readonly BudgetRule[]): Used {
  const ordered = [...readings].sort((a, b) => a.at.getTime() - b.at.getTime());
  const [first] = ordered;
  if (!first) return { uses: [], last: null };
  const day = first.at.toISOString().slice(0, 10);
  const ranges = rules
    .filter(
      (rule) => rule.itemId === itemId && rule.since <= day && (rule.until === null || day <= rule.until),
    )
    .map(({ lowest, highest, hours }) => ({ lowest, highest, hours }));
  const uses = budgetsUsed(ordered, ranges).filter(({ hours }) => hours !== null);
  return { uses, last: ordered.at(-1) ?? null };
}

function leastLeft(uses: readonly BudgetUse[]): number {
  return Math.min(...uses.map(({ hoursLeft }) => hoursLeft ?? Number.POSITIVE_INFINITY));
}

/** Goods may be used to the end of the day that their label names. */
function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59.999Z`);
}
