import { iso6346CheckDigit } from './iso-6346-check.js';
import { accepted, commonFault, inCapitals, type Parsed, refused } from './parsed.js';

const LENGTH = 11;

/**
 * Reads the number of a freight container (ISO 6346): three letters of the owner, U (freight), J (equipment)
 * or Z (trailer), six digits, check digit. Spaces, hyphens and small letters are taken as people write them.
 *
 * @returns the 11 characters, as in CSQU3054383, or why they are no container number
 */
export function parseContainerNumber(text: string): Parsed<string> {
  const number = inCapitals(text.replace(/[\s-]+/g, ''));
  const fault = commonFault(number, 'container number');
  if (fault) return fault;
  if (number.length !== LENGTH) {
    return refused(
      'WRONG_LENGTH',
      `The container number has ${number.length} characters instead of ${LENGTH}.`,
    );
  }
  if (!/^[A-Z]{3}[UJZ][0-9]{7}$/.test(number)) {
    return refused('WRONG_FORMAT', 'A container number is three letters, then U, J or Z, then seven digits.');
  }
  const expected = iso6346CheckDigit(number.slice(0, -1));
  if (Number(number.slice(-1)) !== expected) {
    return refused(
      'WRONG_CHECK_DIGIT',
      `The last digit of container number ${number} should be ${expected}.`,
    );
  }
  return accepted(number);
}

/** As it is painted on the doors: CSQU 305438 3. */
export function formatContainerNumber(number: string): string {
  return `${number.slice(0, 4)} ${number.slice(4, 10)} ${number.slice(10)}`;
}
