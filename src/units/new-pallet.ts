import type { ContentRow } from './content.store.js';
import { present } from './ledger.js';
import type { Transfer } from './regrouping.js';
import { TEMPERATURES_DIFFER } from './unit.refusals.js';
import type { UnitRow } from './unit.store.js';

/** The range that a new pallet is kept at. @throws Refused TEMPERATURES_DIFFER */
export function temperatureOf(from: readonly UnitRow[], field: string): string {
  const [only, another] = [...new Set(from.map(({ temperatureClass }) => temperatureClass))];
  if (only && another === undefined) return only;
  throw TEMPERATURES_DIFFER.because(
    `Its goods come from pallets that are kept at ${[only, another].join(' and ')}: use one pallet for each.`,
    field,
  );
}

/** Grams, in proportion to how much of what each pallet held goes onto the new one. 0: nobody said what they weigh. */
export function weightOf(
  from: readonly UnitRow[],
  lines: readonly ContentRow[],
  transfers: readonly Transfer[],
): number {
  const grams = from.map(({ id, grossGrams }) => {
    const held = sum(lines.filter(({ unitId }) => unitId === id).map(present));
    const taken = sum(transfers.filter(({ fromUnit }) => fromUnit === id).map(({ quantity }) => quantity));
    return held === 0 ? 0 : (Number(grossGrams) * taken) / held;
  });
  return Math.ceil(sum(grams));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
