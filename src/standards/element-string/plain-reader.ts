import { type ScanProblem, scanError } from '../decoded-scan.js';
import { predefinedLength } from './ai-format.js';
import { identifierAt } from './ai-table.js';
import type { FoundElement, Reading } from './found-element.js';

/** FNC1 as scanners send it between elements: ASCII group separator. */
export const SEPARATOR = '\u001d';

/**
 * Cuts an element string: identifier and value, one after another. A value of predefined length ends by
 * itself, any other at a separator. Separators where none is needed are stepped over.
 *
 * @param start where the data begins in raw, behind the symbology identifier
 * @param end where it ends
 */
export function readElementString(raw: string, start: number, end: number): Reading {
  const reading: Reading = { found: [], problems: [] };
  let position = start;
  while (position < end) {
    if (raw[position] === SEPARATOR) position += 1;
    else position = readOne(raw, position, end, reading);
  }
  return reading;
}

/** Reads one element into the reading. @returns where the next one begins */
function readOne(raw: string, position: number, end: number, { found, problems }: Reading): number {
  const element = elementAt(raw, position, end);
  if (element) {
    found.push(element);
    return element.valuePosition + element.value.length;
  }
  problems.push(unknownIdentifier(raw, position));
  return Math.min(
    separatorFrom(raw, position, end),
    position + (predefinedLength(raw.slice(position)) ?? end),
  );
}

function elementAt(raw: string, position: number, end: number): FoundElement | undefined {
  const identifier = identifierAt(raw, position);
  if (!identifier) return undefined;
  const valuePosition = position + identifier.ai.length;
  const separator = separatorFrom(raw, valuePosition, end);
  const stop = identifier.needsSeparator
    ? separator
    : Math.min(separator, valuePosition + identifier.longest);
  const value = raw.slice(valuePosition, stop);
  return { identifier, value, position, valuePosition, verbatim: true };
}

function separatorFrom(raw: string, position: number, end: number): number {
  const separator = raw.indexOf(SEPARATOR, position);
  return separator < 0 ? end : Math.min(separator, end);
}

function unknownIdentifier(raw: string, position: number): ScanProblem {
  const digits = /^[0-9]{2,4}/.exec(raw.slice(position, position + 4))?.[0];
  const message = digits
    ? `No known application identifier begins with ${digits}.`
    : 'An application identifier should begin here.';
  return scanError('UNKNOWN_AI', position, message);
}
