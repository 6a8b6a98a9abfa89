import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Loop } from '../../platform/jobs/loop.js';
import { SimulatedCarrier } from './simulated-carrier.js';

/** Milliseconds of real time between two looks at the hub's clock. */
const PAUSE = 1_000;

/** Lets the simulated carrier look at the clock for as long as the worker runs. */
@Injectable()
export class SimulationLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop({
    name: 'simulated carrier',
    pause: PAUSE,
    step: async () => {
      await this.carrier.step();
      // What was refused stays due: said again at once it would keep the process busy.
      return false;
    },
  });

  constructor(private readonly carrier: SimulatedCarrier) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  /** Before the database is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
