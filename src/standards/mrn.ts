import { iso6346CheckDigit } from './iso-6346-check.js';
import { accepted, commonFault, inCapitals, type Parsed, refused, withoutSpaces } from './parsed.js';

const LENGTH = 18;

/**
 * Reads a customs movement reference number (transit, export): two digits of the year, two letters of the
 * country, twelve letters or digits, one character for the procedure, check digit. The check is that of
 * ISO 6346 over the first 17 characters (DG XXI/0879/99 rev. 1).
 *
 * The procedure character is not held against J, K, L, M: before phase 5 of NCTS every country gave it
 * meanings of its own, and papers of 2020 carry those.
 *
 * @returns the 18 characters, or why they are no MRN
 */
export function parseMrn(text: string): Parsed<string> {
  const mrn = inCapitals(withoutSpaces(text));
  const fault = commonFault(mrn, 'MRN');
  if (fault) return fault;
  if (mrn.length !== LENGTH) {
    return refused('WRONG_LENGTH', `The MRN has ${mrn.length} characters instead of ${LENGTH}.`);
  }
  if (!/^[0-9]{2}[A-Z]{2}[A-Z0-9]{13}[0-9]$/.test(mrn)) {
    return refused(
      'WRONG_FORMAT',
      'An MRN is two digits, two letters, 13 letters or digits, and a check digit.',
    );
  }
  const expected = iso6346CheckDigit(mrn.slice(0, -1));
  if (Number(mrn.slice(-1)) !== expected) {
    return refused('WRONG_CHECK_DIGIT', `The last digit of MRN ${mrn} should be ${expected}.`);
  }
  return accepted(mrn);
}

/** Two letters of the customs country of a good MRN. */
export function countryOfMrn(mrn: string): string {
  return mrn.slice(2, 4);
}
