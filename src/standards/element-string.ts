import {
  type DecodedScan,
  type ScanElement,
  type ScanOptions,
  type ScanProblem,
  scanError,
  scanWarning,
} from './decoded-scan.js';
import { findIdentifier } from './element-string/ai-table.js';
import { readBracketed } from './element-string/bracketed-reader.js';
import { readDigitalLink } from './element-string/digital-link-reader.js';
import type { Reading } from './element-string/found-element.js';
import { judgePairs } from './element-string/pair-judge.js';
import { readElementString, SEPARATOR } from './element-string/plain-reader.js';
import { suspectSeparators } from './element-string/separator-suspicion.js';
import { type Symbology, symbologyAt } from './element-string/symbology.js';
import { judgeValue } from './element-string/value-judge.js';
import { padGtin } from './gtin.js';
import { indexOfFullWidthDigit } from './parsed.js';

/** The most that a QR code holds, in characters. A longer text is no scan, and not worth the time of reading it. */
export const LONGEST_SCAN = 7089;

/** Where the data lies in the raw text, and what the scanner said of the symbol. */
interface Extent {
  start: number;
  end: number;
  symbology: Symbology | undefined;
}

/**
 * Decodes what a scanner or a keyboard wedge sends: GS1 element strings with or without symbology identifier,
 * the bracketed text under a barcode, GS1 Digital Link addresses, a bare 18-digit SSCC, the digits of an EAN.
 *
 * It never throws. Whatever is wrong is a problem with a place, and the raw text stays as it was: a scan that
 * was refused today may be what explains tomorrow's count.
 */
export function decodeScan(raw: string, options: ScanOptions): DecodedScan {
  const { found, problems } = read(raw);
  const faults = found.flatMap((element) => judgeValue(element, options.referenceYear) ?? []);
  const pairs = judgePairs(found, options.strict ?? false);
  const suspicions = suspectSeparators(found, options.referenceYear);
  const all = [...problems, ...faults, ...pairs, ...suspicions];
  all.sort((one, other) => one.position - other.position);
  return {
    ok: all.every(({ severity }) => severity === 'WARNING'),
    raw,
    elements: found.map(({ identifier: { ai, label }, value }) => ({ ai, value, label })),
    problems: all,
  };
}

/** The value of the first element with this identifier; undefined when the scan has none. */
export function scannedValue(
  { elements }: { elements: readonly ScanElement[] },
  ai: string,
): string | undefined {
  return elements.find((element) => element.ai === ai)?.value;
}

function read(raw: string): Reading {
  if (raw.length > LONGEST_SCAN)
    return nothing(scanError('TOO_LONG', LONGEST_SCAN, 'No barcode holds that much.'));
  const fullWidth = indexOfFullWidthDigit(raw);
  if (fullWidth >= 0) {
    return nothing(
      scanError('FULL_WIDTH_DIGITS', fullWidth, 'Full-width digits: switch the keyboard to half-width.'),
    );
  }
  const extent = extentOf(raw);
  if (extent.start >= extent.end) return nothing(scanError('EMPTY', 0, 'The scan is empty.'));
  const reading = readNotation(raw, extent);
  const isBlank = reading.found.length === 0 && reading.problems.length === 0;
  return isBlank
    ? nothing(scanError('EMPTY', extent.start, 'The scan has separators and nothing else.'))
    : reading;
}

/** Without the blanks, tabs and line ends that wedges put around a scan; none of them can be GS1 data. */
function extentOf(raw: string): Extent {
  const end = raw.trimEnd().length;
  const begin = Math.min(raw.length - raw.trimStart().length, end);
  const symbology = symbologyAt(raw, begin);
  return { start: begin + (symbology?.identifier.length ?? 0), end, symbology };
}

/** The notation shows in the first characters; the symbology settles only what they leave open. */
function readNotation(raw: string, extent: Extent): Reading {
  const { start, end, symbology } = extent;
  const data = raw.slice(start, end);
  if (/^https?:\/\//i.test(data)) return readDigitalLink(raw, start, end);
  if (data.startsWith('(')) return withSymbolWarning(readBracketed(raw, start, end), extent);
  if (symbology?.content === 'RETAIL') return readRetail(data, start);
  if (symbology?.content !== 'GS1' && /^[0-9]{18}$/.test(data))
    return withSymbolWarning(readBareSscc(data, start), extent);
  if (symbology?.content === 'PLAIN') return readPlainSymbol(raw, extent);
  if (symbology || /^[0-9]/.test(data) || data.startsWith(SEPARATOR))
    return readElementString(raw, start, end);
  return nothing(scanError('NOT_RECOGNISED', start, 'This is neither GS1 data nor a GS1 Digital Link.'));
}

/** In a symbol that is not GS1's an SSCC with its identifier can still be trusted, other data cannot be told apart. */
function readPlainSymbol(raw: string, extent: Extent): Reading {
  const { start, end, symbology } = extent;
  if (/^00[0-9]{18}$/.test(raw.slice(start, end)))
    return withSymbolWarning(readElementString(raw, start, end), extent);
  return nothing(scanError('NOT_GS1_SYMBOL', 0, `${symbology?.identifier} is not a symbol with GS1 data.`));
}

function withSymbolWarning(reading: Reading, { symbology }: Extent): Reading {
  if (symbology?.content !== 'PLAIN') return reading;
  const message = `${symbology.identifier} is not a symbol with GS1 data, though what it holds reads like some.`;
  return { ...reading, problems: [scanWarning('NOT_GS1_SYMBOL', 0, message), ...reading.problems] };
}

/**
 * Eighteen digits without symbology identifier are an SSCC, also with a wrong check digit, though some would
 * make an element string as well: a pallet number that was mistyped must not pass as a lot.
 */
function readBareSscc(digits: string, position: number): Reading {
  return readAs('00', digits, position);
}

function readRetail(data: string, position: number): Reading {
  if (/^([0-9]{8}|[0-9]{13})$/.test(data)) return readAs('01', padGtin(data), position);
  return nothing(scanError('WRONG_LENGTH', position, 'An EAN or UPC symbol sends 8 or 13 digits.'));
}

/** A value that came without its identifier. */
function readAs(ai: string, value: string, position: number): Reading {
  const identifier = findIdentifier(ai);
  if (!identifier) throw new Error(`The table of application identifiers lacks (${ai}).`);
  return { found: [{ identifier, value, position, valuePosition: position, verbatim: false }], problems: [] };
}

function nothing(problem: ScanProblem): Reading {
  return { found: [], problems: [problem] };
}
