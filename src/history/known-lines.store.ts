import type { Query } from '../platform/database/reference-loader.js';

/** A line of a file of anchors, as the database remembers it. */
export interface KnownLine {
  readonly file: string;
  readonly number: number;
  readonly digest: string;
}

export class KnownLines {
  constructor(private readonly query: Query) {}

  /** The last line of each file. */
  async last(): Promise<KnownLine[]> {
    return (await this.query(
      `SELECT DISTINCT ON (file) file, number, encode(digest, 'hex') AS digest FROM history_anchor ORDER BY file, number DESC`,
      [],
    )) as KnownLine[];
  }
}
