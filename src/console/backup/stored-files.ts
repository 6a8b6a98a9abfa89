import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SettingsProblem } from '../../platform/settings/settings.js';

/** As the disk storage lays them: no name of any other form is written, wherever the backup came from. */
const FORM = /^[0-9a-f]{2}\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Names of the uploads below a folder. Files never change, so that those of a running hub may be read after its rows. */
export async function storedFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return names.map((name) => name.slice(folder.length + 1)).filter((name) => FORM.test(name));
}

export function readStored(folder: string, name: string): Promise<Buffer> {
  return readFile(join(folder, name));
}

/** A file that is there already is left: its name says that it is the same one. */
export async function writeStored(folder: string, name: string, data: Buffer): Promise<void> {
  if (!FORM.test(name))
    throw new SettingsProblem(`The backup holds a file with a name that the hub never gave: ${name}.`);
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'EEXIST') return null;
    throw problem;
  });
  try {
    await file?.writeFile(data);
    await file?.sync();
  } finally {
    await file?.close();
  }
}
