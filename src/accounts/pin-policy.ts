import type { Refused } from '../platform/refusals/refusal.js';
import { WEAK_PIN } from './accounts.refusals.js';

const IN_A_ROW = '01234567890123456789012';
const BACKWARDS = [...IN_A_ROW].reverse().join('');

/** What speaks against a PIN; null when nothing does. */
export function weaknessOfPin(pin: string, badgeCode: string): Refused | null {
  if (!/^[0-9]{6,12}$/.test(pin)) return WEAK_PIN.because('A PIN has 6 to 12 digits.', 'pin');
  if (new Set(pin).size < 3)
    return WEAK_PIN.because('This PIN is too few digits over and over again.', 'pin');
  if (IN_A_ROW.includes(pin) || BACKWARDS.includes(pin))
    return WEAK_PIN.because('The digits of this PIN stand in a row.', 'pin');
  if (badgeCode.includes(pin)) return WEAK_PIN.because('This PIN is printed on the badge.', 'pin');
  return null;
}
