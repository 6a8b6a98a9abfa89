import { accepted, commonFault, type Parsed, refused, withoutSpaces } from './parsed.js';

/** UN/EDIFACT gives a document number 35 characters; no carrier prints more. */
const LONGEST = 35;

/** Country (2), carrier (4), station (6) and running number (5) of a consignment under CIM. */
const RAIL_FORM = /^([0-9]{2})([0-9]{4})([0-9]{6})([0-9]{5})$/;

/**
 * Reads the number of a road consignment note (CMR): the convention gives it no form and no check digit, so that
 * any printable text of up to 35 characters is one. White space is made single: one note is one text.
 */
export function parseRoadNote(text: string): Parsed<string> {
  const number = text.trim().replace(/[ \t\u00A0]+/g, ' ');
  const fault = commonFault(number, 'document number');
  if (fault) return fault;
  if (number.length > LONGEST)
    return refused('WRONG_LENGTH', `A document number has at most ${LONGEST} characters.`);
  if (/\p{C}/u.test(number))
    return refused('WRONG_CHARACTERS', 'The document number has invisible characters.');
  return accepted(number);
}

/**
 * Reads the number of a rail consignment note (CIM, SMGS, or the note that is both). Groups of digits are put
 * together, as in 88 2182 003434 12345; older and national forms are taken as they are printed: no check digit
 * tells a right one from a wrong one.
 */
export function parseRailNote(text: string): Parsed<string> {
  const digits = withoutSpaces(text).replaceAll('-', '');
  return parseRoadNote(/^[0-9]+$/.test(digits) ? digits : text);
}

/** What a consignment number of the railways says, or null for one of another form. */
export interface RailNoteParts {
  /** UIC code of the country: 88 is Belgium. */
  readonly country: string;
  readonly carrier: string;
  readonly station: string;
  readonly serial: string;
}

/** @param number as `parseRailNote` gave it */
export function railNoteParts(number: string): RailNoteParts | null {
  const [, country, carrier, station, serial] = RAIL_FORM.exec(number) ?? [];
  return country && carrier && station && serial ? { country, carrier, station, serial } : null;
}
