const ZERO = 48;

/**
 * Check digit of a GS1 key: GTIN-8, -12, -13, -14, GLN, GSIN, SSCC (GS1 General Specifications, check digit
 * calculation). From the right the digits weigh 3, 1, 3, 1 and so on; the check digit fills the sum up to a
 * multiple of ten.
 *
 * It detects every single wrong digit, because 3 and 1 have inverses modulo 10. It detects two neighbours
 * that changed places unless they differ by five: 2 x 5 is a multiple of ten, so 16 and 61 look alike to it.
 *
 * @param body the digits without the check digit, at least one
 * @throws RangeError when body is anything but digits
 */
export function gs1CheckDigit(body: string): number {
  if (body === '') throw new RangeError('A check digit needs at least one digit before it.');
  const sum = weightedSum(body, body.length);
  if (Number.isNaN(sum)) throw new RangeError('A check digit is calculated from digits only.');
  return (10 - (sum % 10)) % 10;
}

/** The key with its check digit behind it. Throws as gs1CheckDigit does. */
export function withGs1CheckDigit(body: string): string {
  return `${body}${gs1CheckDigit(body)}`;
}

/** True when the last digit is the check digit of the ones before it. False for anything but two or more digits. */
export function hasValidGs1CheckDigit(key: string): boolean {
  const last = key.length - 1;
  if (last < 1) return false;
  const given = digitAt(key, last);
  return given === (10 - (weightedSum(key, last) % 10)) % 10;
}

/** Sum over the first `length` characters, the last of them weighing 3; NaN when one is no digit. */
function weightedSum(digits: string, length: number): number {
  let sum = 0;
  for (let index = length - 1, weight = 3; index >= 0; index -= 1, weight = 4 - weight) {
    sum += weight * digitAt(digits, index);
  }
  return sum;
}

/** Character codes instead of Number(): this runs for every scanned pallet, thousands a second. */
function digitAt(text: string, index: number): number {
  const digit = text.charCodeAt(index) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}
