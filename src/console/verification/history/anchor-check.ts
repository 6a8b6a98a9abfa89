import type { AnchorFile } from '../../../history/anchor-file.js';
import type { BeginLine, HeadsLine } from '../../../history/anchor-line.js';
import type { KnownLine, KnownLines } from '../../../history/known-lines.store.js';
import type { SealedRows } from '../../../history/sealed-rows.store.js';
import { AnchorLines } from './anchor-lines.js';
import { Sequences } from './sequences.js';
import type { Anchored } from './walk.js';

/** Milliseconds by which an append may be older than the last line and yet not be in it: it was not committed then. */
const GRACE = 900_000;
/** Heads that are looked up at once. */
const TOGETHER = 2_000;

/** The first anchored head of a stream that is not the database's, and the last one before it that is. */
export interface Differing {
  readonly good: number;
  readonly sequence: number;
}

/** Reads a whole file of anchors beside the seals in the database. */
export class AnchorCheck implements Anchored {
  readonly lines = new AnchorLines();
  readonly differing = new Map<number, Differing>();
  readonly notes: string[] = [];
  private readonly good = new Sequences();
  private readonly waiting: HeadsLine[] = [];
  private heads = 0;

  constructor(
    private readonly rows: Pick<SealedRows, 'sealsAt'>,
    private readonly known: KnownLines,
  ) {}

  get problems(): string[] {
    return this.lines.problems;
  }

  get since(): Date | null {
    const { last } = this.lines;
    return last && new Date(Date.parse(last.at) - GRACE);
  }

  of(stream: number): number {
    return this.lines.anchored.of(stream);
  }

  async read(file: AnchorFile): Promise<void> {
    for await (const line of file.lines()) {
      const heads = this.lines.take(line);
      if (!heads) continue;
      this.waiting.push(heads);
      this.heads += heads.heads.length;
      if (this.heads >= TOGETHER) await this.compare();
    }
    await this.compare();
    this.conclude(file.path, await this.known.last());
  }

  private async compare(): Promise<void> {
    const heads = this.waiting.flatMap((line) => line.heads);
    const seals = await this.rows.sealsAt(
      heads.map(([stream]) => stream),
      heads.map(([, sequence]) => sequence),
    );
    heads.forEach(([id, sequence, seal], index) => {
      const stream = Number(id);
      if (this.differing.has(stream)) return;
      if (seals[index]?.toString('base64url') === seal) this.good.set(stream, sequence);
      else this.differing.set(stream, { good: this.good.of(stream), sequence });
    });
    this.waiting.length = 0;
    this.heads = 0;
  }

  private conclude(path: string, known: readonly KnownLine[]): void {
    const { begin, end, torn } = this.lines;
    if (!begin || !end) {
      if (known.length > 0 || torn > 0)
        this.problems.push(`there are no anchors at ${path}: whether a tail was cut cannot be told`);
      return;
    }
    if (torn > 0)
      this.notes.push(`${torn} torn lines, of a worker that was killed while it wrote: nothing is missing`);
    this.beginning(begin, known);
    const own = known.find(({ file }) => file === begin.file);
    if (own && own.number > end.line.number)
      this.problems.push(
        `${own.number - end.line.number} lines are gone from the end: the database knows ${own.number}`,
      );
    if (own && own.number === end.line.number && own.digest !== end.digest)
      this.problems.push(`line ${own.number} is not the one that the database knows`);
  }

  private beginning({ begun, why, at, follows, file }: BeginLine, known: readonly KnownLine[]): void {
    if (begun === 'LOST')
      this.problems.push(`the file begins on ${at} because the one before was gone, and nobody said why`);
    else if (begun !== 'NEW') this.notes.push(`the anchors begin anew on ${at} (${begun}): ${why}`);
    const strange = known.find(
      (one) => one.file !== file && !follows.some((before) => before.file === one.file),
    );
    if (strange)
      this.problems.push(
        `the database was anchored in another file (${strange.file}), which this one does not follow`,
      );
  }
}
