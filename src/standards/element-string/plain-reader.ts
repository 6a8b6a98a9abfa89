import { type ScanProblem, scanError, scanWarning } from '../decoded-scan.js';
import { predefinedLength } from './ai-format.js';
import { identifierAt } from './ai-table.js';
import type { FoundElement, Reading } from './found-element.js';

/** FNC1 as scanners send it between elements: ASCII group separator. */
export const SEPARATOR = '\u001d';

/** FNC1 as GS1's own tools write it, where they write element strings for people. */
export const WRITTEN_SEPARATOR = '^';

/** What an element string is written with, and how patiently it is read. */
export interface Writing {
  /** GS as scanners send it, or ^ as GS1's tools write it. */
  separator: string;
  strict: boolean;
}

/**
 * Cuts an element string: identifier and value, one after another. A value of predefined length ends by
 * itself, any other at a separator. One separator may stand behind every value; more are told.
 *
 * @param start where the data begins in raw, behind the symbology identifier
 * @param end where it ends
 */
export function readElementString(raw: string, start: number, end: number, writing: Writing): Reading {
  const reading: Reading = { found: [], problems: [] };
  let position = start;
  while (position < end) {
    const next = readOne(raw, position, end, writing, reading);
    position = raw[next] === writing.separator && next > position ? next + 1 : next;
    if (raw[position] === writing.separator && position < end)
      position = superfluous(raw, position, writing, reading);
  }
  return reading;
}

/** Steps over separators that stand where none is needed, and tells them once. */
function superfluous(raw: string, start: number, writing: Writing, { problems }: Reading): number {
  const tell = writing.strict ? scanError : scanWarning;
  problems.push(tell('SEPARATOR_SUPERFLUOUS', start, 'Here is a separator with nothing before it.'));
  let position = start;
  while (raw[position] === writing.separator) position += 1;
  return position;
}

/** Reads one element into the reading. @returns where the next one begins */
function readOne(raw: string, position: number, end: number, writing: Writing, reading: Reading): number {
  const { separator } = writing;
  if (raw[position] === separator) return superfluous(raw, position, writing, reading);
  const element = elementAt(raw, position, end, separator);
  if (element) {
    reading.found.push(element);
    return element.valuePosition + element.value.length;
  }
  reading.problems.push(unknownIdentifier(raw, position));
  return Math.min(
    separatorFrom(raw, position, end, separator),
    position + (predefinedLength(raw.slice(position)) ?? end),
  );
}

function elementAt(raw: string, position: number, end: number, mark: string): FoundElement | undefined {
  const identifier = identifierAt(raw, position);
  if (!identifier) return undefined;
  const valuePosition = position + identifier.ai.length;
  const separator = separatorFrom(raw, valuePosition, end, mark);
  const stop = identifier.needsSeparator
    ? separator
    : Math.min(separator, valuePosition + identifier.longest);
  const value = raw.slice(valuePosition, stop);
  return { identifier, value, position, valuePosition, verbatim: true };
}

function separatorFrom(raw: string, position: number, end: number, mark: string): number {
  const separator = raw.indexOf(mark, position);
  return separator < 0 ? end : Math.min(separator, end);
}

function unknownIdentifier(raw: string, position: number): ScanProblem {
  const digits = /^[0-9]{2,4}/.exec(raw.slice(position, position + 4))?.[0];
  const message = digits
    ? `No known application identifier begins with ${digits}.`
    : 'An application identifier should begin here.';
  return scanError('UNKNOWN_AI', position, message);
}
