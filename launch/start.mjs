// What `npm start` runs: plain JavaScript that needs nothing installed. The rest is loaded after the check of Node's
// version, since an old Node could not even read it.
import { checkNode } from './node-version.mjs';

if (checkNode(process.versions.node)) void import('./start-hub.mjs').then(({ main }) => main());
else process.exitCode = 1;
