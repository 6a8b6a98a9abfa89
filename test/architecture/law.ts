import type { Files, SourceTree } from './source-tree.js';

/** One place where a law is broken. */
export interface Finding {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

/** A tree that breaks the law, and everything that must be found in it, as `showFinding` writes it. */
export interface Breach {
  readonly files: Files;
  readonly finds: readonly string[];
}

export interface Law {
  /** The law as a sentence: it names the test. */
  readonly law: string;
  /** What goes wrong without it: printed above the findings. */
  readonly because: string;
  readonly read: (tree: SourceTree) => Finding[];
  /** Proof that the law can fail: one breach at least. */
  readonly broken: readonly [Breach, ...Breach[]];
  /** Trees that come close to a breach and are none. */
  readonly fine?: readonly Files[];
}

export function showFinding({ file, line, reason }: Finding): string {
  return `${file}:${line} ${reason}`;
}
