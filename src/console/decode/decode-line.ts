import { type DecodedScan, type OwnCode, type ScanProblem, scanError } from '../../standards/decoded-scan.js';
import { decodeScan } from '../../standards/element-string.js';

/** How the lines are read. */
export interface DecodeOptions {
  /** Each message is judged alone, and what is only odd is wrong. */
  strict: boolean;
  /** Two-digit years are read around it. */
  referenceYear: number;
}

/** One problem; `symbol` says which of a label's, from 0. */
interface ToldProblem {
  code: string;
  message: string;
  position: number;
  symbol?: number;
}

interface Answer {
  ok: boolean;
  elements: { ai: string; value: string }[];
  warnings: ToldProblem[];
  errors: ToldProblem[];
  own?: OwnCode;
}

/** Symbols on one label, at most. More is a mistake, and every one is read together with all others. */
const MOST_SYMBOLS = 20;

/**
 * What one line of JSON holds, as one line of JSON: a string is a scan, an array of strings are the scans of
 * all symbols of one label. Never throws.
 */
export function decodeLine(line: string, options: DecodeOptions): string {
  return JSON.stringify(answerTo(parsed(line), options));
}

function answerTo(scans: string[] | ScanProblem, options: DecodeOptions): Answer {
  if (!Array.isArray(scans)) return { ok: false, elements: [], warnings: [], errors: [told(scans)] };
  const isLabel = scans.length > 1;
  const decoded = scans.map((raw, index) =>
    decodeScan(raw, isLabel ? { ...options, others: scans.filter((_, other) => other !== index) } : options),
  );
  const own = decoded.find((scan) => scan.own)?.own;
  return {
    ok: decoded.every(({ ok }) => ok),
    elements: decoded.flatMap(({ elements }) => elements.map(({ ai, value }) => ({ ai, value }))),
    warnings: problemsOf(decoded, 'WARNING', isLabel),
    errors: problemsOf(decoded, 'ERROR', isLabel),
    ...(own ? { own } : {}),
  };
}

function problemsOf(decoded: readonly DecodedScan[], severity: string, isLabel: boolean): ToldProblem[] {
  return decoded.flatMap(({ problems }, symbol) =>
    problems
      .filter((problem) => problem.severity === severity)
      .map((problem) => ({ ...told(problem), ...(isLabel ? { symbol } : {}) })),
  );
}

function told({ code, message, position }: ScanProblem): ToldProblem {
  return { code, message, position };
}

function parsed(line: string): string[] | ScanProblem {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'string') return [value];
    if (isLabel(value)) return value;
  } catch {
    // It is told below, as any other line that is no scan.
  }
  return scanError('NOT_RECOGNISED', 0, 'A line is a JSON string, or an array of the strings of one label.');
}

function isLabel(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= MOST_SYMBOLS &&
    value.every((scan) => typeof scan === 'string')
  );
}
