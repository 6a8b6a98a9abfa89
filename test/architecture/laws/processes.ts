import ts from 'typescript';
import { DOORS } from '../floors.js';
import { importsOf } from '../imports.js';
import type { Finding, Law } from '../law.js';
import type { SourceFile, SourceTree } from '../source-tree.js';
import { loadedFrom } from './circles.js';

const SETTINGS = 'src/platform/settings/';

export const environmentIsReadAtTheDoors: Law = {
  law: 'only the doors and platform/settings see process.env',
  because: 'A value read elsewhere is neither checked at the start nor the same in every process.',
  read: (tree) =>
    tree.src
      .filter(({ path }) => !DOORS.includes(path) && !path.startsWith(SETTINGS))
      .flatMap((file) => file.nodes(readsEnvironment).map((node) => environmentRead(file, node))),
  broken: [
    {
      files: {
        'src/platform/http/health.ts':
          "const a = process.env.PORT;\nconst b = process['env'];\nconst { env } = process;",
        'src/units/units.service.ts': "import { env as e } from 'node:process';",
        'src/app.module.ts': 'export const port = globalThis.process.env.PORT;',
      },
      finds: [
        'src/platform/http/health.ts:1 reads the environment: take it from the settings',
        'src/platform/http/health.ts:2 reads the environment: take it from the settings',
        'src/platform/http/health.ts:3 reads the environment: take it from the settings',
        'src/units/units.service.ts:1 reads the environment: take it from the settings',
        'src/app.module.ts:1 reads the environment: take it from the settings',
      ],
    },
  ],
  fine: [
    {
      'src/main.ts': 'process.env.PORT;',
      'src/platform/settings/settings.ts': 'process.env;',
      'src/units/units.service.ts': "process.on('exit', () => 1); const env = { env: 1 }; env.env;",
      'test/world/world.ts': 'process.env.CI;',
    },
  ],
};

function environmentRead(file: SourceFile, node: ts.Node): Finding {
  return {
    file: file.path,
    line: file.lineOf(node),
    reason: 'reads the environment: take it from the settings',
  };
}

function readsEnvironment(node: ts.Node): node is ts.Node {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'env' && isProcess(node.expression);
  if (ts.isElementAccessExpression(node)) {
    const { argumentExpression: name } = node;
    return ts.isStringLiteralLike(name) && name.text === 'env' && isProcess(node.expression);
  }
  if (ts.isVariableDeclaration(node)) {
    return (
      ts.isObjectBindingPattern(node.name) &&
      isProcess(node.initializer) &&
      /\benv\b/.test(node.name.getText())
    );
  }
  return (
    ts.isImportSpecifier(node) &&
    (node.propertyName ?? node.name).text === 'env' &&
    /process['"]/.test(statement(node))
  );
}

function statement(node: ts.ImportSpecifier): string {
  return node.parent.parent.parent.getText();
}

function isProcess(node: ts.Expression | undefined): boolean {
  return node !== undefined && /^(?:globalThis\.)?process$/.test(node.getText());
}

interface Process {
  readonly name: string;
  readonly roots: readonly string[];
  readonly forbids: (file: SourceFile) => string | undefined;
}

const API: Process = {
  name: 'the API process',
  roots: ['src/main.ts', 'src/app.module.ts'],
  forbids: ({ path, role }) => (role === 'worker' ? path : undefined),
};

const WORKER: Process = {
  name: 'the worker process',
  roots: ['src/worker.ts', 'src/worker.module.ts'],
  forbids: (file) => (file.role === 'resolver' ? file.path : apolloIn(file)),
};

function apolloIn(file: SourceFile): string | undefined {
  const server = /^@(?:apollo|as-integrations)\/|^@nestjs\/apollo/;
  return importsOf(file).find(({ specifier, typeOnly }) => !typeOnly && server.test(specifier))?.specifier;
}

export const apiLoadsNoWorker: Law = {
  law: 'the API process loads no worker',
  because: 'A job taken by a process that serves people makes both slow, and scaling one scales the other.',
  read: (tree) => forbiddenLoads(tree, API),
  broken: [
    {
      files: {
        'src/main.ts': "import { AppModule } from './app.module.js';",
        'src/app.module.ts': "\nimport './units/units.module.js';",
        'src/units/units.module.ts': "import type { A } from './a.worker.js';\nimport './seal.worker.js';",
        'src/units/seal.worker.ts': '',
        'src/units/a.worker.ts': '',
      },
      finds: [
        'src/units/units.module.ts:2 the API process loads src/units/seal.worker.ts: src/app.module.ts -> src/units/units.module.ts -> src/units/seal.worker.ts',
      ],
    },
  ],
  fine: [
    {
      'src/main.ts': '',
      'src/worker.ts': "import './units/seal.worker.js';",
      'src/units/seal.worker.ts': '',
    },
  ],
};

export const workerLoadsNoApollo: Law = {
  law: 'the worker process loads no resolver and no Apollo',
  because: 'The worker answers nobody; a schema in it costs memory and start time in every copy.',
  read: (tree) => forbiddenLoads(tree, WORKER),
  broken: [
    {
      files: {
        'src/worker.ts': "import './worker.module.js';",
        'src/worker.module.ts':
          "import './units/units.module.js';\nimport './platform/graphql/graphql.module.js';",
        'src/units/units.module.ts': "import './units.resolver.js';",
        'src/units/units.resolver.ts': '',
        'src/platform/graphql/graphql.module.ts':
          "import type { ApolloServer } from '@apollo/server';\nimport { ApolloDriver } from '@nestjs/apollo';",
      },
      finds: [
        'src/platform/graphql/graphql.module.ts:2 the worker process loads @nestjs/apollo: src/worker.module.ts -> src/platform/graphql/graphql.module.ts',
        'src/units/units.module.ts:1 the worker process loads src/units/units.resolver.ts: src/worker.module.ts -> src/units/units.module.ts -> src/units/units.resolver.ts',
      ],
    },
  ],
  fine: [{ 'src/worker.ts': "import type { A } from './a.resolver.js';", 'src/a.resolver.ts': '' }],
};

function forbiddenLoads(tree: SourceTree, { name, roots, forbids }: Process): Finding[] {
  return [...loadedFrom(tree, roots)].flatMap(([path, way]): Finding[] => {
    const file = tree.at(path);
    const what = file && forbids(file);
    if (!file || !what) return [];
    const culprit = what === path ? (tree.at(way.at(-2) ?? path) ?? file) : file;
    return [
      {
        file: culprit.path,
        line: lineOfLoad(tree, culprit, what),
        reason: `${name} loads ${what}: ${way.join(' -> ')}`,
      },
    ];
  });
}

function lineOfLoad(tree: SourceTree, file: SourceFile, what: string): number {
  const loads = importsOf(file).filter(({ typeOnly }) => !typeOnly);
  return (
    loads.find(({ specifier }) => specifier === what || tree.resolve(file, specifier) === tree.at(what))
      ?.line ?? 1
  );
}
