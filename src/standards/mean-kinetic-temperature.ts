import { ABSOLUTE_ZERO, type Reading } from './temperature-record.js';

/** Heat of activation over the gas constant, in kelvin: 83.144 kJ/mol, the usual value for medicines. */
const ACTIVATION_KELVIN = 10_000;

/**
 * The one temperature that would have aged the goods as much as the readings did, in degrees Celsius; null without
 * readings. Warm hours weigh more than in a mean (Haynes 1971; European Pharmacopoeia and USP 1079).
 * All readings count the same: loggers read at one interval.
 */
export function meanKineticTemperature(readings: readonly Reading[]): number | null {
  if (readings.length === 0) return null;
  const rates = readings.map(({ celsius }) => Math.exp(-ACTIVATION_KELVIN / (celsius - ABSOLUTE_ZERO)));
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  // Near absolute zero the rates are too small for a number: then nothing ages, and the warmest reading stands.
  if (mean === 0) return Math.max(...readings.map(({ celsius }) => celsius));
  return ACTIVATION_KELVIN / -Math.log(mean) + ABSOLUTE_ZERO;
}
