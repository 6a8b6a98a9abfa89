import ts from 'typescript';
import type { Finding, Law } from '../law.js';
import type { SourceFile, SourceTree } from '../source-tree.js';

const FILE_LINES = 300;
const FUNCTION_LINES = 25;
const RESOLVER_LINES = 8;
const PARAMETERS = 5;

export const filesAreShort: Law = {
  law: `a file has fewer than ${FILE_LINES} lines`,
  because: 'A file that nobody reads to its end hides what it does.',
  read: (tree) =>
    tree.files.flatMap((file): Finding[] => {
      const lines = linesOf(file);
      return lines < FILE_LINES ? [] : [{ file: file.path, line: FILE_LINES, reason: `has ${lines} lines` }];
    }),
  broken: [
    { files: { 'test/a.test.ts': '\n'.repeat(300) }, finds: ['test/a.test.ts:300 has 300 lines'] },
    { files: { 'bench/a.mjs': `${'\n'.repeat(300)}//` }, finds: ['bench/a.mjs:300 has 301 lines'] },
  ],
  fine: [{ 'src/a.ts': '\n'.repeat(299) }],
};

/** Lines as an editor shows them; the end of the last one starts no new line. */
export function linesOf({ text }: SourceFile): number {
  return text.split('\n').length - (text.endsWith('\n') || text === '' ? 1 : 0);
}

export const functionsAreShort: Law = {
  law: `a function has at most ${FUNCTION_LINES} lines, comments and blank lines not counted`,
  because: 'A longer one does two things, and only one of them is in its name.',
  read: (tree) =>
    tree.files.filter(({ isTest }) => !isTest).flatMap((file) => longFunctions(file, FUNCTION_LINES)),
  broken: [
    {
      files: { 'src/units/a.ts': `\nfunction count() {\n${'  next();\n'.repeat(26)}}` },
      finds: ['src/units/a.ts:2 count has 26 lines, 25 are allowed'],
    },
    {
      files: { 'launch/a.mjs': `const a = {\n  run: async () => {\n${'  next();\n'.repeat(27)}}};` },
      finds: ['launch/a.mjs:2 run has 27 lines, 25 are allowed'],
    },
  ],
  fine: [
    { 'src/units/a.ts': `class A {\n  go() {\n${'    // why\n\n    next();\n'.repeat(25)}  }\n}` },
    { 'test/a.test.ts': `test('a', () => {\n${'  next();\n'.repeat(26)}});`, 'src/b.spec.ts': '' },
  ],
};

export const resolversAreThin: Law = {
  law: `a resolver's method has at most ${RESOLVER_LINES} lines and no if`,
  because: 'A rule in a resolver is missing from the other doors: jobs, imports, the command line.',
  read: (tree) =>
    tree.src
      .filter(({ role }) => role === 'resolver')
      .flatMap((file) => [
        ...longFunctions(file, RESOLVER_LINES),
        ...file.nodes(decides).map((node) => ({
          file: file.path,
          line: file.lineOf(node),
          reason: 'decides: a service does that',
        })),
      ]),
  broken: [
    {
      files: {
        'src/units/units.resolver.ts': `class A {\n  receive() {\n${'    next();\n'.repeat(9)}  }\n  b() {\n    if (c) d();\n  }\n}`,
      },
      finds: [
        'src/units/units.resolver.ts:2 receive has 9 lines, 8 are allowed',
        'src/units/units.resolver.ts:14 decides: a service does that',
      ],
    },
  ],
  fine: [{ 'src/units/units.service.ts': 'class A {\n  b() {\n    if (c) d();\n  }\n}' }],
};

function decides(node: ts.Node): node is ts.IfStatement | ts.SwitchStatement {
  return ts.isIfStatement(node) || ts.isSwitchStatement(node);
}

export const constructorsAreSmall: Law = {
  law: `a constructor has at most ${PARAMETERS} parameters`,
  because: 'A class that needs six others is two classes.',
  read: (tree) =>
    tree.src.flatMap((file) =>
      file.nodes(ts.isConstructorDeclaration).flatMap((node): Finding[] => {
        const count = node.parameters.length;
        return count <= PARAMETERS
          ? []
          : [{ file: file.path, line: file.lineOf(node), reason: `takes ${count} parameters` }];
      }),
    ),
  broken: [
    {
      files: { 'src/units/a.ts': 'class A {\n  constructor(a: A, b: B, c: C, d: D, e: E, f: F) {}\n}' },
      finds: ['src/units/a.ts:2 takes 6 parameters'],
    },
  ],
  fine: [{ 'src/units/a.ts': 'class A {\n  constructor(a: A, b: B, c: C, d: D, e: E) {}\n}' }],
};

function longFunctions(file: SourceFile, limit: number): Finding[] {
  return file.nodes(hasBody).flatMap((node): Finding[] => {
    const lines = codeLines(file, node.body);
    if (lines <= limit) return [];
    return [
      {
        file: file.path,
        line: file.lineOf(node),
        reason: `${nameOf(node)} has ${lines} lines, ${limit} are allowed`,
      },
    ];
  });
}

type WithBody = ts.FunctionLikeDeclaration & { readonly body: ts.Block };

function hasBody(node: ts.Node): node is WithBody {
  return (
    ts.isFunctionLike(node) && 'body' in node && node.body !== undefined && ts.isBlock(node.body as ts.Node)
  );
}

/** Lines between the braces on which something other than a comment stands. */
function codeLines(file: SourceFile, body: ts.Block): number {
  const lines = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (node.getChildCount(file.ast) > 0) {
      for (const child of node.getChildren(file.ast)) visit(child);
    } else if (node.getEnd() > node.getStart(file.ast)) {
      addLines(file, node, lines);
    }
  };
  for (const statement of body.statements) visit(statement);
  return lines.size;
}

/** A template may span lines; empty ones in it are not counted either. */
function addLines(file: SourceFile, token: ts.Node, lines: Set<number>): void {
  const first = file.lineOf(token);
  for (const [index, text] of token.getText(file.ast).split('\n').entries()) {
    if (text.trim() !== '') lines.add(first + index);
  }
}

function nameOf(node: WithBody): string {
  if (ts.isConstructorDeclaration(node)) return 'the constructor';
  if (node.name) return node.name.getText();
  const { parent } = node;
  const named =
    ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent);
  return named ? parent.name.getText() : 'a nameless function';
}

/** The middle file of src, by lines: the aim is 60. */
export function medianLines(tree: SourceTree): number {
  const sizes = tree.src.map(linesOf).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}
