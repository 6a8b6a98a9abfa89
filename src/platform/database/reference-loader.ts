/** Sends one statement and answers its rows: the owner's connection during `migrate`, or a transaction. */
export type Query = (sql: string, parameters: readonly unknown[]) => Promise<unknown[]>;

/**
 * Writes a feature's reference data, by the owner, at the end of every `migrate`. Run again it changes nothing:
 * rows are found by their code, keep their ids, and are never deleted.
 */
export type ReferenceLoader = (query: Query) => Promise<void>;
