import ts from 'typescript';
import { FLOORS, VERIFIER } from '../floors.js';
import type { Finding, Law } from '../law.js';
import type { SourceFile, SourceTree } from '../source-tree.js';
import { type Reference, referencesIn } from '../sql-tables.js';
import { HOLE, isSql, type Text, textsOf } from '../sql-text.js';
import { OWNED } from '../tables.js';

const MIGRATIONS = 'src/platform/database/migrations/';
const MADE =
  /\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:UNLOGGED\s+|MATERIALIZED\s+|RECURSIVE\s+)?(?:TABLE|VIEW|FUNCTION)\s+(?:IF\s+NOT\s+EXISTS\s+)?(?:public\.)?"?(\w+)/gi;
const ENTITY = /@Entity\(\s*(?:\{[^}]*?name:\s*)?['"`](\w+)['"`]/g;

const OWNER_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(OWNED).flatMap(([folder, names]) => names.map((name) => [name, folder] as const)),
);

export const everyTableHasAnOwner: Law = {
  law: 'every table, view and SQL function has one owner, and its entity stands there',
  because: 'Who may read a table follows from whose it is.',
  read: (tree) => [...withoutOwner(tree), ...misplacedEntities(tree)],
  broken: [
    {
      files: {
        [`${MIGRATIONS}0002-history.ts`]:
          'const a = `CREATE TABLE event (id int);\nCREATE TABLE IF NOT EXISTS pallet (id int);\nCREATE OR REPLACE FUNCTION weigh()`;',
        'src/places/unit.entity.ts': "\n@Entity('unit')\nclass Unit {}",
        'src/units/pallet.entity.ts': "@Entity({ name: 'pallet' })\nclass Pallet {}",
      },
      finds: [
        `${MIGRATIONS}0002-history.ts:2 pallet has no owner in test/architecture/tables.ts`,
        `${MIGRATIONS}0002-history.ts:3 weigh has no owner in test/architecture/tables.ts`,
        'src/places/unit.entity.ts:2 unit belongs to units',
        'src/units/pallet.entity.ts:1 pallet belongs to nobody',
      ],
    },
  ],
  fine: [
    {
      [`${MIGRATIONS}0001-platform.ts`]:
        "const a = `CREATE TABLE outbox (id int); format('CREATE TABLE %I')`;",
      [`${MIGRATIONS}0002-units.ts`]: 'const a = `CREATE VIEW units_open_view AS SELECT 1`;',
      'src/units/unit.entity.ts': "@Entity('unit')\nclass Unit {}",
    },
  ],
};

interface Made {
  readonly file: SourceFile;
  readonly name: string;
  readonly line: number;
}

function named(files: readonly SourceFile[], pattern: RegExp): Made[] {
  return files.flatMap((file) =>
    [...file.text.matchAll(pattern)].map(({ index, 1: name = '' }) => ({
      file,
      name: name.toLowerCase(),
      line: file.lineAt(index),
    })),
  );
}

/** What the migrations create. */
export function madeByMigrations(tree: SourceTree): Made[] {
  return named(
    tree.src.filter(({ path }) => path.startsWith(MIGRATIONS)),
    MADE,
  );
}

function withoutOwner(tree: SourceTree): Finding[] {
  return madeByMigrations(tree)
    .filter(({ name }) => !OWNER_OF.has(name) && !publisherOf(name))
    .map(({ file, line, name }) => ({
      file: file.path,
      line,
      reason: `${name} has no owner in test/architecture/tables.ts`,
    }));
}

function misplacedEntities(tree: SourceTree): Finding[] {
  return named(
    tree.src.filter(({ role }) => role === 'entity'),
    ENTITY,
  )
    .filter(({ file, name }) => OWNER_OF.get(name) !== file.folder)
    .map(({ file, line, name }) => ({
      file: file.path,
      line,
      reason: `${name} belongs to ${OWNER_OF.get(name) ?? 'nobody'}`,
    }));
}

export const storesReadTheirOwnTables: Law = {
  law: 'a store names only tables of its own feature, or a view that a lower one publishes',
  because:
    "A join over another feature's table breaks when that feature changes it, and walks past its rights.",
  read: (tree) =>
    tree.src
      .filter(({ path, role }) => role === 'store' && !path.startsWith(VERIFIER))
      .flatMap(foreignReferences),
  broken: [
    {
      files: {
        'src/dispatches/dispatch.store.ts': [
          'const a = `SELECT 1',
          '  FROM dispatch d',
          '  JOIN public.unit u ON u.id = d.id, "pallet" WHERE EXISTS (SELECT 1 FROM hold)`;',
          'const b = `FROM ${table} t`;',
          'const TABLE = "item";\nconst d = `SELECT 1 FROM ${TABLE}`;',
          'const c = `SELECT 1 FROM dispatch d CROSS JOIN LATERAL (${LEGS} JOIN hub ON true) AS l`;',
        ].join('\n'),
      },
      finds: [
        'src/dispatches/dispatch.store.ts:3 unit belongs to units',
        'src/dispatches/dispatch.store.ts:3 pallet is made by no migration',
        'src/dispatches/dispatch.store.ts:3 hold belongs to units',
        "src/dispatches/dispatch.store.ts:4 a table's name is put together at run time: nobody can see whose it is",
        'src/dispatches/dispatch.store.ts:6 item belongs to catalogue',
        'src/dispatches/dispatch.store.ts:7 hub belongs to places',
      ],
    },
    {
      files: {
        'src/places/hub.store.ts':
          'const a = `UPDATE dispatch SET a = 1`;\nconst b = "SELECT unit_apply($1)";',
        'src/places/road.store.ts':
          'const a = `INSERT INTO unit (id) VALUES (1)`;\nconst b = `DELETE FROM units_open_view`;',
      },
      finds: [
        'src/places/hub.store.ts:1 dispatch belongs to dispatches',
        'src/places/hub.store.ts:2 unit_apply() belongs to units, which is not lower',
        'src/places/road.store.ts:1 unit belongs to units',
        'src/places/road.store.ts:2 units_open_view is published by units, which is not lower',
      ],
    },
  ],
  fine: [
    {
      'src/places/hub.store.ts': [
        'const a = `SELECT h.id, extract(epoch FROM h.since) FROM hub h WHERE h.a IS DISTINCT FROM h.b`;',
        'const b = `INSERT INTO hub (id) SELECT x FROM unnest($1::int[]) AS t(x) ON CONFLICT DO UPDATE SET id = 1`;',
        'const c = `WITH open (id) AS MATERIALIZED (SELECT id FROM hub FOR UPDATE SKIP LOCKED), o2 AS (SELECT 1)',
        "  UPDATE hub SET note = 'from unit', at = hub_now() FROM open, o2 WHERE hub.id = open.id -- from unit`;",
        'const d = `DELETE FROM public.hub USING (VALUES (1)) v(id) RETURNING hub.id, count(*)`;',
        'const e = `SELECT p.* FROM unnest($1) s CROSS JOIN LATERAL (${HUB} WHERE id = s) AS p`;',
        'const f = `${HUB} WHERE id = $1`;',
        'const h = `REVOKE INSERT, UPDATE, DELETE ON hub FROM ${role}`;',
        'const ROWS = `unnest($1::int[]) WITH ORDINALITY AS n (id, ord)`;\nconst g = `SELECT 1 FROM ${ROWS} WHERE true`;',
      ].join('\n'),
      'src/units/unit.store.ts': 'const a = `SELECT 1 FROM "unit" JOIN units_open_view v USING (id)`;',
      'src/console/verification/folds.store.ts': 'const a = `SELECT 1 FROM unit JOIN dispatch d USING (id)`;',
      'src/dispatches/dispatch.store.ts': 'const a = `SELECT 1 FROM units_open_view, record_scans($1)`;',
    },
  ],
};

/** Its UPDATE is a right and its FROM names a role. */
const GIVES_RIGHTS = /^\s*(?:GRANT|REVOKE)\b/;

function foreignReferences(file: SourceFile): Finding[] {
  const texts = textsOf(file);
  return texts
    .filter(({ content }) => !GIVES_RIGHTS.test(content))
    .filter(({ content }) => isSql(content) || /\b(?:FROM|JOIN|INTO|UPDATE|USING)\s/.test(content))
    .flatMap((text) =>
      referencesIn(text.content).flatMap((reference) =>
        withPartsOf(file, texts, text, reference).flatMap((one): Finding[] => {
          const reason = whyForeign(one, file.folder ?? '');
          return reason
            ? [{ file: file.path, line: file.lineAt(text.start + reference.offset), reason }]
            : [];
        }),
      ),
    );
}

/** `FROM ${ITEMS}`, with ITEMS a constant of the same file, is read as if its text stood there. */
function withPartsOf(
  file: SourceFile,
  texts: readonly Text[],
  text: Text,
  reference: Reference,
): readonly Reference[] {
  if (reference.name !== HOLE) return [reference];
  const [, name] = /^\$\{(\w+)\}/.exec(file.text.slice(text.start + reference.offset)) ?? [];
  const part = texts.find(({ node }) => name !== undefined && isConstant(node.parent, name));
  return part ? referencesIn(`FROM ${part.content}`) : [reference];
}

function isConstant(node: ts.Node, name: string): boolean {
  return (
    ts.isVariableDeclaration(node) &&
    ts.isSourceFile(node.parent.parent.parent) &&
    node.name.getText() === name
  );
}

function whyForeign({ name, kind }: Reference, folder: string): string | undefined {
  const owner = OWNER_OF.get(name);
  if (owner === folder) return undefined;
  if (kind === 'function') {
    return owner && !isLower(owner, folder) ? `${name}() belongs to ${owner}, which is not lower` : undefined;
  }
  if (name === HOLE) return "a table's name is put together at run time: nobody can see whose it is";
  if (name.startsWith('pg_')) return undefined;
  const publisher = publisherOf(name);
  if (publisher === folder) return undefined;
  if (publisher) {
    return isLower(publisher, folder)
      ? undefined
      : `${name} is published by ${publisher}, which is not lower`;
  }
  return owner ? `${name} belongs to ${owner}` : `${name} is made by no migration`;
}

/** `units_open_view` is published by units. */
function publisherOf(name: string): string | undefined {
  if (!name.endsWith('_view')) return undefined;
  return Object.keys(FLOORS).find((folder) => name.startsWith(`${folder}_`));
}

function isLower(folder: string, than: string): boolean {
  return (FLOORS[folder] ?? Number.NaN) < (FLOORS[than] ?? Number.NaN);
}
