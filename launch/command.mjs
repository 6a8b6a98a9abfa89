// What `npm run hub -- <command>` runs, and `npm run migrate` and `npm run schema` through it.
import { checkNode } from './node-version.mjs';

if (checkNode(process.versions.node, { quietly: true }))
  void import('./hub-command.mjs').then(({ main }) => main());
else process.exitCode = 1;
