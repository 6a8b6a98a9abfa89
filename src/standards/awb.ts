import { accepted, commonFault, type Parsed, refused } from './parsed.js';

const LENGTH = 11;
const LAST_SERIAL = 9_999_999;

/**
 * Reads the number of an air waybill (IATA Resolution 600a): three digits of the airline, seven of the serial,
 * and the serial modulo 7. The check does not cover the airline, so a wrong prefix passes.
 *
 * @returns the 11 digits without hyphen, or why they are no air waybill number
 */
export function parseAwb(text: string): Parsed<string> {
  const digits = text.replace(/[\s-]+/g, '');
  const fault = commonFault(digits, 'air waybill number');
  if (fault) return fault;
  if (!/^[0-9]+$/.test(digits)) {
    return refused(
      'WRONG_CHARACTERS',
      'An air waybill number has digits only, with a hyphen after the third.',
    );
  }
  if (digits.length !== LENGTH) {
    return refused(
      'WRONG_LENGTH',
      `The air waybill number has ${digits.length} digits instead of ${LENGTH}.`,
    );
  }
  const expected = serialOf(digits) % 7;
  if (Number(digits.slice(-1)) !== expected) {
    return refused('WRONG_CHECK_DIGIT', `The last digit of air waybill ${digits} should be ${expected}.`);
  }
  return accepted(digits);
}

/** As it is printed: 235-1234 5675. */
export function formatAwb(awb: string): string {
  return `${awb.slice(0, 3)}-${awb.slice(3, 7)} ${awb.slice(7)}`;
}

/** The airline's three digits. */
export function airlinePrefixOf(awb: string): string {
  return awb.slice(0, 3);
}

/** The number that follows in the airline's stock: 11 more, or 4 more after a check digit of 6. */
export function nextAwb(awb: string): Parsed<string> {
  const serial = serialOf(awb) + 1;
  if (serial > LAST_SERIAL) return refused('SERIAL_OUT_OF_RANGE', `There is no air waybill after ${awb}.`);
  return accepted(`${airlinePrefixOf(awb)}${String(serial).padStart(7, '0')}${serial % 7}`);
}

function serialOf(awb: string): number {
  return Number(awb.slice(3, 10));
}
