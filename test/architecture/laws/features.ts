import { FLOORS, OPEN_FOLDERS, PUBLIC_ROLES } from '../floors.js';
import { type OwnImport, ownImportsOf } from '../imports.js';
import type { Finding, Law } from '../law.js';
import type { SourceTree } from '../source-tree.js';

export const featuresKeepTheirRowsPrivate: Law = {
  law: `from another feature only its ${PUBLIC_ROLES.join(', ')} is imported`,
  because: 'A feature whose rows and stores others read can no longer change them.',
  read: (tree) =>
    srcImports(tree, ({ from, target }) => {
      if (typeof target === 'string' || target.folder === undefined || target.folder === from.folder)
        return undefined;
      if (OPEN_FOLDERS.includes(target.folder)) return undefined;
      if (from.folder === undefined) return doorReaches(target.role, target.path);
      if (PUBLIC_ROLES.includes(target.role ?? '')) return undefined;
      return `imports ${target.path}, which is private to ${target.folder}`;
    }),
  broken: [
    {
      files: {
        'src/dispatches/dispatches.service.ts':
          "import type { Unit } from '../units/unit.entity.js';\nimport { weigh } from '../units/weigh.js';",
        'src/units/unit.entity.ts': '',
        'src/units/weigh.ts': '',
        'src/units/unit.store.ts': '',
        'src/app.module.ts': "import './units/unit.store.js';",
      },
      finds: [
        'src/dispatches/dispatches.service.ts:1 imports src/units/unit.entity.ts, which is private to units',
        'src/dispatches/dispatches.service.ts:2 imports src/units/weigh.ts, which is private to units',
        'src/app.module.ts:1 imports src/units/unit.store.ts: a door does not touch rows',
      ],
    },
  ],
  fine: [
    {
      'src/dispatches/dispatches.service.ts':
        "import '../units/units.service.js';\nimport '../standards/sscc.js';\nimport '../platform/database/transaction.js';",
      'src/units/units.service.ts': "import './unit.store.js';",
      'src/units/unit.store.ts': '',
      'src/standards/sscc.ts': '',
      'src/platform/database/transaction.ts': '',
      'src/worker.module.ts': "import './dispatches/plan-route.worker.js';",
      'src/dispatches/plan-route.worker.ts': '',
    },
  ],
};

function doorReaches(role: string | undefined, path: string): string | undefined {
  return role === 'store' ? `imports ${path}: a door does not touch rows` : undefined;
}

const FACTS = ['lifecycle', 'refusals', 'events'];

/** For each kind of file the kinds that it may import, in its own feature and in others. Modules see all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  lifecycle: ['lifecycle', 'events'],
  refusals: ['lifecycle', 'events', 'refusals'],
  events: ['events'],
  jobs: ['lifecycle', 'events', 'jobs'],
  entity: ['lifecycle', 'events', 'entity'],
  store: [...FACTS, 'jobs', 'entity', 'store'],
  service: [...FACTS, 'jobs', 'entity', 'store', 'service'],
  model: [...FACTS, 'entity', 'model'],
  loader: [...FACTS, 'entity', 'store', 'service', 'model', 'loader'],
  resolver: [...FACTS, 'entity', 'service', 'model', 'loader', 'resolver'],
  worker: [...FACTS, 'jobs', 'entity', 'service', 'worker'],
};

/** A model's mapper may name the type of what a service or store answers, as long as nothing is loaded. */
const TYPES_FOR_A_MODEL = ['store', 'service'];

export const kindsComeInOrder: Law = {
  law: 'lifecycle <- entity <- store <- service <- resolver | worker; a service imports no model',
  because:
    'Rules that know how they are shown, and doors that write rows, cannot be used from a second door.',
  read: (tree) =>
    srcImports(tree, ({ from, target, typeOnly }) => {
      if (typeof target === 'string') return undefined;
      const [own, other] = [from.role ?? '', target.role ?? ''];
      const allowed = MAY_IMPORT[own];
      if (!allowed || allowed.includes(other) || !(other in MAY_IMPORT || other === 'module'))
        return undefined;
      if (own === 'model' && typeOnly && TYPES_FOR_A_MODEL.includes(other)) return undefined;
      return `${own} imports ${target.path} (${other})`;
    }),
  broken: outOfOrder(),
  fine: [
    {
      'src/units/unit.model.ts':
        "import type { UnitView } from './units.service.js';\nimport './unit.entity.js';",
      'src/units/units.resolver.ts':
        "import './units.service.js';\nimport './unit.model.js';\nimport './weigh.js';",
      'src/units/units.service.ts':
        "import './unit.store.js';\nimport './unit.lifecycle.js';\nimport './unit.jobs.js';",
      'src/units/units.module.ts': "import './unit.store.js';\nimport './units.resolver.js';",
      'src/units/unit.lifecycle.spec.ts': "import './units.service.js';",
      'src/units/unit.entity.ts': '',
      'src/units/unit.store.ts': '',
      'src/units/unit.jobs.ts': '',
      'src/units/unit.lifecycle.ts': '',
      'src/units/weigh.ts': '',
    },
  ],
};

function outOfOrder(): Law['broken'] {
  const upward: readonly [string, string][] = [
    ['lifecycle', 'entity'],
    ['entity', 'store'],
    ['store', 'service'],
    ['service', 'model'],
    ['service', 'resolver'],
    ['model', 'service'],
    ['resolver', 'store'],
    ['resolver', 'jobs'],
    ['worker', 'store'],
    ['loader', 'resolver'],
    ['service', 'module'],
  ];
  const [first, ...rest] = upward.map(([own, other]) => ({
    files: {
      [`src/units/a.${own}.ts`]: `// why\nimport { b } from './b.${other}.js';`,
      [`src/units/b.${other}.ts`]: '',
    },
    finds: [`src/units/a.${own}.ts:2 ${own} imports src/units/b.${other}.ts (${other})`],
  }));
  if (!first) throw new Error('No pair is listed');
  return [first, ...rest];
}

const QUEUE_FOLDER = 'src/platform/jobs/';
const ANSWERS = ['service', 'model', 'refusals', 'loader', 'lifecycle'];

export const resolversReachNoQueue: Law = {
  law: 'a resolver reaches no queue',
  because:
    'A job sent by a resolver is outside the transaction of its cause, and a dead Redis hangs the answer.',
  read: (tree) =>
    srcImports(tree, ({ from, target }) => {
      if (from.role !== 'resolver' || typeof target === 'string' || !target.path.startsWith(QUEUE_FOLDER))
        return undefined;
      return ANSWERS.includes(target.role ?? '') ? undefined : `a resolver imports ${target.path}`;
    }),
  broken: [
    {
      files: {
        'src/units/units.resolver.ts': "import { Queues } from '../platform/jobs/queues.js';",
        'src/platform/jobs/queues.ts': '',
      },
      finds: ['src/units/units.resolver.ts:1 a resolver imports src/platform/jobs/queues.ts'],
    },
  ],
  fine: [
    {
      'src/platform/jobs/dead-letters.resolver.ts': "import './dead-letters.service.js';",
      'src/platform/jobs/dead-letters.service.ts': '',
    },
  ],
};

export const relationsStayInside: Law = {
  law: 'no TypeORM relation is named by a string',
  because: 'A relation to another feature, hidden in a string, is a join across features: refer by id.',
  read: (tree) =>
    tree.src.flatMap((file) =>
      [...file.text.matchAll(/@(?:OneToOne|OneToMany|ManyToOne|ManyToMany)\(\s*['"`](\w+)/g)].map(
        ({ index, 1: name }): Finding => ({
          file: file.path,
          line: file.lineAt(index),
          reason: `a relation to '${name}' by name: ${Object.keys(FLOORS).length} features share no relations`,
        }),
      ),
    ),
  broken: [
    {
      files: { 'src/units/unit.entity.ts': "class Unit {\n  @ManyToOne('Hub', 'units') hub!: object;\n}" },
      finds: [
        `src/units/unit.entity.ts:2 a relation to 'Hub' by name: ${Object.keys(FLOORS).length} features share no relations`,
      ],
    },
  ],
};

function srcImports(tree: SourceTree, why: (one: OwnImport) => string | undefined): Finding[] {
  return tree.src.flatMap((file) =>
    ownImportsOf(tree, file).flatMap((one) => {
      const reason = why(one);
      return reason ? [{ file: file.path, line: one.line, reason }] : [];
    }),
  );
}
