import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { JobsEngine } from '../platform/jobs/jobs-engine.js';
import { Loop } from '../platform/jobs/loop.js';
import type { Settings } from '../platform/settings/settings.js';
import { SETTINGS } from '../platform/settings/settings.module.js';
import { Anchoring } from './anchoring.js';

/** Milliseconds: the promise is one minute. */
const PAUSE = 30_000;

/** Anchors the history for as long as the worker runs, and a last time when it stops. */
@Injectable()
export class AnchorLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop({ name: 'anchoring', pause: PAUSE, step: () => this.anchoring.step() });
  private readonly off = this.settings.HUB_ANCHOR_DIR === 'none';
  private started = false;

  constructor(
    private readonly anchoring: Anchoring,
    private readonly jobs: JobsEngine,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    if (this.off) return;
    this.started = true;
    this.loop.start();
  }

  /** After the jobs, whose events are to be in it, and before the database is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    if (!this.started) return;
    await this.jobs.stop();
    await this.loop.stop();
    try {
      while (await this.anchoring.step());
    } catch (problem) {
      new Logger('Anchors').error(`The last anchors could not be written: ${String(problem)}`);
    }
  }
}
