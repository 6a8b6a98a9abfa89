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

const TURNS = 200;
const PAUSE = 50;

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

  /** Waits for so many of them: letters go after the commit that a settled world waits for. */
  async expect(address: string, count: number): Promise<Letter[]> {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const letters = await this.to(address);
      if (letters.length >= count) return letters;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    throw new Error(`There are no ${count} letters to ${address}`);
  }

  /** The token of a letter to an address, the first one by default. */
  async tokenTo(address: string, nth = 1): Promise<string> {
    return (await this.expect(address, nth))[nth - 1]?.token ?? '';
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
