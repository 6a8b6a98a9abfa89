import ts from 'typescript';
import type { SourceFile, SourceTree } from './source-tree.js';

export interface Import {
  readonly from: SourceFile;
  readonly line: number;
  readonly specifier: string;
  readonly names: readonly string[];
  /** Gone after compilation: it loads nothing. It still ties the two files together. */
  readonly typeOnly: boolean;
  /** An `import()` at run time. */
  readonly lazy: boolean;
}

/** Imports, re-exports, `import()` and `import('…').Type` of one file. */
export function importsOf(file: SourceFile): Import[] {
  return file.nodes(mayImport).flatMap((node) => {
    const found = readImport(node);
    return found ? [{ from: file, line: file.lineOf(node), lazy: ts.isCallExpression(node), ...found }] : [];
  });
}

/** The package of a specifier, without the path in it; undefined for a relative one. */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('/')) return undefined;
  const [scope = '', name = ''] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

export interface OwnImport extends Import {
  readonly target: SourceFile | string;
}

/** The imports of files of our own. */
export function ownImportsOf(tree: SourceTree, file: SourceFile): OwnImport[] {
  return importsOf(file)
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map((one) => ({ ...one, target: tree.resolve(file, one.specifier) }));
}

type Importing = ts.ImportDeclaration | ts.ExportDeclaration | ts.ImportTypeNode | ts.CallExpression;

function mayImport(node: ts.Node): node is Importing {
  if (ts.isCallExpression(node)) return node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isImportTypeNode(node);
}

type Read = Pick<Import, 'specifier' | 'names' | 'typeOnly'>;

function readImport(node: Importing): Read | undefined {
  if (ts.isCallExpression(node)) return literal(node.arguments[0], [], false);
  if (ts.isImportTypeNode(node)) {
    return ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal, [], true) : undefined;
  }
  const clause = ts.isImportDeclaration(node) ? node.importClause : node;
  const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
  const named = bindings && 'elements' in bindings ? [...bindings.elements] : [];
  const wholeType = clause?.isTypeOnly === true;
  const onlyTypes = named.length > 0 && named.every(({ isTypeOnly }) => isTypeOnly) && !hasDefault(node);
  const names = named.map((element) => (element.propertyName ?? element.name).text);
  return literal(node.moduleSpecifier, names, wholeType || onlyTypes);
}

function hasDefault(node: Importing): boolean {
  return ts.isImportDeclaration(node) && node.importClause?.name !== undefined;
}

function literal(node: ts.Node | undefined, names: string[], typeOnly: boolean): Read | undefined {
  return node && ts.isStringLiteralLike(node) ? { specifier: node.text, names, typeOnly } : undefined;
}
