import { type ScanProblem, scanError } from '../decoded-scan.js';
import { padGtin } from '../gtin.js';
import type { ApplicationIdentifier } from './ai-format.js';
import { findIdentifier } from './ai-table.js';
import type { FoundElement, Reading } from './found-element.js';

/** Scheme, host, path, query; what follows a # means nothing here. All characters of a URI (RFC 3986). */
const LINK = /^(https?|HTTPS?):\/\/([A-Za-z0-9.:[\]-]+)(\/[^?#]*)(?:\?([^#]*))?(?:#.*)?$/;
const NO_URI_CHARACTER = /[^A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]/;

/** A piece of the link and where it begins in the raw text. */
interface Piece {
  text: string;
  position: number;
}

/**
 * Cuts a GS1 Digital Link: .../key/value/qualifier/value?attribute=value. Anything may stand before the key.
 * Query keys that are not numbers are other people's business and skipped.
 */
export function readDigitalLink(raw: string, start: number, end: number): Reading {
  const link = raw.slice(start, end);
  const stranger = link.search(NO_URI_CHARACTER);
  const parts = stranger < 0 ? LINK.exec(link) : null;
  if (!parts) {
    const message =
      'This is no web address: scheme in one case, host, path, other characters percent-encoded.';
    return { found: [], problems: [scanError('LINK_MALFORMED', start + Math.max(stranger, 0), message)] };
  }
  const [, scheme = '', host = '', path = '', query = ''] = parts;
  const pathPosition = start + scheme.length + '://'.length + host.length;
  const inPath = readPath(path, pathPosition);
  const inQuery = readQuery(query, pathPosition + path.length + 1, inPath.found);
  return { found: [...inPath.found, ...inQuery.found], problems: [...inPath.problems, ...inQuery.problems] };
}

function readPath(path: string, position: number): Reading {
  const pieces = split(path, '/', position);
  const reading: Reading = { found: [], problems: [] };
  const key = keyIndex(pieces);
  if (key === undefined) {
    reading.problems.push(
      scanError('LINK_WITHOUT_KEY', position, 'The web address has no GS1 key in its path.'),
    );
    return reading;
  }
  for (let index = key; index < pieces.length; index += 2) {
    const [ai, value] = [pieces[index], pieces[index + 1]];
    const identifier = ai && findIdentifier(ai.text);
    if (identifier && value) keep(identifier, ai, value, reading);
  }
  const qualifiers = reading.found.slice(1).map(({ identifier }) => identifier.ai);
  const first = reading.found[0];
  if (first && !allowsQualifiers(first.identifier, qualifiers)) {
    const message = `(${first.identifier.ai}) may not be followed by (${qualifiers.join(')(')}) in this order.`;
    reading.problems.push(scanError('LINK_QUALIFIERS', first.position, message));
  }
  return reading;
}

/** From the end, pair by pair, as long as identifiers stand there: the first key is it. What is before, is the stem. */
function keyIndex(pieces: readonly Piece[]): number | undefined {
  for (let index = pieces.length - 2; index >= 0; index -= 2) {
    const identifier = findIdentifier(pieces[index]?.text ?? '');
    if (!identifier) return undefined;
    if (identifier.linkQualifiers) return index;
  }
  return undefined;
}

/** True when the qualifiers are one of the key's sequences with some left out. */
function allowsQualifiers(key: ApplicationIdentifier, qualifiers: readonly string[]): boolean {
  return (key.linkQualifiers ?? []).some((sequence) => {
    const places = qualifiers.map((ai) => sequence.indexOf(ai));
    return places.every((place, index) => place > (places[index - 1] ?? -1));
  });
}

function readQuery(query: string, position: number, path: readonly FoundElement[]): Reading {
  const reading: Reading = { found: [], problems: [] };
  const key = path[0]?.identifier;
  const qualifiers = path.slice(1).map(({ identifier }) => identifier.ai);
  const seen = new Set(path.map(({ identifier }) => identifier.ai));
  for (const piece of split(query, '&', position)) {
    const equals = piece.text.indexOf('=');
    const ai = { text: piece.text.slice(0, Math.max(equals, 0)), position: piece.position };
    if (!/^[0-9]+$/.test(ai.text)) continue;
    const identifier = findIdentifier(ai.text);
    const fault = repeatedFault(ai, seen) ?? attributeFault(ai, identifier, key, qualifiers);
    if (fault) reading.problems.push(fault);
    seen.add(ai.text);
    const text = piece.text.slice(equals + 1).replaceAll('+', ' ');
    const value = { text, position: piece.position + equals + 1 };
    if (identifier) keep(identifier, ai, value, reading, shortGtins(ai.text));
  }
  return reading;
}

/** Once is enough in a link, even for the same value. */
function repeatedFault({ text, position }: Piece, seen: ReadonlySet<string>): ScanProblem | undefined {
  if (!seen.has(text)) return undefined;
  return scanError('REPEATED_AI', position, `(${text}) stands in this link before.`);
}

/** A GTIN as an attribute may be shorter than fourteen digits; as a key it may not. */
function shortGtins(ai: string): (value: string) => string {
  return (value) => (ai === '01' && /^([0-9]{8}|[0-9]{12,13})$/.test(value) ? padGtin(value) : value);
}

function attributeFault(
  ai: Piece,
  identifier: ApplicationIdentifier | undefined,
  key: ApplicationIdentifier | undefined,
  qualifiers: readonly string[],
) {
  if (!identifier)
    return scanError('UNKNOWN_AI', ai.position, `(${ai.text}) is no known application identifier.`);
  const belongsIntoPath = key !== undefined && couldQualify(key, qualifiers, ai.text);
  if (identifier.linkAttribute !== false && !belongsIntoPath) return undefined;
  return scanError(
    'LINK_ATTRIBUTE',
    ai.position,
    `(${ai.text}) does not belong into the query of this link.`,
  );
}

/** True when the path would still be right with this qualifier at some place of it. */
function couldQualify(key: ApplicationIdentifier, qualifiers: readonly string[], ai: string): boolean {
  const places = [...qualifiers, ''].map((_, place) => place);
  return places.some((place) =>
    allowsQualifiers(key, [...qualifiers.slice(0, place), ai, ...qualifiers.slice(place)]),
  );
}

function keep(
  identifier: ApplicationIdentifier,
  ai: Piece,
  written: Piece,
  { found, problems }: Reading,
  normal: (value: string) => string = (value) => value,
): void {
  const decoded = percentDecoded(written.text);
  if (decoded.includes('\0')) {
    problems.push(scanError('LINK_MALFORMED', written.position, 'This value has a zero byte.'));
    return;
  }
  const value = normal(decoded);
  const verbatim = value === written.text;
  found.push({ identifier, value, position: ai.position, valuePosition: written.position, verbatim });
}

/**
 * Every %XX is one character: GS1 data is ASCII, and what is not shows as a character that no set has. A % with
 * no number behind it stands for itself, as the set has it too.
 */
function percentDecoded(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function split(text: string, separator: string, position: number): Piece[] {
  let next = position;
  return text.split(separator).map((part) => {
    const piece = { text: part, position: next };
    next += part.length + separator.length;
    return piece;
  });
}
