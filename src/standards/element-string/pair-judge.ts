import { type ScanProblem, scanError } from '../decoded-scan.js';
import type { FoundElement } from './found-element.js';

/** What the pairs are judged by, beside the elements of the symbol itself. */
export interface Company {
  /** What the other symbols of the label hold. */
  others: readonly FoundElement[];
  /** True when nothing more can come: a companion that is missing is missing for good. */
  complete: boolean;
}

/** What is wrong among the elements of one symbol and those of its label. */
export function judgePairs(found: readonly FoundElement[], company: Company): ScanProblem[] {
  return [
    ...contradictions(found, company.others),
    ...forbiddenPairs(found, company.others),
    ...missingPairs(found, company),
    ...unsignable([...company.others, ...found], found),
  ];
}

/** True when the identifier is the one of the pattern, in which an n stands for any digit. */
export function matchesAi(ai: string, pattern: string): boolean {
  if (!pattern.includes('n')) return ai === pattern;
  return (
    ai.length === pattern.length && [...pattern].every((char, index) => char === 'n' || char === ai[index])
  );
}

/** The same identifier twice is allowed, as on composite symbols, when it says the same twice. */
function contradictions(found: readonly FoundElement[], others: readonly FoundElement[]): ScanProblem[] {
  const first = new Map(others.map(({ identifier, value }) => [identifier.ai, value]));
  return found.flatMap(({ identifier: { ai, label }, value, position }) => {
    const known = first.get(ai);
    if (known === undefined) first.set(ai, value);
    if (known === undefined || known === value) return [];
    return [scanError('REPEATED_AI', position, `(${ai}) ${label} occurs again with another value.`)];
  });
}

/** Told once for a pair, at its second member, also when both rows of the table name each other. */
function forbiddenPairs(found: readonly FoundElement[], others: readonly FoundElement[]): ScanProblem[] {
  const seen: FoundElement[] = [...others];
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

function missingPairs(found: readonly FoundElement[], { others, complete }: Company): ScanProblem[] {
  const present = new Set([...found, ...others].map(({ identifier }) => identifier.ai));
  return found.flatMap(({ identifier: { ai, label, requires }, position }) => {
    if (!requires || requires.some((alternative) => allPresent(alternative, ai, present))) return [];
    const message = `(${ai}) ${label} needs (${requires.join(') or (').replaceAll('+', ') with (')}) beside it.`;
    return [{ severity: complete ? 'ERROR' : 'WARNING', code: 'MISSING_PAIR', message, position }];
  });
}

/** An identifier is no company for itself, also where a pattern would fit it. */
function allPresent(alternative: string, self: string, present: ReadonlySet<string>): boolean {
  return alternative
    .split('+')
    .every((pattern) => [...present].some((ai) => ai !== self && matchesAi(ai, pattern)));
}

const SIGNATURE = '8030';
/** Keys that are those of a kind of document, coupon or asset until a serial makes them those of one of it. */
const SERIALISABLE_KEYS = ['253', '255', '8003'];

/** A digital signature is for one thing, not for a kind of things. */
function unsignable(all: readonly FoundElement[], found: readonly FoundElement[]): ScanProblem[] {
  if (!all.some(({ identifier }) => identifier.ai === SIGNATURE)) return [];
  return found.flatMap(({ identifier: { ai, shortest }, value, position }) => {
    if (!SERIALISABLE_KEYS.includes(ai) || value.length > shortest) return [];
    return [
      scanError('SIGNATURE_WITHOUT_SERIAL', position, `(${ai}) needs its serial beside a signature (8030).`),
    ];
  });
}
