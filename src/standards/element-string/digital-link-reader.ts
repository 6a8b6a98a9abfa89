import { type ScanProblem, scanError } from '../decoded-scan.js';
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
  const pieces = split(path.replace(/\/$/, ''), '/', position);
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
  for (const piece of split(query, '&', position)) {
    const equals = piece.text.indexOf('=');
    const ai = { text: piece.text.slice(0, Math.max(equals, 0)), position: piece.position };
    if (!/^[0-9]+$/.test(ai.text)) continue;
    const identifier = findIdentifier(ai.text);
    const fault = attributeFault(ai, identifier, path);
    if (fault) reading.problems.push(fault);
    const value = {
      text: piece.text.slice(equals + 1).replaceAll('+', ' '),
      position: piece.position + equals + 1,
    };
    if (identifier) keep(identifier, ai, value, reading);
  }
  return reading;
}

function attributeFault(
  ai: Piece,
  identifier: ApplicationIdentifier | undefined,
  path: readonly FoundElement[],
) {
  if (!identifier)
    return scanError('UNKNOWN_AI', ai.position, `(${ai.text}) is no known application identifier.`);
  const isQualifier = path[0]?.identifier.linkQualifiers?.some((sequence) => sequence.includes(ai.text));
  if (identifier.linkAttribute !== false && !isQualifier) return undefined;
  return scanError(
    'LINK_ATTRIBUTE',
    ai.position,
    `(${ai.text}) does not belong into the query of this link.`,
  );
}

function keep(
  identifier: ApplicationIdentifier,
  ai: Piece,
  written: Piece,
  { found, problems }: Reading,
): void {
  const value = percentDecoded(written.text);
  if (value === undefined) {
    problems.push(undecodable(written));
    return;
  }
  const verbatim = value === written.text;
  found.push({ identifier, value, position: ai.position, valuePosition: written.position, verbatim });
}

function undecodable({ position }: Piece): ScanProblem {
  return scanError('LINK_MALFORMED', position, 'The percent-encoding of this value is broken.');
}

/** decodeURIComponent throws on a stray % and on bytes that are not UTF-8. */
function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function split(text: string, separator: string, position: number): Piece[] {
  let next = position;
  return text.split(separator).map((part) => {
    const piece = { text: part, position: next };
    next += part.length + separator.length;
    return piece;
  });
}
