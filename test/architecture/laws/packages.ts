import ts from 'typescript';
import { type Import, importsOf, packageOf } from '../imports.js';
import type { Finding, Law } from '../law.js';
import type { SourceFile, SourceTree } from '../source-tree.js';

/** Packages that one place wraps. Nobody else may find out which server is behind it. */
const HOMES: Readonly<Record<string, string>> = {
  bullmq: 'src/platform/jobs/',
  '@nestjs/bullmq': 'src/platform/jobs/',
  ioredis: 'src/platform/',
  pg: 'src/platform/',
  '@nestjs/typeorm': 'src/platform/database/',
};

export const packagesStayHome: Law = {
  law: 'only platform/jobs imports BullMQ; drivers of Redis and Postgres stay in platform',
  because: 'Whether Redis or Postgres carries the work is decided in one place.',
  read: (tree) =>
    packageImports(tree, ({ specifier }, file) => {
      const home = HOMES[packageOf(specifier) ?? ''];
      return home && !file.path.startsWith(home) ? `imports ${specifier}: only ${home} may` : undefined;
    }),
  broken: [
    {
      files: {
        'src/dispatches/plan-route.worker.ts':
          "import { Queue } from 'bullmq';\nimport type { Redis } from 'ioredis';",
        'src/platform/bus/bus.ts': "import 'bullmq/dist/cjs/index.js';",
        'src/cli.ts': "import pg from 'pg';",
      },
      finds: [
        'src/dispatches/plan-route.worker.ts:1 imports bullmq: only src/platform/jobs/ may',
        'src/dispatches/plan-route.worker.ts:2 imports ioredis: only src/platform/ may',
        'src/platform/bus/bus.ts:1 imports bullmq/dist/cjs/index.js: only src/platform/jobs/ may',
        'src/cli.ts:1 imports pg: only src/platform/ may',
      ],
    },
  ],
  fine: [
    { 'src/platform/jobs/queues.ts': "import 'bullmq';", 'src/platform/bus/bus.ts': "import 'ioredis';" },
  ],
};

const DATABASE = 'src/platform/database/';
const CONNECTIONS =
  /^(?:DataSource|.*Repository|QueryRunner|Connection|BaseEntity|getRepository|getManager|getConnection|createConnection|Inject(?:DataSource|EntityManager))$/;

export const connectionsStayInDatabase: Law = {
  law: 'only platform/database holds a DataSource, a Repository or a QueryRunner; TypeORM ends at entities and stores',
  because: 'A repository beside the transaction writes outside it, and nobody sees the row go.',
  read: (tree) => [
    ...packageImports(tree, (one, file) => whyNotTypeorm(one, file)),
    ...tree.src.filter(({ path }) => !path.startsWith(DATABASE)).flatMap(ownTransactions),
  ],
  broken: [
    {
      files: {
        'src/units/unit.store.ts': "import { type DataSource, EntityManager } from 'typeorm';",
        'src/units/unit.entity.ts': "import { TreeRepository as T } from 'typeorm';",
        'src/units/units.service.ts': "import type { EntityManager } from 'typeorm';",
        'src/places/hub.store.ts':
          'const r = (tx: any) =>\n  tx.manager.getRepository(Hub);\nsource.transaction(() => 1);',
      },
      finds: [
        'src/units/unit.store.ts:1 imports DataSource from typeorm: only src/platform/database/ may',
        'src/units/unit.entity.ts:1 imports TreeRepository from typeorm: only src/platform/database/ may',
        'src/units/units.service.ts:1 imports typeorm: only entities, stores and src/platform/database/ may',
        'src/places/hub.store.ts:2 calls getRepository(): only src/platform/database/ may',
        'src/places/hub.store.ts:3 calls transaction(): only src/platform/database/ may',
      ],
    },
  ],
  fine: [
    {
      'src/units/unit.entity.ts': "import { Column, Entity, type Relation } from 'typeorm';",
      'src/units/unit.store.ts': "import type { EntityManager } from 'typeorm';\ntx.query('SELECT 1');",
      'src/platform/database/data-source.ts':
        "import { DataSource } from 'typeorm';\nsource.createQueryRunner();",
    },
  ],
};

function whyNotTypeorm({ specifier, names }: Import, { path, role }: SourceFile): string | undefined {
  if (packageOf(specifier) !== 'typeorm' || path.startsWith(DATABASE)) return undefined;
  if (role !== 'entity' && role !== 'store') {
    return `imports typeorm: only entities, stores and ${DATABASE} may`;
  }
  const connection = names.find((name) => CONNECTIONS.test(name));
  return connection ? `imports ${connection} from typeorm: only ${DATABASE} may` : undefined;
}

const OPENERS = ['getRepository', 'createQueryRunner', 'transaction', 'startTransaction'];

function ownTransactions(file: SourceFile): Finding[] {
  return file.nodes(ts.isCallExpression).flatMap(({ expression }): Finding[] => {
    if (!ts.isPropertyAccessExpression(expression) || !OPENERS.includes(expression.name.text)) return [];
    const reason = `calls ${expression.name.text}(): only ${DATABASE} may`;
    return [{ file: file.path, line: file.lineOf(expression.name), reason }];
  });
}

const FRAMEWORKS = /^(?:@nestjs\/|@apollo\/|@as-integrations\/|typeorm$|graphql|bullmq$|pg$|ioredis$|ws$)/;

export const pureFilesAreFree: Law = {
  law: 'standards and lifecycles are pure: no framework, no database',
  because:
    'Check digits and tables of moves are read by tests, workers and command lines that start nothing.',
  read: (tree) =>
    packageImports(tree, ({ specifier }, file) => {
      if (file.folder !== 'standards' && file.role !== 'lifecycle') return undefined;
      return FRAMEWORKS.test(specifier) ? `is pure and imports ${specifier}` : undefined;
    }),
  broken: [
    {
      files: {
        'src/standards/sscc.ts': "import { Injectable } from '@nestjs/common';",
        'src/units/unit.lifecycle.ts': "import { registerEnumType } from '@nestjs/graphql';",
      },
      finds: [
        'src/standards/sscc.ts:1 is pure and imports @nestjs/common',
        'src/units/unit.lifecycle.ts:1 is pure and imports @nestjs/graphql',
      ],
    },
  ],
  fine: [{ 'src/standards/gs1-date.ts': "import { z } from 'zod';\nimport './gs1-key.js';" }],
};

function packageImports(
  tree: SourceTree,
  why: (one: Import, file: SourceFile) => string | undefined,
): Finding[] {
  return tree.src.flatMap((file) =>
    importsOf(file).flatMap((one): Finding[] => {
      const reason = why(one, file);
      return reason ? [{ file: file.path, line: one.line, reason }] : [];
    }),
  );
}
