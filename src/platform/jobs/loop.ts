import { Logger } from '@nestjs/common';

/** Milliseconds for which the same complaint is not logged again: a server that is away would fill the disk. */
const QUIET = 10_000;

/**
 * Repeats a step: again at once while it says that there is more, else after a pause or when it is woken. Steps
 * never overlap, and one that fails is tried again after the pause.
 */
export class Loop {
  private readonly logger = new Logger('Jobs');
  private running: Promise<void> | null = null;
  private stopped = false;
  private woken = false;
  private endPause: () => void = () => undefined;
  private complaint = { text: '', at: 0 };

  constructor(
    private readonly name: string,
    private readonly pause: number,
    private readonly step: () => Promise<boolean>,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** A wake during a step counts: the step may have looked too early. */
  wake(): void {
    this.woken = true;
    this.endPause();
  }

  /** Resolves when the step that runs now is over. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      const more = await this.attempt();
      if (more === 'failed') this.woken = false;
      if (more !== true && !this.woken && !this.stopped) await this.rest();
    }
  }

  private async attempt(): Promise<boolean | 'failed'> {
    try {
      return await this.step();
    } catch (problem) {
      this.complain(problem);
      return 'failed';
    }
  }

  private complain(problem: unknown): void {
    const text = problem instanceof Error ? problem.message : String(problem);
    if (this.stopped || (text === this.complaint.text && Date.now() < this.complaint.at + QUIET)) return;
    this.complaint = { text, at: Date.now() };
    this.logger.warn(`The ${this.name} failed and is tried again: ${text}`);
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.pause);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
