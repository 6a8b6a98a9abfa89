/** A is 10; the letters go up by one and leave out the multiples of eleven: B 12, K 21, L 23, U 32, V 34, Z 38. */
function characterValue(character: string): number {
  const code = character.charCodeAt(0);
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code - 65;
  return 10 + letter + Math.ceil(letter / 10);
}

/**
 * Check digit of ISO 6346 (freight containers), which the customs MRN borrows: every character's value times
 * 2 to the power of its place from the left, summed, modulo 11; a remainder of 10 is written as 0.
 *
 * What it cannot see: bases with remainder 0 and 10 share the digit 0, and letters whose values differ by
 * eleven (A and K, B and L, and so on) may stand for each other.
 *
 * @param body capital letters and digits without the check digit, at most 30 characters
 */
export function iso6346CheckDigit(body: string): number {
  let sum = 0;
  for (let place = 0; place < body.length; place += 1) sum += characterValue(body.charAt(place)) * 2 ** place;
  return (sum % 11) % 10;
}
