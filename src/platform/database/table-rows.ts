import type { Query } from './reference-loader.js';

/** A table with its columns in order: rows are kept as Postgres writes them, by place. */
export interface TableShape {
  name: string;
  columns: string[];
}

/** Rows that are read or written at once. */
export const ROWS_AT_ONCE = 500;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** What is written is read back to the last digit, wherever and by whomever. */
export async function fixFormats(query: Query): Promise<void> {
  for (const setting of [
    "datestyle = 'ISO, YMD'",
    "intervalstyle = 'iso_8601'",
    "timezone = 'UTC'",
    "bytea_output = 'hex'",
    'extra_float_digits = 1',
  ])
    await query(`SET LOCAL ${setting}`, []);
}

/** Every table of the hub, by name. Parts of a table are read through the whole; the list of migrations is apart. */
export async function shapes(query: Query): Promise<TableShape[]> {
  return (await query(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND c.relname <> 'schema_migration' GROUP BY c.relname ORDER BY c.relname`,
    [],
  )) as TableShape[];
}

/** Names of the migrations that were run, in order. Empty for a database without a hub. */
export async function migrationsRun(query: Query): Promise<string[]> {
  const [there] = (await query(`SELECT to_regclass('public.schema_migration') IS NOT NULL AS there`, [])) as {
    there: boolean;
  }[];
  if (!there?.there) return [];
  const rows = (await query('SELECT name FROM schema_migration ORDER BY "timestamp"', [])) as {
    name: string;
  }[];
  return rows.map(({ name }) => name);
}

/** The rows of a table as text, some at a time. */
export async function* rowsOf(query: Query, table: string): AsyncGenerator<string[]> {
  await query(`DECLARE backup NO SCROLL CURSOR FOR SELECT t::text AS row FROM ${quoted(table)} t`, []);
  for (;;) {
    const rows = (await query(`FETCH ${ROWS_AT_ONCE} FROM backup`, [])) as { row: string }[];
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await query('CLOSE backup', []);
}

/** Next numbers of the hub's sequences. */
export async function sequences(query: Query): Promise<Record<string, string>> {
  const rows = (await query(
    `SELECT sequencename AS name, last_value AS last FROM pg_sequences
      WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
    [],
  )) as { name: string; last: string }[];
  return Object.fromEntries(rows.map(({ name, last }) => [name, String(last)]));
}

/** How many rows there are in some tables; one that is not there has none. */
export async function countRows(query: Query, tables: readonly string[]): Promise<number> {
  let count = 0;
  for (const { name } of await shapes(query)) {
    if (!tables.includes(name)) continue;
    const [row] = (await query(`SELECT count(*)::int AS rows FROM ${quoted(name)}`, [])) as {
      rows: number;
    }[];
    count += row?.rows ?? 0;
  }
  return count;
}

/** Empties every table: a migration has written into some. */
export async function clear(query: Query, tables: readonly TableShape[]): Promise<void> {
  await query(`TRUNCATE ${tables.map(({ name }) => quoted(name)).join(', ')}`, []);
}

export async function insertRows(query: Query, table: string, rows: readonly string[]): Promise<void> {
  const name = quoted(table);
  await query(`INSERT INTO ${name} OVERRIDING SYSTEM VALUE SELECT * FROM unnest($1::${name}[])`, [rows]);
}

export async function setSequence(query: Query, sequence: string, last: string): Promise<void> {
  await query('SELECT setval($1::regclass, $2::bigint)', [`public.${quoted(sequence)}`, last]);
}
