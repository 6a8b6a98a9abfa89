import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/**
 * What the hub has acknowledged, as JSON lines. Each line is on the disk before the simulation goes on, so that
 * the file holds nothing that was not acknowledged, and everything that was built upon.
 */
export class Ledger {
  private readonly file: number | null;

  constructor(path: string | undefined) {
    this.file = path === undefined ? null : openSync(path, 'w');
  }

  write(...lines: readonly Readonly<Record<string, unknown>>[]): void {
    if (this.file === null || lines.length === 0) return;
    const at = new Date().toISOString();
    writeSync(this.file, lines.map((line) => `${JSON.stringify({ ...line, at })}\n`).join(''));
    fsyncSync(this.file);
  }

  close(): void {
    if (this.file !== null) closeSync(this.file);
  }
}
