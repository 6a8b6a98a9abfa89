import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { PostgresListener } from '../bus/postgres-listener.js';
import { RELAY_UNIT_OF_WORK } from '../database/database.module.js';
import { roleUrl } from '../database/roles.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Settings } from '../settings/settings.js';
import { SETTINGS } from '../settings/settings.module.js';
import { Consumers } from './consumers.js';
import { type DrainOptions, drain } from './drain.js';
import { HandlerRegistry } from './handler-registry.js';
import { Handover } from './handover.js';
import { Loop } from './loop.js';
import { Pulse } from './pulse.js';
import { createQueueConnection } from './queue-backend.js';
import { Relay } from './relay.js';
import { Retention } from './retention.js';
import { DeliveryRunner } from './run-delivery.js';
import { Sweeper } from './sweeper.js';
import { TimerTicker } from './timer-ticker.js';
import { within } from './within.js';

/** Milliseconds. */
const GATHER = 20;
const TICK = 1_000;
const PULSE = 5_000;
const HOUR = 3_600_000;
const CLOSE_CONNECTIONS = 2_000;
/** Several looks within the time that a delivery is given. */
const sweepPause = (settings: Settings) => Math.min(Math.ceil(settings.SWEEP_AFTER_MILLISECONDS / 3), 10_000);

/** The worker process' engine room: relay, workers, sweeper, timers and housekeeping, started and stopped together. */
@Injectable()
export class JobsEngine implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly connection = createQueueConnection(this.settings);
  private stopping: Promise<void> | undefined;
  private readonly handover = new Handover(this.connection);
  private readonly pulse = new Pulse();
  private readonly consumers = new Consumers(this.settings, this.connection, this.runner, this.pulse);
  private readonly relay = new Relay(this.relayWork, this.registry, this.handover);
  private readonly ticker = new TimerTicker(this.work, this.registry);
  private readonly relaying = new Loop({
    name: 'relay',
    pause: this.settings.RELAY_POLL_MILLISECONDS,
    gather: GATHER,
    step: () => this.relay.step(),
  });
  private readonly loops = [this.relaying, ...this.otherLoops()];
  private listener: PostgresListener | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly work: UnitOfWork,
    @Inject(RELAY_UNIT_OF_WORK) private readonly relayWork: UnitOfWork,
    private readonly registry: HandlerRegistry,
    private readonly runner: DeliveryRunner,
  ) {}

  /** @throws SettingsProblem a queue server that would lose jobs. One that is away does not stop the start. */
  async onApplicationBootstrap(): Promise<void> {
    await this.connection.open();
    this.handover.open();
    this.consumers.open();
    this.listener = new PostgresListener(roleUrl(this.settings, 'worker'), 'liege-hub outbox', (_, problem) =>
      this.logger.error(`The relay cannot be woken: ${String(problem)}`),
    );
    this.listener.listen('hub_outbox', () => this.relaying.wake());
    for (const loop of this.loops) loop.start();
    this.logger.log(`Jobs are carried by ${this.connection.kind}`);
  }

  /** Before the database is closed. What is at work is waited for, within bounds; the rest stays in the queues. */
  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  /** The same, for what has to come after the jobs and before the end. Said twice it is one stop. */
  stop(): Promise<void> {
    this.stopping ??= this.close();
    return this.stopping;
  }

  private async close(): Promise<void> {
    if (!this.listener) return;
    await this.listener.close();
    await Promise.all([this.consumers.close(), ...this.loops.map((loop) => loop.stop())]);
    const closing = this.handover.close().then(() => this.connection.close());
    await within(CLOSE_CONNECTIONS, 'closing the queues', closing).catch(() => undefined);
  }

  /**
   * For tests: relays and works, timers included, until nothing is waiting or outstanding. Dead letters count as
   * finished.
   * @throws Error that tells what is stuck.
   */
  drain(options: DrainOptions = {}): Promise<void> {
    const { relayWork, registry, handover, relay, ticker } = this;
    return drain({ work: relayWork, registry, handover, relay, ticker }, options);
  }

  private otherLoops(): Loop[] {
    const { settings, work, relayWork, handover } = this;
    const sweeper = new Sweeper(relayWork, this.registry, handover, settings.SWEEP_AFTER_MILLISECONDS);
    const retention = new Retention(work, relayWork, settings);
    const sweep = async () => {
      const { more, lost } = await sweeper.step();
      if (lost > 0) this.relaying.wake();
      return more;
    };
    return [
      new Loop({ name: 'sweeper', pause: sweepPause(settings), step: sweep }),
      new Loop({ name: 'timer ticker', pause: TICK, step: async () => (await this.ticker.step()).more }),
      new Loop({ name: 'pulse', pause: PULSE, step: () => this.pulse.step(work, handover) }),
      new Loop({ name: 'housekeeping', pause: HOUR, step: () => retention.step() }),
    ];
  }
}
