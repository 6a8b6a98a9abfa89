import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import ts from 'typescript';

/** Paths and texts of a tree. */
export type Files = Readonly<Record<string, string>>;

/** A parsed file. Nothing is type-checked: the whole tree is read in about a second. */
export class SourceFile {
  readonly ast: ts.SourceFile;

  constructor(
    /** From the root of the project, with slashes: `src/units/unit.store.ts`. */
    readonly path: string,
    readonly text: string,
  ) {
    this.ast = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  }

  /** The top-level folder below src (`units`), or undefined for the doors and for files outside src. */
  get folder(): string | undefined {
    const [top, folder, ...rest] = this.path.split('/');
    return top === 'src' && rest.length > 0 ? folder : undefined;
  }

  get isInSrc(): boolean {
    return this.path.startsWith('src/');
  }

  get isTest(): boolean {
    return this.path.startsWith('test/') || this.role === 'spec';
  }

  /** What the file is in its feature: `store` for `unit.store.ts`, undefined for `route-search.ts`. */
  get role(): string | undefined {
    const words = basename(this.path).split('.');
    return words.length > 2 ? words.at(-2) : undefined;
  }

  lineAt(position: number): number {
    return this.ast.getLineAndCharacterOfPosition(position).line + 1;
  }

  lineOf(node: ts.Node): number {
    return this.lineAt(node.getStart(this.ast));
  }

  /** Every node that the test accepts, in the order of the text. */
  nodes<Node extends ts.Node>(accepts: (node: ts.Node) => node is Node): Node[] {
    const found: Node[] = [];
    const visit = (node: ts.Node): void => {
      if (accepts(node)) found.push(node);
      ts.forEachChild(node, visit);
    };
    visit(this.ast);
    return found;
  }
}

export class SourceTree {
  readonly files: readonly SourceFile[];
  private readonly byPath: ReadonlyMap<string, SourceFile>;

  constructor(files: Files) {
    this.files = Object.entries(files).map(([path, text]) => new SourceFile(path, text));
    this.byPath = new Map(this.files.map((file) => [file.path, file]));
  }

  get src(): readonly SourceFile[] {
    return this.files.filter((file) => file.isInSrc);
  }

  at(path: string): SourceFile | undefined {
    return this.byPath.get(path);
  }

  /** The file that a relative import means, or the path where it should be. */
  resolve(from: SourceFile, specifier: string): SourceFile | string {
    const path = posix.join(posix.dirname(from.path), specifier);
    return this.at(path.replace(/\.js$/, '.ts')) ?? this.at(path) ?? path;
  }
}

const PROGRAM_FOLDERS = ['src', 'test', 'launch', 'bench'];

/** Everything that is program text below these folders of the project. */
export function readTree(root: string): SourceTree {
  const files: Record<string, string> = {};
  for (const folder of PROGRAM_FOLDERS) {
    for (const path of programs(root, folder)) files[path] = readFileSync(join(root, path), 'utf8');
  }
  return new SourceTree(files);
}

function programs(root: string, folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return names
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => /\.[cm]?[jt]s$/.test(path))
    .sort();
}
