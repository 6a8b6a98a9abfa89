import { accepted, commonFault, inCapitals, type Parsed, refused } from './parsed.js';

/** Three letters of the type, four or five digits, and the airline: two characters with a letter, or three letters. */
const FORM = /^[A-Z]{3}[0-9]{4,5}(?:[A-Z]{3}|[A-Z][A-Z0-9]|[0-9][A-Z])$/;
const SHORTEST = 9;
const LONGEST = 11;

/**
 * Reads the code of a unit load device, the containers and pallets that fit an aircraft: AKE 12345 CV. It has no
 * check digit, so that only its form can be looked at.
 *
 * @returns the code in capitals without spaces and hyphens, or why it is none
 */
export function parseUldNumber(text: string): Parsed<string> {
  const code = inCapitals(text.replace(/[\s-]+/g, ''));
  const fault = commonFault(code, 'ULD code');
  if (fault) return fault;
  if (code.length < SHORTEST || code.length > LONGEST) {
    return refused(
      'WRONG_LENGTH',
      `The ULD code has ${code.length} characters instead of ${SHORTEST} to ${LONGEST}.`,
    );
  }
  if (FORM.test(code)) return accepted(code);
  return refused(
    'WRONG_FORMAT',
    'A ULD code is three letters, four or five digits, and two or three characters of the airline.',
  );
}
