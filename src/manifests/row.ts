/** One cell of a list as text. Nothing in it is evaluated. */
export interface Cell {
  readonly text: string;
  /** The file says that it is a number: digits after the fifteenth are gone. */
  readonly numeric?: boolean;
  /** What stands here is what a formula gave when the file was saved. */
  readonly formula?: boolean;
}

/** One row of a list, whatever kind of file it came in. */
export interface Row {
  /** Line of a text file, row of a sheet, place in a JSON array, each from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Why the row cannot be read at all. */
  readonly problem?: RowProblem;
}

export interface RowProblem {
  /** Stable, for programs. */
  readonly code: string;
  /** For people. */
  readonly message: string;
}

/** A list as it is being read: never more of it in memory than a few rows. */
export interface OpenList {
  /** Of a text file, in the words of the WHATWG's list of encodings. */
  readonly encoding: string | null;
  /** Of a CSV file. */
  readonly delimiter: string | null;
  readonly rows: AsyncIterable<Row>;
}

export type ListKind = 'CSV' | 'XLSX' | 'JSON';

/** The whole file cannot be taken: nothing of it is stored. */
export class UnreadableList extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'UnreadableList';
  }
}

/** Characters of one cell, and cells of one row: more is no list of goods. */
export const LONGEST_CELL = 2_000;
export const MOST_CELLS = 200;

export function isEmpty({ cells, problem }: Row): boolean {
  return !problem && cells.every(({ text }) => text.trim() === '');
}
