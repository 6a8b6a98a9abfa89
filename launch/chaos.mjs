// What `npm run chaos` runs: a hub of its own, killed again and again while a simulation goes on. The rest is loaded
// after the check of Node's version, since an old Node could not even read it.
import { checkNode } from './node-version.mjs';

if (checkNode(process.versions.node)) void import('./run-chaos.mjs').then(({ main }) => main());
else process.exitCode = 1;
