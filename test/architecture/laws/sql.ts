import ts from 'typescript';
import type { Finding, Law } from '../law.js';
import type { SourceFile } from '../source-tree.js';
import { isSql, textsOf } from '../sql-text.js';

const DATABASE = 'src/platform/database/';

/** Stores, the database folder and its migrations. */
export function mayWriteSql({ path, role }: SourceFile): boolean {
  return role === 'store' || path.startsWith(DATABASE);
}

export const onlyStoresWriteSql: Law = {
  law: 'only stores and platform/database write SQL',
  because: 'A query in a service is found by nobody who changes the table.',
  read: (tree) =>
    tree.src
      .filter((file) => !mayWriteSql(file))
      .flatMap((file) => [...statements(file), ...transactionUses(file)]),
  broken: [
    {
      files: {
        'src/units/units.service.ts': [
          "const a = 'SELECT 1';",
          'const b = `\n  -- why\n  INSERT INTO unit (id) VALUES (${c})`;',
          "const d = 'with x as (select 1) select * from x';",
          'const e = `UPDATE unit u SET a = 1`;',
          "const f = 'DELETE FROM unit';",
          "const g = 'ROLLBACK';",
          'await tx.query(statement);',
          'tx.manager.find(Unit);',
          'runner.query(`VACUUM`);',
          "const h = 'GRANT SELECT, INSERT ON unit TO a';",
        ].join('\n'),
      },
      finds: [
        'src/units/units.service.ts:1 writes SQL: move it to a store',
        'src/units/units.service.ts:2 writes SQL: move it to a store',
        'src/units/units.service.ts:5 writes SQL: move it to a store',
        'src/units/units.service.ts:6 writes SQL: move it to a store',
        'src/units/units.service.ts:7 writes SQL: move it to a store',
        'src/units/units.service.ts:8 writes SQL: move it to a store',
        'src/units/units.service.ts:12 writes SQL: move it to a store',
        'src/units/units.service.ts:9 uses tx.query: move it to a store',
        'src/units/units.service.ts:10 uses tx.manager: move it to a store',
        'src/units/units.service.ts:11 uses runner.query: move it to a store',
      ],
    },
  ],
  fine: [
    {
      'src/units/units.service.ts':
        "no('Select a hub first');\nno('Update the pallet, then set it down');\nno('with regard to a pallet');\nawait this.store.one(tx, 1);\nconst { principal } = tx;\ntx.savepoint(() => 1);",
      'src/units/unit.store.ts': "tx.query('SELECT 1');",
      'src/platform/jobs/outbox.store.ts': "tx.query('SELECT 1');",
      'src/platform/database/migrations/0001-platform.ts': "runner.query('CREATE TABLE a (b int)');",
      'test/world/world.ts': "const sql = 'SELECT 1';",
    },
  ],
};

function statements(file: SourceFile): Finding[] {
  return textsOf(file)
    .filter(({ content }) => isSql(content))
    .map(({ node }) => ({
      file: file.path,
      line: file.lineOf(node),
      reason: 'writes SQL: move it to a store',
    }));
}

const TRANSACTION_NAMES = /^(?:tx|transaction|trx|runner|queryRunner|manager|dataSource)$/;
const STORE_ONLY = ['query', 'one', 'execute', 'manager'];

function transactionUses(file: SourceFile): Finding[] {
  return file.nodes(ts.isPropertyAccessExpression).flatMap(({ expression, name }): Finding[] => {
    const owner = expression.getText(file.ast).split('.').at(-1) ?? '';
    if (!TRANSACTION_NAMES.test(owner) || !STORE_ONLY.includes(name.text)) return [];
    return [
      { file: file.path, line: file.lineOf(name), reason: `uses ${owner}.${name.text}: move it to a store` },
    ];
  });
}
