import DataLoader from 'dataloader';
import type { Transaction } from '../database/transaction.js';
import type { GraphqlContext } from './graphql-context.js';

/** Fetches many at once: a map by key (what is missing in it loads as null), or values in the order of the keys. */
export type Batch<Key, Value> = (
  tx: Transaction,
  keys: readonly Key[],
) => Promise<ReadonlyMap<Key, Value> | readonly (Value | null)[]>;

/** More keys than this are fetched in several statements. */
const LARGEST_BATCH = 1_000;

/**
 * The loader of this name in this request, made when it is first asked for. What many resolvers ask for in
 * one turn is fetched at once, in one short read unit under the caller's rights.
 *
 * Loaders live in the GraphQL context and never in a resolver: a request-scoped provider would make every
 * resolver request-scoped, and subscriptions cannot be.
 *
 * @param name unique in the application, such as `units.contents`; a page is part of the key, not the name
 */
export function loaderOf<Key, Value>(
  context: GraphqlContext,
  name: string,
  batch: Batch<Key, Value>,
): DataLoader<Key, Value | null, string> {
  const existing = context.loaders.get(name) as DataLoader<Key, Value | null, string> | undefined;
  if (existing) return existing;
  const loader = new DataLoader<Key, Value | null, string>((keys) => readBatch(context, batch, keys), {
    maxBatchSize: LARGEST_BATCH,
    cacheKeyFn: (key) => (typeof key === 'string' ? key : JSON.stringify(key)),
  });
  context.loaders.set(name, loader);
  return loader;
}

async function readBatch<Key, Value>(
  { work, principal }: GraphqlContext,
  batch: Batch<Key, Value>,
  keys: readonly Key[],
): Promise<readonly (Value | null)[]> {
  if (!work) throw new Error('Loaders need a UnitOfWork: import DatabaseModule');
  const found = await work.read(principal, (tx) => batch(tx, keys));
  return Array.isArray(found)
    ? found
    : keys.map((key) => (found as ReadonlyMap<Key, Value>).get(key) ?? null);
}

/** Rows by their key, for a batch that finds at most one per key. */
export function byKey<Key, Row>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row> {
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** Rows by what they belong to, with an empty list for a key without rows. */
export function groupedBy<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return groups;
}
