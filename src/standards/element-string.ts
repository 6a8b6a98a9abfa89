import { type DecodedScan, type ScanElement, type ScanOptions, scanError } from './decoded-scan.js';
import { indexOfAzerty } from './element-string/azerty.js';
import type { FoundElement, Reading } from './element-string/found-element.js';
import { readNotation } from './element-string/notation.js';
import { judgePairs } from './element-string/pair-judge.js';
import { suspectSeparators } from './element-string/separator-suspicion.js';
import { symbologyAt } from './element-string/symbology.js';
import { judgeValue } from './element-string/value-judge.js';
import { readOwnCode } from './own-code.js';
import { indexOfFullWidthDigit } from './parsed.js';

/** The most that a QR code holds, in characters. A longer text is no scan, and not worth the time of reading it. */
export const LONGEST_SCAN = 7089;

/**
 * Decodes what a scanner or a keyboard wedge sends: GS1 element strings with or without symbology identifier,
 * the bracketed text under a barcode, GS1 Digital Link addresses, a bare 18-digit SSCC, the digits of an EAN or
 * ITF-14, and the codes that the hub prints itself.
 *
 * It never throws. Whatever is wrong is a problem with a place, and the raw text stays as it was: a scan that
 * was refused today may be what explains tomorrow's count.
 */
export function decodeScan(raw: string, options: ScanOptions): DecodedScan {
  const own = readOwnCode(raw.trim());
  if (own) return { ok: true, raw, elements: [], own, problems: [] };
  const { found, problems } = read(raw, options);
  const faults = found.flatMap((element) => judgeValue(element, options.referenceYear) ?? []);
  const pairs = judgePairs(found, companyOf(options));
  const suspicions = suspectSeparators(found, options.referenceYear);
  const all = [...problems, ...faults, ...pairs, ...suspicions];
  all.sort((one, other) => one.position - other.position);
  return {
    ok: all.every(({ severity }) => severity === 'WARNING'),
    raw,
    elements: found.map(({ identifier: { ai, label }, value }) => ({ ai, value, label })),
    own: null,
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

function companyOf({ others, strict, referenceYear }: ScanOptions) {
  if (strict || !others) return { others: [], complete: strict ?? false };
  const found: FoundElement[] = others.flatMap((other) => read(other, { referenceYear }).found);
  return { others: found, complete: true };
}

function read(raw: string, options: ScanOptions): Reading {
  if (raw.length > LONGEST_SCAN)
    return nothing(scanError('TOO_LONG', LONGEST_SCAN, 'No barcode holds that much.'));
  const fault = keyboardFault(raw);
  if (fault) return nothing(fault);
  const extent = extentOf(raw, options.strict ?? false);
  if (extent.start >= extent.end) return nothing(scanError('EMPTY', 0, 'The scan is empty.'));
  const reading = readNotation(raw, extent, options);
  const isBlank =
    reading.found.length === 0 && reading.problems.every(({ code }) => code === 'SEPARATOR_SUPERFLUOUS');
  return isBlank
    ? nothing(scanError('EMPTY', extent.start, 'The scan has separators and nothing else.'))
    : reading;
}

/** What a keyboard between scanner and hub makes of digits when it is set up wrongly. */
function keyboardFault(raw: string) {
  const fullWidth = indexOfFullWidthDigit(raw);
  if (fullWidth >= 0)
    return scanError('FULL_WIDTH_DIGITS', fullWidth, 'Full-width digits: switch the keyboard to half-width.');
  const azerty = indexOfAzerty(raw);
  if (azerty < 0) return undefined;
  const message =
    'These are the digits of a French or Belgian keyboard without its shift key: set up the scanner.';
  return scanError('WRONG_KEYBOARD_LAYOUT', azerty, message);
}

/** Without the blanks, tabs and line ends that wedges put around a scan; none of them can be GS1 data. */
function extentOf(raw: string, strict: boolean) {
  const end = strict ? raw.replace(/[\r\n\t]+$/, '').length : raw.trimEnd().length;
  const begin = strict ? 0 : Math.min(raw.length - raw.trimStart().length, end);
  const symbology = symbologyAt(raw, begin);
  return { start: begin + (symbology?.identifier.length ?? 0), end, symbology, strict };
}

function nothing(problem: ReturnType<typeof scanError>): Reading {
  return { found: [], problems: [problem] };
}
