import ts from 'typescript';
import { importsOf } from '../imports.js';
import type { Finding, Law } from '../law.js';
import type { SourceFile } from '../source-tree.js';

export const noBarrels: Law = {
  law: 'src has no barrels',
  because: 'A barrel loads everything to give one thing, and turns neighbours into a circle.',
  read: (tree) =>
    tree.src.flatMap((file): Finding[] => {
      if (/\/index\.\w+$/.test(file.path)) return [{ file: file.path, line: 1, reason: 'is an index file' }];
      const { statements } = file.ast;
      const passesOn =
        statements.length > 0 &&
        statements.every((one) => ts.isExportDeclaration(one) && one.moduleSpecifier);
      return passesOn ? [{ file: file.path, line: 1, reason: 'only passes on what other files export' }] : [];
    }),
  broken: [
    { files: { 'src/units/index.ts': '' }, finds: ['src/units/index.ts:1 is an index file'] },
    {
      files: { 'src/units/units.ts': "export * from './a.js';\nexport { b } from './b.js';" },
      finds: ['src/units/units.ts:1 only passes on what other files export'],
    },
  ],
  fine: [{ 'src/units/a.ts': "export * from './b.js';\nexport const c = 1;", 'src/units/d.ts': '' }],
};

export const noForwardRef: Law = {
  law: 'nothing uses forwardRef',
  because: 'It hides a circle between modules until the day it crashes.',
  read: (tree) =>
    tree.src.flatMap((file) =>
      file.nodes(ts.isIdentifier).flatMap((node): Finding[] => {
        if (node.text !== 'forwardRef') return [];
        return [
          {
            file: file.path,
            line: file.lineOf(node),
            reason: 'forwardRef: one of the two must not know the other',
          },
        ];
      }),
    ),
  broken: [
    {
      files: {
        'src/units/units.module.ts': "import * as nest from '@nestjs/common';\nnest.forwardRef(() => A);",
      },
      finds: ['src/units/units.module.ts:2 forwardRef: one of the two must not know the other'],
    },
  ],
};

export const noLazyImports: Law = {
  law: 'no file of our own is imported lazily',
  because: 'import() and require() of own files hide circles and move load errors into a running process.',
  read: (tree) => tree.src.flatMap((file) => [...lazyImports(file), ...requires(file)]),
  broken: [
    {
      files: {
        'src/units/a.ts':
          "async function f() {\n  const { b } = await import('./b.js');\n  require('./c.js');\n}",
      },
      finds: ['src/units/a.ts:2 loads ./b.js at run time', 'src/units/a.ts:3 loads ./c.js at run time'],
    },
  ],
  fine: [{ 'src/units/a.ts': "const zod = import('zod');\ntype B = import('./b.js').B;" }],
};

function lazyImports(file: SourceFile): Finding[] {
  return importsOf(file)
    .filter(({ lazy, specifier }) => lazy && specifier.startsWith('.'))
    .map(({ line, specifier }) => ({ file: file.path, line, reason: `loads ${specifier} at run time` }));
}

function requires(file: SourceFile): Finding[] {
  return file.nodes(ts.isCallExpression).flatMap((call): Finding[] => {
    const [what] = call.arguments;
    if (call.expression.getText(file.ast) !== 'require' || !what || !ts.isStringLiteralLike(what)) return [];
    if (!what.text.startsWith('.')) return [];
    return [{ file: file.path, line: file.lineOf(call), reason: `loads ${what.text} at run time` }];
  });
}
