import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The folder of a package that the hub has installed, for files of it that are no code. Looked for from where
 * the process was started: `dist/main.js`, or the runner of the tests.
 *
 * @param name of a package that lets its file `landmark` be named
 * @throws Error when it is not installed
 */
export function folderOfPackage(name: string, landmark = 'package.json'): string {
  const start = process.argv[1] ?? join(process.cwd(), 'hub.js');
  return dirname(createRequire(start).resolve(`${name}/${landmark}`));
}
