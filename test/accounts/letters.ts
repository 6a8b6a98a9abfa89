import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Letter {
  readonly to: string;
  readonly text: string;
  /** Permissions of the file. */
  readonly mode: number;
  /** The one-time token in it. */
  readonly token: string;
}

/** A folder that letters are laid into, for one test file. */
export class LetterBox {
  private constructor(readonly folder: string) {}

  static async open(): Promise<LetterBox> {
    return new LetterBox(await mkdtemp(join(tmpdir(), 'hub-letters-')));
  }

  /** Those to one address, the oldest first: their names are time-ordered ids. */
  async to(address: string): Promise<Letter[]> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith('.eml')).sort();
    const letters = await Promise.all(names.map((name) => readLetter(join(this.folder, name))));
    return letters.filter(({ to }) => to === address);
  }

  /** The token of the newest letter to an address. */
  async tokenTo(address: string): Promise<string> {
    const token = (await this.to(address)).at(-1)?.token;
    if (!token) throw new Error(`There is no letter to ${address}`);
    return token;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

async function readLetter(path: string): Promise<Letter> {
  const [head = '', body = ''] = (await readFile(path, 'utf8')).split('\r\n\r\n');
  const text = Buffer.from(body, 'base64').toString('utf8');
  const to = /^To: (.*)$/m.exec(head)?.[1]?.trim() ?? '';
  const token = /^[0-9a-f-]{36}\.[\w-]{43}$/m.exec(text)?.[0] ?? '';
  return { to, text, token, mode: (await stat(path)).mode & 0o777 };
}
