import { type ScanOptions, scanError, scanWarning } from '../decoded-scan.js';
import { hasValidGs1CheckDigit } from '../gs1-check-digit.js';
import { padGtin } from '../gtin.js';
import { findIdentifier } from './ai-table.js';
import { readBracketed } from './bracketed-reader.js';
import { readDigitalLink } from './digital-link-reader.js';
import type { Reading } from './found-element.js';
import { readElementString, SEPARATOR, WRITTEN_SEPARATOR } from './plain-reader.js';
import { type Symbology, symbologyAt } from './symbology.js';
import { judgeValue } from './value-judge.js';

/** Where the data lies in the raw text, what the scanner said of the symbol, and how patiently to read. */
export interface Extent {
  start: number;
  end: number;
  symbology: Symbology | undefined;
  strict: boolean;
}

/** The second message of a composite symbol, whose first one was an EAN. */
const COMPOSITE = '|]e0';

/** The notation shows in the first characters; the symbology settles only what they leave open. */
export function readNotation(raw: string, extent: Extent, options: ScanOptions): Reading {
  const { start, end, symbology, strict } = extent;
  const data = raw.slice(start, end);
  const isElementString = strict && symbology?.content === 'GS1';
  if (!isElementString && /^https?:\/\//i.test(data)) return readDigitalLink(raw, start, end);
  if (!isElementString && data.startsWith('('))
    return withSymbolWarning(readBracketed(raw, start, end, !strict), extent);
  if (symbology?.content === 'RETAIL') return readRetail(raw, extent, symbology);
  if (symbology?.content !== 'GS1' && /^[0-9]{18}$/.test(data))
    return withSymbolWarning(readAs('00', data, start), extent);
  if (symbology?.content === 'ITF' && /^[0-9]{14}$/.test(data)) return readAs('01', data, start);
  if (symbology && symbology.content !== 'GS1') return readPlainSymbol(raw, extent, symbology);
  if (!symbology && data.startsWith(WRITTEN_SEPARATOR)) return readWritten(raw, extent);
  if (symbology || /^[0-9]/.test(data) || data.startsWith(SEPARATOR)) return readSent(raw, extent, options);
  return nothing(scanError('NOT_RECOGNISED', start, 'This is neither GS1 data nor a GS1 Digital Link.'));
}

/** As scanners send it. Without symbology identifier a separator may stand first, for the FNC1 of the symbol. */
function readSent(raw: string, { start, end, symbology, strict }: Extent, options: ScanOptions): Reading {
  const first = !symbology && raw[start] === SEPARATOR ? start + 1 : start;
  const reading = readElementString(raw, first, end, { separator: SEPARATOR, strict });
  const data = raw.slice(start, end);
  const isGtin = !symbology && /^([0-9]{8}|[0-9]{12,14})$/.test(data) && hasValidGs1CheckDigit(data);
  if (!isGtin || isGood(reading, options)) return reading;
  return readAs('01', padGtin(data), start);
}

/** Bare digits may be a GTIN as well as an element string; what makes good elements is one. */
function isGood({ found, problems }: Reading, { referenceYear }: ScanOptions): boolean {
  return problems.length === 0 && found.every((element) => !judgeValue(element, referenceYear));
}

/** As GS1's tools write it: ^ for every FNC1, one of them first, and a bar between the parts of a composite. */
function readWritten(raw: string, { start, end, strict }: Extent): Reading {
  const bar = raw.slice(start, end).indexOf(`|${WRITTEN_SEPARATOR}`);
  const separated = { separator: WRITTEN_SEPARATOR, strict };
  if (bar < 0) return readElementString(raw, start + 1, end, separated);
  return joined(
    readElementString(raw, start + 1, start + bar, separated),
    readElementString(raw, start + bar + 2, end, separated),
  );
}

/** In a symbol that is not GS1's an SSCC with its identifier can still be trusted, other data cannot be told apart. */
function readPlainSymbol(raw: string, extent: Extent, { identifier }: Symbology): Reading {
  const { start, end, strict } = extent;
  if (/^00[0-9]{18}$/.test(raw.slice(start, end)))
    return withSymbolWarning(readElementString(raw, start, end, { separator: SEPARATOR, strict }), extent);
  return nothing(scanError('NOT_GS1_SYMBOL', 0, `${identifier} is not a symbol with GS1 data.`));
}

function withSymbolWarning(reading: Reading, { symbology }: Extent): Reading {
  if (symbology?.content !== 'PLAIN' && symbology?.content !== 'ITF') return reading;
  const message = `${symbology.identifier} is not a symbol with GS1 data, though what it holds reads like some.`;
  return { ...reading, problems: [scanWarning('NOT_GS1_SYMBOL', 0, message), ...reading.problems] };
}

/** The digits of the EAN; a composite sends what is printed above it as a second message. */
function readRetail(raw: string, { start, end, strict }: Extent, { gtinLength }: Symbology): Reading {
  const data = raw.slice(start, end);
  const bar = data.indexOf(COMPOSITE);
  const digits = bar < 0 ? data : data.slice(0, bar);
  if (!/^[0-9]+$/.test(digits) || digits.length !== gtinLength) {
    return nothing(scanError('WRONG_LENGTH', start, `This symbol sends ${gtinLength} digits.`));
  }
  const gtin = readAs('01', padGtin(digits), start);
  if (bar < 0) return gtin;
  const above = start + bar + 1 + (symbologyAt(raw, start + bar + 1)?.identifier.length ?? 0);
  return joined(gtin, readElementString(raw, above, end, { separator: SEPARATOR, strict }));
}

/**
 * A value that came without its identifier. Eighteen digits alone are an SSCC, also with a wrong check digit,
 * though some would make an element string as well: a pallet number that was mistyped must not pass as a lot.
 */
function readAs(ai: string, value: string, position: number): Reading {
  const identifier = findIdentifier(ai);
  if (!identifier) throw new Error(`The table of application identifiers lacks (${ai}).`);
  return { found: [{ identifier, value, position, valuePosition: position, verbatim: false }], problems: [] };
}

function joined(one: Reading, other: Reading): Reading {
  return { found: [...one.found, ...other.found], problems: [...one.problems, ...other.problems] };
}

function nothing(problem: ReturnType<typeof scanError>): Reading {
  return { found: [], problems: [problem] };
}
