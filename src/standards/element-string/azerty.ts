/** What the row of digits sends on the AZERTY keyboards of Belgium and France without shift. */
const DIGIT_KEYS = /^[\](]*[&é"'(§\-è!_çà]{8,}\s*$/;
const ACCENTED = /[éèçà§]/;

/**
 * Index of the first character that betrays a scan which came through an AZERTY keyboard, or -1. It has nothing
 * but the signs of the digit keys, accents among them; GS1 data has none.
 */
export function indexOfAzerty(raw: string): number {
  return DIGIT_KEYS.test(raw) ? raw.search(ACCENTED) : -1;
}
