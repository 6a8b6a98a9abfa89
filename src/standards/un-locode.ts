import { accepted, commonFault, inCapitals, type Parsed, refused, withoutSpaces } from './parsed.js';

/**
 * Reads a UN/LOCODE (UN/ECE Recommendation 16): two letters of the country and three letters or digits 2 to 9
 * of the place; BE LGG and belgg are taken. Whether the place exists is for a table of places to say, and the
 * country is that of the list: Pristina is RSPRN, for there is no XK.
 *
 * @returns the five characters, as in BELGG
 */
export function parseUnLocode(text: string): Parsed<string> {
  const code = inCapitals(withoutSpaces(text));
  const fault = commonFault(code, 'UN/LOCODE');
  if (fault) return fault;
  if (/^[A-Z]{2}[A-Z2-9]{3}$/.test(code)) return accepted(code);
  return refused(
    'WRONG_FORMAT',
    'A UN/LOCODE is two letters and three letters or digits from 2 to 9, as in BELGG.',
  );
}

/** Two letters of the country of a good UN/LOCODE. */
export function countryOfUnLocode(code: string): string {
  return code.slice(0, 2);
}

/** Reads the IATA code of an airport: three letters, as in LGG. Codes change hands and names: no table here. */
export function parseIataAirport(text: string): Parsed<string> {
  const code = inCapitals(withoutSpaces(text));
  const fault = commonFault(code, 'airport code');
  if (fault) return fault;
  if (/^[A-Z]{3}$/.test(code)) return accepted(code);
  return refused('WRONG_FORMAT', 'An IATA airport code is three letters, as in LGG.');
}
