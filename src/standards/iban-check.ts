const MODULUS = 97;

/**
 * The check digits of an IBAN (ISO 13616, ISO 7064 MOD 97-10): country and check digits go to the end, letters
 * become 10 to 35, and the number leaves 1 when it is divided by 97.
 *
 * @param iban without spaces, capital letters and digits; anything else is wrong
 */
export function hasValidIbanCheck(iban: string): boolean {
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]+$/.test(iban)) return false;
  const moved = `${iban.slice(4)}${iban.slice(0, 4)}`;
  return [...moved].reduce(remainder, 0) === 1;
}

function remainder(rest: number, character: string): number {
  const worth = Number.parseInt(character, 36);
  return (rest * (worth < 10 ? 10 : 100) + worth) % MODULUS;
}
