import { gs1CheckDigit, hasValidGs1CheckDigit } from './gs1-check-digit.js';
import { accepted, commonFault, type Parsed, refused } from './parsed.js';

/**
 * Reads the digits of a GS1 key: right characters, one of the right lengths, right check digit, told in this
 * order, because a check digit says nothing about a number that is too short.
 *
 * @param digits the key without spaces, brackets or application identifier
 * @param name how people call it, for the message
 * @param lengths the lengths that this key may have, in digits
 */
export function parseGs1Key(digits: string, name: string, lengths: readonly number[]): Parsed<string> {
  const fault = commonFault(digits, name);
  if (fault) return fault;
  if (!/^[0-9]+$/.test(digits)) return refused('WRONG_CHARACTERS', `The ${name} may have digits only.`);
  if (!lengths.includes(digits.length)) {
    return refused(
      'WRONG_LENGTH',
      `The ${name} has ${digits.length} digits instead of ${lengths.join(' or ')}.`,
    );
  }
  if (!hasValidGs1CheckDigit(digits)) {
    const expected = gs1CheckDigit(digits.slice(0, -1));
    return refused('WRONG_CHECK_DIGIT', `The last digit of ${name} ${digits} should be ${expected}.`);
  }
  return accepted(digits);
}
