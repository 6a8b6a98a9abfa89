import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Loop } from '../../platform/jobs/loop.js';
import { DemoPlayer } from './demo-player.js';

/** Milliseconds of real time between two looks at what is due. */
const PAUSE = 500;

/** Lets the demo's people do their part for as long as the worker runs. */
@Injectable()
export class PlayerLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop({ name: 'demo player', pause: PAUSE, step: () => this.player.step() });

  constructor(private readonly player: DemoPlayer) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  /** Before the database is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.player.stop();
    await this.loop.stop();
  }
}
