import { DOOR_FOLDERS, DOORS, FLOORS } from '../floors.js';
import { ownImportsOf } from '../imports.js';
import type { Finding, Law } from '../law.js';
import type { SourceFile, SourceTree } from '../source-tree.js';

export const everyFolderHasAFloor: Law = {
  law: 'every folder of src stands on a floor, and only doors and modules stand above',
  because: 'A folder without a floor is bound by no direction.',
  read: (tree) =>
    tree.src.flatMap((file): Finding[] => {
      const { path, folder, role } = file;
      if (folder === undefined) {
        const known = DOORS.includes(path) || role === 'module' || role === 'spec';
        return known
          ? []
          : [{ file: path, line: 1, reason: 'is neither a door nor a module: move it to a folder' }];
      }
      if (folder in FLOORS) return [];
      return [{ file: path, line: 1, reason: `${folder} has no floor in test/architecture/floors.ts` }];
    }),
  broken: [
    {
      files: { 'src/stock/stock.service.ts': '', 'src/schema.ts': '' },
      finds: [
        'src/stock/stock.service.ts:1 stock has no floor in test/architecture/floors.ts',
        'src/schema.ts:1 is neither a door nor a module: move it to a folder',
      ],
    },
  ],
  fine: [
    { 'src/main.ts': '', 'src/app.module.ts': '', 'src/units/unit.store.ts': '', 'test/world/world.ts': '' },
  ],
};

export const importsGoDown: Law = {
  law: 'a file imports only from its own folder or from a strictly lower floor',
  because: 'What points up or sideways becomes a circle; ESM with decorator metadata then crashes at load.',
  read: (tree) => tree.src.flatMap((file) => upwardImports(tree, file)),
  broken: [
    {
      files: {
        'src/places/hubs.service.ts':
          "import { a } from '../units/units.service.js';\n\nimport type { b } from '../catalogue/item.model.js';",
        'src/units/units.service.ts': "import { AppModule } from '../app.module.js';",
        'src/catalogue/item.model.ts': "export * from '../../test/world/world.js';",
        'src/app.module.ts': '',
        'test/world/world.ts': '',
      },
      finds: [
        'src/places/hubs.service.ts:1 places (floor 2) imports units (floor 6): talk up by an event',
        'src/places/hubs.service.ts:3 places (floor 2) imports catalogue (floor 2): strangers on one floor',
        'src/units/units.service.ts:1 units imports src/app.module.ts, which stands above all floors',
        'src/catalogue/item.model.ts:1 imports test/world/world.ts, which is outside src',
      ],
    },
    {
      files: { 'src/platform/ids/ids.ts': "type A = import('../../history/streams.service.js').A;" },
      finds: ['src/platform/ids/ids.ts:1 platform (floor 0) imports history (floor 1): talk up by an event'],
    },
  ],
  fine: [
    {
      'src/units/units.service.ts':
        "import '../places/hubs.service.js';\nimport './unit.store.js';\nimport 'typeorm';",
      'src/main.ts': "import './app.module.js';\nimport './units/units.module.js';",
      'src/console/schema.command.ts': "import '../app.module.js';",
      'src/app.module.ts': '',
      'test/world/world.ts': "import '../../src/units/units.service.js';",
    },
  ],
};

function upwardImports(tree: SourceTree, file: SourceFile): Finding[] {
  return ownImportsOf(tree, file).flatMap(({ line, target }) => {
    const path = typeof target === 'string' ? target : target.path;
    const reason = whyUpward(file.folder, path);
    return reason ? [{ file: file.path, line, reason }] : [];
  });
}

function whyUpward(from: string | undefined, path: string): string | undefined {
  if (!path.startsWith('src/')) return `imports ${path}, which is outside src`;
  if (from === undefined) return undefined;
  const [, to = '', ...rest] = path.split('/');
  if (rest.length === 0) {
    if (DOOR_FOLDERS.includes(from)) return undefined;
    return `${from} imports ${path}, which stands above all floors`;
  }
  if (to === from) return undefined;
  const own = FLOORS[from] ?? Number.NaN;
  const other = FLOORS[to] ?? Number.NaN;
  if (other < own) return undefined;
  const advice = other === own ? 'strangers on one floor' : 'talk up by an event';
  return `${from} (floor ${own}) imports ${to} (floor ${other}): ${advice}`;
}
