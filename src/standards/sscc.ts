import { withGs1CheckDigit } from './gs1-check-digit.js';
import { parseGs1Key } from './gs1-key.js';
import { accepted, type Parsed, refused, withoutSpaces } from './parsed.js';

/** Digits of a serial shipping container code, check digit included. */
export const SSCC_LENGTH = 18;

/** Digits between the extension digit and the check digit: company prefix and serial share them. */
const PREFIX_AND_SERIAL_LENGTH = 16;

/** Lengths of a GS1 company prefix in digits (GS1 EPC Tag Data Standard 2.x; 7 to 10 are usual). */
const SHORTEST_COMPANY_PREFIX = 4;
const LONGEST_COMPANY_PREFIX = 12;

/**
 * Reads an SSCC as people and scanners give it: 18 digits, 20 digits that begin with the application
 * identifier 00, or (00) and 18 digits; spaces between groups are allowed.
 *
 * @returns the 18 digits, or why they are no SSCC
 */
export function parseSscc(text: string): Parsed<string> {
  return parseGs1Key(withoutIdentifier(withoutSpaces(text)), 'SSCC', [SSCC_LENGTH]);
}

/** A good SSCC as the number that the database keeps: 18 digits fit into a signed 64-bit integer. */
export function ssccToBigint(sscc: string): bigint {
  return BigInt(sscc);
}

/** The 18 digits of a stored number. @throws RangeError when the number cannot be an SSCC */
export function ssccFromBigint(number: bigint): string {
  const digits = number.toString().padStart(SSCC_LENGTH, '0');
  if (number < 0n || digits.length > SSCC_LENGTH) throw new RangeError(`${number} is not an SSCC.`);
  return digits;
}

/** As it stands under the barcode: (00)354123450000000014. */
export function formatSscc(sscc: string): string {
  return `(00)${sscc}`;
}

/** The first digit. It has no meaning; the company uses it to have ten times as many numbers. */
export function extensionDigitOf(sscc: string): number {
  return Number(sscc.charAt(0));
}

/** The serial, given the length of the company prefix in digits: the SSCC itself does not tell it. */
export function serialOfSscc(sscc: string, companyPrefixLength: number): bigint {
  return BigInt(sscc.slice(1 + companyPrefixLength, -1));
}

/** How many serials a company prefix leaves room for under one extension digit; the last one is one less. */
export function ssccSerialCapacity(companyPrefix: string): bigint {
  return 10n ** BigInt(PREFIX_AND_SERIAL_LENGTH - companyPrefix.length);
}

export interface SsccParts {
  /** 0 to 9 */
  extensionDigit: number;
  /** 4 to 12 digits */
  companyPrefix: string;
  /** From 0 up to, and without, ssccSerialCapacity. */
  serial: bigint;
}

/** Makes the SSCC of a pallet that has none. Whoever gives out the serials sees that none is used twice. */
export function buildSscc({ extensionDigit, companyPrefix, serial }: SsccParts): Parsed<string> {
  if (!Number.isInteger(extensionDigit) || extensionDigit < 0 || extensionDigit > 9) {
    return refused('WRONG_FORMAT', 'The extension digit is a number from 0 to 9.');
  }
  if (!isCompanyPrefix(companyPrefix)) {
    return refused('WRONG_FORMAT', 'A GS1 company prefix has 4 to 12 digits.');
  }
  if (serial < 0n || serial >= ssccSerialCapacity(companyPrefix)) {
    return refused(
      'SERIAL_OUT_OF_RANGE',
      `Company prefix ${companyPrefix} leaves no room for serial ${serial}.`,
    );
  }
  const serialDigits = serial.toString().padStart(PREFIX_AND_SERIAL_LENGTH - companyPrefix.length, '0');
  return accepted(withGs1CheckDigit(`${extensionDigit}${companyPrefix}${serialDigits}`));
}

function isCompanyPrefix(text: string): boolean {
  return (
    /^[0-9]+$/.test(text) && text.length >= SHORTEST_COMPANY_PREFIX && text.length <= LONGEST_COMPANY_PREFIX
  );
}

function withoutIdentifier(text: string): string {
  if (text.startsWith('(00)')) return text.slice(4);
  const isIdentified = text.length === SSCC_LENGTH + 2 && text.startsWith('00');
  return isIdentified ? text.slice(2) : text;
}
