import { accepted, commonFault, inCapitals, type Parsed, refused, withoutSpaces } from './parsed.js';

/** UN/EDIFACT gives a seal 35 characters (data element 9308); ISO 17712 asks only that it has a number. */
const LONGEST = 35;

/**
 * Reads the number of a seal. Every maker numbers as he likes: letters, digits, hyphen, slash and full stop.
 * Spaces and small letters are taken as people write them, so that one seal is one number.
 */
export function parseSealNumber(text: string): Parsed<string> {
  const number = inCapitals(withoutSpaces(text));
  const fault = commonFault(number, 'seal number');
  if (fault) return fault;
  if (number.length > LONGEST)
    return refused('WRONG_LENGTH', `A seal number has at most ${LONGEST} characters.`);
  if (/^[A-Z0-9./-]+$/.test(number) && /[A-Z0-9]/.test(number)) return accepted(number);
  return refused(
    'WRONG_CHARACTERS',
    'A seal number has letters, digits, hyphens, slashes and full stops only.',
  );
}
