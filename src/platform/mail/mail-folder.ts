import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail, MailTransport } from './mail.js';
import { writeMail } from './mail-text.js';

/**
 * Lays letters into a folder as `.eml` files, for the demo and for whoever passes them on. Only our account may
 * read them: some hold a one-time token.
 */
export class MailFolder implements MailTransport {
  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {}

  async send(mail: Mail): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, `${mail.id}.eml`);
    // Whole or not at all: whoever watches the folder never takes half a letter.
    await writeFile(`${path}.new`, writeMail(mail, this.from, new Date()), { mode: 0o600 });
    await rename(`${path}.new`, path);
  }
}
