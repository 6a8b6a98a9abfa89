import { SingleBar } from 'cli-progress';
import type { Tally } from './tally.js';

/** Milliseconds between two lines where there is no terminal. */
const BETWEEN = 5_000;

/** How far it is: a bar on a terminal, a line now and then elsewhere. */
export class Progress {
  steps = 0;
  private readonly since = Date.now();
  private ended = false;
  private readonly bar: SingleBar | null;
  private readonly timer: NodeJS.Timeout | null;

  constructor(
    private readonly total: number,
    private readonly tally: Tally,
    private readonly out: NodeJS.WriteStream,
  ) {
    this.bar = out.isTTY ? startBar(total, out) : null;
    this.timer = this.bar ? null : setInterval(() => this.line(), BETWEEN);
  }

  done(steps: number): void {
    this.steps += steps;
    this.bar?.update(this.steps, { repeated: this.tally.sum('repeated') });
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    if (this.timer) clearInterval(this.timer);
    if (this.bar) this.bar.stop();
    else this.line();
  }

  private line(): void {
    const seconds = Math.round((Date.now() - this.since) / 1_000);
    const repeated = this.tally.sum('repeated');
    this.out.write(
      `${this.steps} of ${this.total} steps after ${seconds} s, ${repeated} requests repeated\n`,
    );
  }
}

function startBar(total: number, out: NodeJS.WriteStream): SingleBar {
  const format =
    '{bar} {percentage} % | {value} of {total} steps | {duration_formatted} | {repeated} requests repeated';
  const bar = new SingleBar({ format, stream: out, hideCursor: true, barsize: 30, etaBuffer: 100 });
  bar.start(total, 0, { repeated: 0 });
  return bar;
}
