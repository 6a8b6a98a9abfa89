import type { Finding, Law } from '../law.js';

const EMPTY_WORDS = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'commons',
  'base',
  'manager',
  'managers',
];

/** "Base units" are a thing of the domain: what a packing is counted in. */
const DOMAIN_WORDS = /base-units?/g;

export const namesSayWhatIsInside: Law = {
  law: 'no file or folder is called utils, helpers, common, base or manager',
  because: 'Such a name fits everything, so everything ends there.',
  read: (tree) =>
    tree.files.flatMap(({ path }): Finding[] => {
      const words = path.replaceAll(DOMAIN_WORDS, '').split(/[/.-]/);
      const empty = words.find((word) => EMPTY_WORDS.includes(word.toLowerCase()));
      return empty ? [{ file: path, line: 1, reason: `"${empty}" says nothing of what is inside` }] : [];
    }),
  broken: [
    {
      files: {
        'src/platform/common/ids.ts': '',
        'src/units/string-utils.ts': '',
        'src/units/base.entity.ts': '',
        'launch/process-manager.mjs': '',
        'test/helpers.ts': '',
      },
      finds: [
        'src/platform/common/ids.ts:1 "common" says nothing of what is inside',
        'src/units/string-utils.ts:1 "utils" says nothing of what is inside',
        'src/units/base.entity.ts:1 "base" says nothing of what is inside',
        'launch/process-manager.mjs:1 "manager" says nothing of what is inside',
        'test/helpers.ts:1 "helpers" says nothing of what is inside',
      ],
    },
  ],
  fine: [{ 'src/platform/database/transaction.ts': '', 'src/catalogue/base-units.ts': '' }],
};
