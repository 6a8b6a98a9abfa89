import { type ScanProblem, scanError } from '../decoded-scan.js';
import type { FoundElement } from './found-element.js';

/** What is wrong among the elements of one symbol: contradictions, forbidden company, missing company. */
export function judgePairs(found: readonly FoundElement[], strict: boolean): ScanProblem[] {
  return [...contradictions(found), ...forbiddenPairs(found), ...missingPairs(found, strict)];
}

/** True when the identifier is the one of the pattern, in which an n stands for any digit. */
export function matchesAi(ai: string, pattern: string): boolean {
  if (!pattern.includes('n')) return ai === pattern;
  return (
    ai.length === pattern.length && [...pattern].every((char, index) => char === 'n' || char === ai[index])
  );
}

/** The same identifier twice is allowed, as on composite symbols, when it says the same twice. */
function contradictions(found: readonly FoundElement[]): ScanProblem[] {
  const first = new Map<string, string>();
  return found.flatMap(({ identifier: { ai, label }, value, position }) => {
    const known = first.get(ai);
    if (known === undefined) first.set(ai, value);
    if (known === undefined || known === value) return [];
    return [scanError('REPEATED_AI', position, `(${ai}) ${label} occurs again with another value.`)];
  });
}

/** Told once for a pair, at its second member, also when both rows of the table name each other. */
function forbiddenPairs(found: readonly FoundElement[]): ScanProblem[] {
  const seen: FoundElement[] = [];
  return found.flatMap((element) => {
    const enemy = seen.find((earlier) => excludes(earlier, element) || excludes(element, earlier));
    if (!seen.some((earlier) => earlier.identifier === element.identifier)) seen.push(element);
    if (!enemy) return [];
    const message = `(${element.identifier.ai}) may not stand together with (${enemy.identifier.ai}).`;
    return [scanError('FORBIDDEN_PAIR', element.position, message)];
  });
}

function excludes({ identifier }: FoundElement, other: FoundElement): boolean {
  const { ai } = other.identifier;
  return ai !== identifier.ai && (identifier.excludes ?? []).some((pattern) => matchesAi(ai, pattern));
}

function missingPairs(found: readonly FoundElement[], strict: boolean): ScanProblem[] {
  const present = new Set(found.map(({ identifier }) => identifier.ai));
  return found.flatMap(({ identifier: { ai, label, requires }, position }) => {
    if (!requires || requires.some((alternative) => allPresent(alternative, present))) return [];
    const message = `(${ai}) ${label} needs (${requires.join(') or (').replaceAll('+', ') with (')}) beside it.`;
    return [{ severity: strict ? 'ERROR' : 'WARNING', code: 'MISSING_PAIR', message, position }];
  });
}

function allPresent(alternative: string, present: ReadonlySet<string>): boolean {
  if (present.has(alternative)) return true;
  return alternative.split('+').every((pattern) => [...present].some((ai) => matchesAi(ai, pattern)));
}
