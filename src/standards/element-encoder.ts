import type { ScanElement } from './decoded-scan.js';
import type { ApplicationIdentifier } from './element-string/ai-format.js';
import { findIdentifier } from './element-string/ai-table.js';
import { strangerIn } from './element-string/character-sets.js';
import { SEPARATOR } from './element-string/plain-reader.js';

/** What the encoders need of an element; the label is the table's. */
export type EncodableElement = Pick<ScanElement, 'ai' | 'value'>;

interface Encodable {
  identifier: ApplicationIdentifier;
  value: string;
}

/**
 * The data of a GS1 symbol, elements in the order given, separators where they are needed; without symbology
 * identifier and without the first FNC1, which the encoder of the symbol puts itself.
 *
 * All encoders write what they are given and judge neither check digits nor dates.
 * @throws RangeError for an identifier, a length or a character that no reader could read back
 */
export function toElementString(elements: readonly EncodableElement[]): string {
  const encodables = elements.map(encodable);
  return encodables
    .map(({ identifier, value }, index) => {
      const needsSeparator = identifier.needsSeparator && index < encodables.length - 1;
      return `${identifier.ai}${value}${needsSeparator ? SEPARATOR : ''}`;
    })
    .join('');
}

/** The text under a barcode: (00)354123450000000014(10)LOT7A; an opening bracket in a value becomes \(. */
export function toBracketedText(elements: readonly EncodableElement[]): string {
  return elements
    .map(encodable)
    .map(({ identifier, value }) => `(${identifier.ai})${value.replaceAll('(', '\\(')}`)
    .join('');
}

/**
 * A GS1 Digital Link: the first element that can be a key, its qualifiers in their order, the rest in the query.
 *
 * @param stem scheme, host and what precedes the key, without a slash at the end
 * @throws RangeError also when there is no key, or when an element may stand in no query
 */
export function toDigitalLink(elements: readonly EncodableElement[], stem = 'https://id.gs1.org'): string {
  const encodables = elements.map(encodable);
  const key = encodables.find(({ identifier }) => identifier.linkQualifiers);
  if (!key) throw new RangeError('A Digital Link needs a GS1 key.');
  const path = [key, ...qualifiersOf(key.identifier, encodables)];
  const query = encodables.filter((element) => !path.includes(element));
  const homeless = query.find(({ identifier }) => identifier.linkAttribute === false);
  if (homeless)
    throw new RangeError(
      `A Digital Link of (${key.identifier.ai}) has no place for (${homeless.identifier.ai}).`,
    );
  const pathText = path
    .map(({ identifier, value }) => `/${identifier.ai}/${encodeURIComponent(value)}`)
    .join('');
  const queryText = query
    .map(({ identifier, value }) => `${identifier.ai}=${encodeURIComponent(value)}`)
    .join('&');
  return `${stem}${pathText}${queryText ? `?${queryText}` : ''}`;
}

/** By the sequence of the key that places most of the elements. */
function qualifiersOf(key: ApplicationIdentifier, encodables: readonly Encodable[]): Encodable[] {
  const placed = (key.linkQualifiers ?? []).map((sequence) =>
    sequence.flatMap((ai) => encodables.find(({ identifier }) => identifier.ai === ai) ?? []),
  );
  return placed.reduce((most, next) => (next.length > most.length ? next : most), []);
}

function encodable({ ai, value }: EncodableElement): Encodable {
  const identifier = findIdentifier(ai);
  if (!identifier) throw new RangeError(`(${ai}) is no known application identifier.`);
  const fitsLength = value.length >= identifier.shortest && value.length <= identifier.longest;
  // Part numbers have a set of their own; it has the #, which no other value may have.
  const characters = identifier.parts.some((part) => part.characters === 'Y') ? 'Y' : 'X';
  if (!fitsLength || strangerIn(value, characters) >= 0)
    throw new RangeError(`(${ai}) cannot hold this value.`);
  return { identifier, value };
}
