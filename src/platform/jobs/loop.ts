import { Logger } from '@nestjs/common';

/** Milliseconds for which the same complaint is not logged again: a server that is away would fill the disk. */
const QUIET = 10_000;

export interface LoopWords {
  readonly name: string;
  /** Milliseconds between two steps when nobody wakes the loop, and after one that failed. */
  readonly pause: number;
  /** Milliseconds between two steps when it is woken all the time: what came meanwhile is one step. */
  readonly gather?: number;
  /** @returns whether there is more to do at once. */
  readonly step: () => Promise<boolean>;
}

/**
 * Repeats a step: again at once while it says that there is more, else after a pause or when it is woken. Steps
 * never overlap, and one that fails is tried again after the pause.
 */
export class Loop {
  private readonly logger = new Logger('Jobs');
  private running: Promise<void> | null = null;
  private stopped = false;
  private woken = false;
  private endRest: () => void = () => undefined;
  private complaint = { text: '', at: 0 };

  constructor(private readonly words: LoopWords) {}

  start(): void {
    this.running ??= this.run();
  }

  /** A wake during a step counts: the step may have looked too early. */
  wake(): void {
    this.woken = true;
    this.endRest();
  }

  /** Resolves when the step that runs now is over. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    const { pause, gather = 0 } = this.words;
    while (!this.stopped) {
      this.woken = false;
      const outcome = await this.attempt();
      if (outcome === 'failed') await this.rest(pause, false);
      if (outcome !== 'nothing') continue;
      await this.rest(gather, false);
      if (!this.woken) await this.rest(pause - gather, true);
    }
  }

  private async attempt(): Promise<'more' | 'nothing' | 'failed'> {
    try {
      return (await this.words.step()) ? 'more' : 'nothing';
    } catch (problem) {
      this.complain(problem);
      return 'failed';
    }
  }

  private complain(problem: unknown): void {
    const text = problem instanceof Error ? problem.message : String(problem);
    if (this.stopped || (text === this.complaint.text && Date.now() < this.complaint.at + QUIET)) return;
    this.complaint = { text, at: Date.now() };
    this.logger.warn(`The ${this.words.name} failed and is tried again: ${text}`);
  }

  /** @param light ends with a wake. The end of the loop ends every rest. */
  private async rest(milliseconds: number, light: boolean): Promise<void> {
    if (this.stopped || milliseconds <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.endRest = () => {
        if (!light && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
