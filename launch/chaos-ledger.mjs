import { closeSync, existsSync, openSync, readSync } from 'node:fs';

/**
 * What the simulation has written down so far: read as it grows.
 */
export class LedgerReader {
  /** Steps that are acknowledged, and how many there will be; 0 until the simulation says so. */
  steps = 0;
  total = 0;
  receipts = 0;
  deliveries = 0;
  /** @type {Record<string, unknown> | undefined} the simulation's own report, at its end */
  report;
  #path;
  #read = 0;
  #rest = '';

  /** @param {string} path */
  constructor(path) {
    this.#path = path;
  }

  /** Takes in what was written since. */
  update() {
    if (!existsSync(this.#path)) return;
    const file = openSync(this.#path, 'r');
    try {
      const buffer = Buffer.alloc(65_536);
      for (let size = readSync(file, buffer, 0, buffer.length, this.#read); size > 0; ) {
        this.#read += size;
        this.#take(buffer.toString('utf8', 0, size));
        size = readSync(file, buffer, 0, buffer.length, this.#read);
      }
    } finally {
      closeSync(file);
    }
  }

  /** @param {string} text lines of ASCII, the last one perhaps not whole yet */
  #take(text) {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#line(JSON.parse(line));
  }

  /** @param {Record<string, unknown>} line */
  #line(line) {
    if (typeof line.total === 'number') this.total = line.total;
    if (typeof line.steps === 'number') this.steps = line.steps;
    if (line.kind === 'receipt') this.receipts += 1;
    if (line.kind === 'delivery') this.deliveries += 1;
    if (line.kind === 'read back') this.report = line;
  }
}
