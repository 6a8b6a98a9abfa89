import ts from 'typescript';
import type { Finding, Law } from '../law.js';
import type { SourceFile } from '../source-tree.js';

export const enumsNameTheirValues: Law = {
  law: 'an enum spells each value like its key',
  because: 'Nest publishes the keys in GraphQL and the database keeps the values: they must be one word.',
  read: (tree) =>
    tree.src.flatMap((file) =>
      file.nodes(ts.isEnumMember).flatMap((member): Finding[] => {
        const { initializer } = member;
        const key = ts.isComputedPropertyName(member.name) ? member.name.getText(file.ast) : member.name.text;
        if (initializer && ts.isStringLiteralLike(initializer) && initializer.text === key) return [];
        return [{ file: file.path, line: file.lineOf(member), reason: `${key} needs the value '${key}'` }];
      }),
    ),
  broken: [
    {
      files: {
        'src/units/unit.lifecycle.ts': "enum S {\n  LOST = 'LOST',\n  LOADED = 'loaded',\n  DELIVERED,\n}",
      },
      finds: [
        "src/units/unit.lifecycle.ts:3 LOADED needs the value 'LOADED'",
        "src/units/unit.lifecycle.ts:4 DELIVERED needs the value 'DELIVERED'",
      ],
    },
  ],
};

export const everythingCompilesToCommonJs: Law = {
  law: 'nothing in src and test uses import.meta or awaits at the top level',
  because: 'Jest compiles to CommonJS, which has neither: the file could not be tested.',
  read: (tree) =>
    tree.files
      .filter(({ path }) => /^(?:src|test)\/.*\.ts$/.test(path))
      .flatMap((file) =>
        file
          .nodes(onlyEsm)
          .map((node) => ({ file: file.path, line: file.lineOf(node), reason: reasonOf(node) })),
      ),
  broken: [
    {
      files: {
        'src/a.ts':
          'const here = import.meta.url;\nawait start();\nfor await (const a of b) c(a);\nif (d) {\n  await e;\n}',
      },
      finds: [
        'src/a.ts:1 uses import.meta',
        'src/a.ts:2 awaits at the top level',
        'src/a.ts:3 awaits at the top level',
        'src/a.ts:5 awaits at the top level',
      ],
    },
  ],
  fine: [
    {
      'src/a.ts': 'async function a() {\n  await b;\n}\nconst c = async () => await d;',
      'launch/a.mjs': 'await import.meta.url;',
    },
  ],
};

type OnlyEsm = ts.MetaProperty | ts.AwaitExpression | ts.ForOfStatement;

function onlyEsm(node: ts.Node): node is OnlyEsm {
  if (ts.isMetaProperty(node)) return node.keywordToken === ts.SyntaxKind.ImportKeyword;
  const awaits =
    ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined);
  return awaits && ts.findAncestor(node, ts.isFunctionLike) === undefined;
}

function reasonOf(node: OnlyEsm): string {
  return ts.isMetaProperty(node) ? 'uses import.meta' : 'awaits at the top level';
}

export const nothingOfOursIsMocked: Law = {
  law: 'no test mocks a file of ours',
  because: 'A mocked database passes when the SQL is wrong; only time and the outside world are replaced.',
  read: (tree) => tree.files.filter(({ isTest }) => isTest).flatMap(mocks),
  broken: [
    {
      files: {
        'test/a.test.ts': "jest.mock('../src/units/unit.store.js');",
        'src/units/a.spec.ts': "\njest.doMock('./unit.store.js', () => ({}));",
      },
      finds: [
        'test/a.test.ts:1 mocks ../src/units/unit.store.js',
        'src/units/a.spec.ts:2 mocks ./unit.store.js',
      ],
    },
  ],
  fine: [{ 'test/a.test.ts': 'jest.useFakeTimers();' }],
};

const MOCKERS = /^jest\.(?:mock|doMock|unstable_mockModule|setMock)$/;

function mocks(file: SourceFile): Finding[] {
  return file.nodes(ts.isCallExpression).flatMap(({ expression, arguments: [what] }): Finding[] => {
    if (!MOCKERS.test(expression.getText(file.ast)) || !what || !ts.isStringLiteralLike(what)) return [];
    if (!what.text.startsWith('.')) return [];
    return [{ file: file.path, line: file.lineOf(expression), reason: `mocks ${what.text}` }];
  });
}
