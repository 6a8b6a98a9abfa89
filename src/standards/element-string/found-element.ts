import type { ScanProblem } from '../decoded-scan.js';
import type { ApplicationIdentifier } from './ai-format.js';

/** A value cut out of a barcode by one of the readers, not judged yet. */
export interface FoundElement {
  identifier: ApplicationIdentifier;
  value: string;
  /** Where the identifier begins in the raw text. */
  position: number;
  /** Where the value begins in the raw text. */
  valuePosition: number;
  /** True when the value stands in the raw text character by character, so that a fault in it can be placed. */
  verbatim: boolean;
}

/** What a reader of one notation hands on: what it found, and what it stumbled over. */
export interface Reading {
  found: FoundElement[];
  problems: ScanProblem[];
}
