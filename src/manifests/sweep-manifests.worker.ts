import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Loop } from '../platform/jobs/loop.js';
import { ManifestSweeping } from './sweeping.service.js';

/** Milliseconds. */
const PAUSE = 900_000;

/** Sweeps now and then. Nothing waits for it, and two processes that do it at once are in nobody's way. */
@Injectable()
export class SweepManifestsWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop({
    name: 'sweeper of manifests',
    pause: PAUSE,
    step: () => this.sweeping.sweep(),
  });

  constructor(private readonly sweeping: ManifestSweeping) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
