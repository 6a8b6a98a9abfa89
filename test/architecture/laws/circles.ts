import { type OwnImport, ownImportsOf } from '../imports.js';
import type { Finding, Law } from '../law.js';
import type { SourceFile, SourceTree } from '../source-tree.js';

export const noCircles: Law = {
  law: 'no file imports itself in a circle, types included',
  because: 'Two decorated classes that name each other crash at load; types today are values tomorrow.',
  read: (tree) => {
    const edges = new Map(
      tree.files.map((file) => [file.path, ownImportsOf(tree, file).filter(leadsToFile)]),
    );
    const reported = new Set<string>();
    return tree.files.flatMap((file): Finding[] => {
      if (reported.has(file.path)) return [];
      const circle = shortestWayBack(edges, file.path);
      for (const { target } of circle) reported.add(target.path);
      const [first] = circle;
      if (!first) return [];
      const reason = `circle: ${[file.path, ...circle.map(({ target }) => target.path)].join(' -> ')}`;
      return [{ file: file.path, line: first.line, reason }];
    });
  },
  broken: [
    {
      files: {
        'src/units/a.ts': "import 'zod';\nimport { b } from './b.js';",
        'src/units/b.ts': "import type { c } from './c.js';",
        'src/units/c.ts': "type A = import('./a.js').A;\nimport { d } from './d.js';",
        'src/units/d.ts': "import { c } from './c.js';",
        'src/units/e.ts': "import { a } from './a.js';",
      },
      finds: [
        'src/units/a.ts:2 circle: src/units/a.ts -> src/units/b.ts -> src/units/c.ts -> src/units/a.ts',
        'src/units/d.ts:1 circle: src/units/d.ts -> src/units/c.ts -> src/units/d.ts',
      ],
    },
    {
      files: { 'launch/a.mjs': "export { a } from './a.mjs';" },
      finds: ['launch/a.mjs:1 circle: launch/a.mjs -> launch/a.mjs'],
    },
  ],
  fine: [
    {
      'src/units/a.ts': "import './b.js';\nimport './c.js';",
      'src/units/b.ts': "import './c.js';",
      'src/units/c.ts': '',
    },
  ],
};

type Edge = OwnImport & { readonly target: SourceFile };

function leadsToFile(one: OwnImport): one is Edge {
  return typeof one.target !== 'string';
}

/** Breadth first, so that a reader gets the smallest circle, not the whole knot. Empty: there is none. */
function shortestWayBack(edges: ReadonlyMap<string, readonly Edge[]>, start: string): Edge[] {
  const ways: Edge[][] = (edges.get(start) ?? []).map((edge) => [edge]);
  const seen = new Set<string>();
  for (const way of ways) {
    const end = way.at(-1)?.target.path ?? start;
    if (end === start) return way;
    if (seen.has(end)) continue;
    seen.add(end);
    for (const edge of edges.get(end) ?? []) ways.push([...way, edge]);
  }
  return [];
}

/** Every file that starting one of these loads, with the way to it. Types load nothing. */
export function loadedFrom(tree: SourceTree, roots: readonly string[]): Map<string, string[]> {
  const ways = new Map<string, string[]>();
  const waiting = roots.filter((root) => tree.at(root)).map((root) => [root]);
  for (const way of waiting) {
    const end = way.at(-1) ?? '';
    const file = tree.at(end);
    if (!file || ways.has(end)) continue;
    ways.set(end, way);
    for (const { target, typeOnly } of ownImportsOf(tree, file)) {
      if (typeof target !== 'string' && !typeOnly) waiting.push([...way, target.path]);
    }
  }
  return ways;
}
