import type { ReadLine } from '../../../history/anchor-file.js';
import type { BeginLine, HeadsLine, WrittenLine } from '../../../history/anchor-line.js';
import { Sequences } from './sequences.js';

/** Of complaints of one kind; after them it is clear enough. */
const NAMED = 5;

/** Holds the lines of a file of anchors against one another: each follows the one before, and counts what it tells. */
export class AnchorLines {
  begin: BeginLine | null = null;
  last: HeadsLine | null = null;
  /** The last whole line, whichever it is. */
  end: WrittenLine | null = null;
  readonly anchored = new Sequences();
  readonly problems: string[] = [];
  /** Lines of which only the beginning was written. */
  torn = 0;
  private unread: number | null = null;
  private readonly counts = { streams: 0, events: 0 };

  /** @returns the heads of the line, if it is one with heads */
  take({ place, written }: ReadLine): HeadsLine | null {
    if (!written) {
      this.torn += 1;
      this.unread ??= place;
      return null;
    }
    const heads = 'format' in written.line ? null : written.line;
    if (heads) this.follow(heads, place);
    else this.start(written.line as BeginLine, place);
    this.unread = null;
    this.end = written;
    return heads;
  }

  private start(line: BeginLine, place: number): void {
    if (this.end) this.complain(`line ${place} begins the file a second time`);
    else this.begin = line;
  }

  private follow(line: HeadsLine, place: number): void {
    const { number, previous } = line;
    if (!this.end) this.complain(`line ${place} is the first one, and does not begin the file`);
    else if (number !== this.end.line.number + 1 || previous !== this.end.digest) {
      const from = this.unread === null ? '' : ` (line ${this.unread} cannot be read)`;
      this.complain(`line ${place} does not follow the one before: lines were changed or taken away${from}`);
    }
    this.count(line, place);
    this.last = line;
  }

  private count(line: HeadsLine, place: number): void {
    for (const [stream, sequence] of line.heads) {
      const before = this.anchored.of(Number(stream));
      if (sequence < before) this.complain(`line ${place} sets stream ${stream} back`);
      this.counts.streams += before === 0 ? 1 : 0;
      this.counts.events += Math.max(0, sequence - before);
      this.anchored.set(Number(stream), Math.max(before, sequence));
    }
    const { streams, events } = this.counts;
    if (line.streams !== streams || line.events !== events)
      this.complain(
        `line ${place} counts ${line.events} events in ${line.streams} streams, and its heads make ${events} in ${streams}`,
      );
    Object.assign(this.counts, { streams: line.streams, events: line.events });
  }

  private complain(problem: string): void {
    if (this.problems.length < NAMED) this.problems.push(problem);
  }
}
