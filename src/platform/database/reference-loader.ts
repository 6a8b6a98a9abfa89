/** Sends one statement and answers its rows: the owner's connection during `migrate`, or a transaction. */
export type Query = (sql: string, parameters: unknown[]) => Promise<unknown>;

/**
 * Writes a feature's reference data, by the owner, at the end of every `migrate`. Run again it changes nothing:
 * rows are found by their code, keep their ids, and are never deleted.
 */
export type ReferenceLoader = (query: Query) => Promise<void>;

/** Rows as the parallel arrays that unnest takes: one statement for all of them. */
export function parallelArrays(rows: readonly (readonly unknown[])[]): unknown[][] {
  const [first = []] = rows;
  return first.map((_, column) => rows.map((row) => row[column]));
}
