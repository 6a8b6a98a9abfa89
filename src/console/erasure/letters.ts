import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Deletes letters to an address, or about it, that still lie in the folder. @returns how many */
export async function burnLetters(folder: string, email: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  let burnt = 0;
  for (const name of names.filter((one) => one.includes('.eml'))) {
    const path = join(folder, name);
    const text = await readFile(path, 'utf8').catch(() => '');
    if (!text.toLowerCase().includes(email)) continue;
    await rm(path, { force: true });
    burnt += 1;
  }
  return burnt;
}
