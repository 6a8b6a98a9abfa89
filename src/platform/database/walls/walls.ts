import { createHash } from 'node:crypto';
import { TABLE_GRANTS } from '../grants.js';
import type { Query } from '../reference-loader.js';
import { type ApplicationRole } from '../roles.js';
import { ACCOUNTS_WALLS } from './accounts.walls.js';
import { either, isKind } from './conditions.js';
import { GOODS_WALLS } from './goods.walls.js';
import type { Wall } from './wall.js';

/** The second wall: what row-level security lets through, by table. The first one is in the features. */
export const WALLS: Readonly<Record<string, Wall>> = { ...GOODS_WALLS, ...ACCOUNTS_WALLS };

const COMMANDS = ['select', 'insert', 'update', 'delete'] as const;
type Command = (typeof COMMANDS)[number];

interface Policy {
  readonly name: string;
  readonly text: string;
}

/** Names of roles, quoted. */
export type RoleNames = Readonly<Record<ApplicationRole, string>>;

/**
 * The policies of a table. People act through the API; through the worker only the simulated carriers of a demo do.
 * The worker does the jobs of all organisations, in the tables that it was granted. The auditor reads everything.
 * The owner is held to policies too (FORCE), and has one that says in so many words that he sees everything.
 */
export function policiesOf(table: string, wall: Wall, roles: RoleNames): Policy[] {
  const granted = (TABLE_GRANTS[table] ?? {}) as Partial<Record<ApplicationRole, readonly Command[]>>;
  const on = (name: string, rest: string): Policy => ({
    name,
    text: `CREATE POLICY ${name} ON ${table} ${rest}`,
  });
  const people = (role: 'api' | 'worker') =>
    (granted[role] ?? []).flatMap((command) => {
      const rows = rowsOf(wall, command);
      const others = wall.apiOnly || rows === null ? [] : [rows];
      const all = role === 'worker' ? either(isKind('worker'), ...others) : rows;
      return all === null ? [] : [on(`${role}_${command}`, clauses(command, roles[role], all))];
    });
  return [
    ...people('api'),
    ...people('worker'),
    on('auditor_reads', `FOR SELECT TO ${roles.auditor} USING (true)`),
    on('owner_all', 'TO CURRENT_USER USING (true) WITH CHECK (true)'),
  ];
}

function rowsOf(wall: Wall, command: Command): string | null {
  return command === 'select' ? wall.select : (wall[command] ?? wall.select);
}

/** What a row that is changed was, and what it becomes, are asked alike. */
function clauses(command: Command, role: string, rows: string): string {
  const head = `FOR ${command.toUpperCase()} TO ${role}`;
  if (command === 'insert') return `${head} WITH CHECK (${rows})`;
  return command === 'update' ? `${head} USING (${rows}) WITH CHECK (${rows})` : `${head} USING (${rows})`;
}

/**
 * Brings the policies to what is written here, each table in one go. A table whose policies are as they should be is
 * not touched: a policy is made under a lock that waits for everybody who reads.
 */
export async function raiseWalls(query: Query, roles: RoleNames): Promise<void> {
  const standing = await standingWalls(query);
  const owner = await ownerOf(query);
  for (const [table, wall] of Object.entries(WALLS)) {
    const policies = policiesOf(table, wall, roles);
    const digest = digestOf(policies, owner);
    if (standing.get(table) === `${digest} ${policies.length}`) continue;
    await pullDown(query, table);
    for (const { text } of policies) await query(text, []);
    await query(`COMMENT ON POLICY owner_all ON ${table} IS '${digest}'`, []);
    await query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`, []);
  }
}

async function pullDown(query: Query, table: string): Promise<void> {
  const old = (await query(
    'SELECT policyname AS name FROM pg_policies WHERE schemaname = $1 AND tablename = $2',
    ['public', table],
  )) as { name: string }[];
  for (const { name } of old) await query(`DROP POLICY "${name}" ON ${table}`, []);
}

async function ownerOf(query: Query): Promise<string> {
  const [row] = (await query('SELECT current_user AS owner', [])) as { owner: string }[];
  return row?.owner ?? '';
}

/** Digests by table, of those that are enabled and forced, and how many policies there are: one may have been dropped. */
async function standingWalls(query: Query): Promise<Map<string, string>> {
  const rows = (await query(
    `SELECT c.relname AS "table", obj_description(p.oid, 'pg_policy') AS digest,
            (SELECT count(*)::int FROM pg_policy a WHERE a.polrelid = c.oid) AS count
       FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
      WHERE c.relnamespace = 'public'::regnamespace AND p.polname = 'owner_all'
        AND c.relrowsecurity AND c.relforcerowsecurity`,
    [],
  )) as { table: string; digest: string | null; count: number }[];
  return new Map(rows.map(({ table, digest, count }) => [table, `${digest} ${count}`]));
}

/** With the owner's name: his policy holds for whoever made it. */
const digestOf = (policies: readonly Policy[], owner: string) =>
  createHash('sha256')
    .update([owner, ...policies.map(({ text }) => text)].join('\n'))
    .digest('hex');
