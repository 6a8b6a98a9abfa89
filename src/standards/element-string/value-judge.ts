import { type ScanProblem, type ScanProblemCode, scanError } from '../decoded-scan.js';
import type { AiPart, CharacterSet } from './ai-format.js';
import { CONTENT_CHECKS } from './content-checks.js';
import type { FoundElement } from './found-element.js';

const STRANGERS: Readonly<Record<CharacterSet, RegExp>> = {
  N: /[^0-9]/,
  X: /[^!"%-?A-Z_a-z]/,
};

/** Index of the first character that the set lacks, or -1. */
export function strangerIn(value: string, characters: CharacterSet): number {
  return value.search(STRANGERS[characters]);
}

/** The first fault of a value: its length, then part by part characters and content. Undefined when it is good. */
export function judgeValue(element: FoundElement, referenceYear: number): ScanProblem | undefined {
  return lengthFault(element) ?? partsFault(element, referenceYear);
}

function lengthFault({ identifier, value, valuePosition }: FoundElement): ScanProblem | undefined {
  const { ai, label, shortest, longest } = identifier;
  if (value === '') return scanError('EMPTY_VALUE', valuePosition, `(${ai}) ${label} has no value.`);
  if (value.length >= shortest && value.length <= longest) return undefined;
  const wanted = shortest === longest ? `${longest}` : `${shortest} to ${longest}`;
  const message = `(${ai}) ${label} has ${value.length} characters instead of ${wanted}.`;
  return scanError('WRONG_LENGTH', valuePosition, message);
}

function partsFault(element: FoundElement, referenceYear: number): ScanProblem | undefined {
  let start = 0;
  for (const part of element.identifier.parts) {
    const content = element.value.slice(start, start + part.longest);
    if (content === '' && part.optional) return undefined;
    const fault = partFault(element, part, start, content, referenceYear);
    if (fault) return fault;
    start += content.length;
  }
  return undefined;
}

function partFault(
  element: FoundElement,
  part: AiPart,
  start: number,
  content: string,
  referenceYear: number,
) {
  const stranger = strangerIn(content, part.characters);
  if (stranger >= 0) {
    const character = JSON.stringify(content.charAt(stranger));
    const message =
      part.characters === 'N' ? 'it may have digits only' : `it may not have the character ${character}`;
    return placed(element, start + stranger, 'WRONG_CHARACTERS', message);
  }
  for (const check of part.checks) {
    const fault = CONTENT_CHECKS[check](content, referenceYear);
    if (fault) return placed(element, start, fault.code, fault.message);
  }
  return undefined;
}

function placed(element: FoundElement, offset: number, code: ScanProblemCode, message: string): ScanProblem {
  const { identifier, valuePosition, verbatim } = element;
  const position = verbatim ? valuePosition + offset : valuePosition;
  return scanError(code, position, `(${identifier.ai}) ${identifier.label}: ${message}.`);
}
