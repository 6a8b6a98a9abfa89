import { type ScanProblem, type ScanProblemCode, scanError } from '../decoded-scan.js';
import type { AiPart } from './ai-format.js';
import { strangerIn } from './character-sets.js';
import { CONTENT_CHECKS } from './content-checks.js';
import type { FoundElement } from './found-element.js';

/** The first fault of a value: its length, then part by part characters and content. Undefined when it is good. */
export function judgeValue(element: FoundElement, referenceYear: number): ScanProblem | undefined {
  return lengthFault(element) ?? partsFault(element, referenceYear);
}

function lengthFault(element: FoundElement): ScanProblem | undefined {
  const { identifier, value, valuePosition } = element;
  const { ai, label, shortest, longest } = identifier;
  if (value === '') return scanError('EMPTY_VALUE', valuePosition, `(${ai}) ${label} has no value.`);
  if (value.length >= shortest && value.length <= longest) return undefined;
  return wrongLength(element);
}

function wrongLength({ identifier, value, valuePosition }: FoundElement): ScanProblem {
  const { ai, label, shortest, longest } = identifier;
  const wanted = shortest === longest ? `${longest}` : `${shortest} to ${longest}`;
  const message = `(${ai}) ${label} has ${value.length} characters instead of ${wanted}.`;
  return scanError('WRONG_LENGTH', valuePosition, message);
}

function partsFault(element: FoundElement, referenceYear: number): ScanProblem | undefined {
  let start = 0;
  for (const part of element.identifier.parts) {
    const content = element.value.slice(start, start + part.longest);
    if (content === '' && part.optional) return undefined;
    if (content.length < part.shortest) return wrongLength(element);
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
