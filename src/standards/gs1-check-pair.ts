import { VALUE_CHARACTERS } from './element-string/character-sets.js';

/** What a check character may be: no 0, 1, I and O, which look alike. The place is its worth. */
const CHECK_CHARACTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const MODULUS = 1021;

/** The first prime numbers, as many as the longest key has characters. */
const PRIMES = primes(97);

/**
 * The two check characters of the Global Model Number and of the Master UDI-DI (GS1 General Specifications,
 * check character pair of alphanumeric keys): from the right every character weighs the next prime number,
 * the sum modulo 1021 makes ten bits, and each five of them are a character.
 *
 * @param body the key without its check characters, of set 82 and at most 97 characters
 * @throws RangeError for any other text
 */
export function gs1CheckPair(body: string): string {
  if (body.length > PRIMES.length) throw new RangeError('Too long for a check pair.');
  const sum = [...body].reverse().reduce((total, character, index) => {
    const worth = VALUE_CHARACTERS.indexOf(character);
    if (worth < 0) throw new RangeError(`${JSON.stringify(character)} is not of set 82.`);
    return total + worth * (PRIMES[index] as number);
  }, 0);
  const check = sum % MODULUS;
  return `${CHECK_CHARACTERS[check >> 5]}${CHECK_CHARACTERS[check & 31]}`;
}

/** Never throws: what cannot have check characters has none that are right. */
export function hasValidGs1CheckPair(key: string): boolean {
  const body = key.slice(0, -2);
  const isPossible =
    key.length >= 2 &&
    body.length <= PRIMES.length &&
    [...body].every((character) => VALUE_CHARACTERS.includes(character));
  return isPossible && gs1CheckPair(body) === key.slice(-2);
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number += 1)
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  return found;
}
