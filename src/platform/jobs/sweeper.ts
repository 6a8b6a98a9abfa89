import { Logger } from '@nestjs/common';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { systemPrincipal } from '../principal/principal.js';
import type { HandlerRegistry } from './handler-registry.js';
import type { Handover } from './handover.js';
import {
  dropDeliveries,
  lockDeliveries,
  type OldDelivery,
  oldDeliveries,
  sendAgain,
  touchDeliveries,
} from './sweeper.store.js';

const BATCH = 200;
/** Questions to the queue at a time. */
const ABREAST = 10;
const PRINCIPAL = systemPrincipal('relay', 'sweeper');

type Fate = 'done' | 'held' | 'lost';

/**
 * Looks after deliveries that should have come to an end. What the queue no longer holds (Redis was wiped, the
 * job failed and its process died before it wrote the dead letter) goes out again as the next attempt. The inbox
 * decides what is done, never the queue.
 */
export class Sweeper {
  private readonly logger = new Logger('Jobs');

  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: HandlerRegistry,
    private readonly handover: Handover,
    private readonly sweepAfterMilliseconds: number,
  ) {}

  /** @throws Error when the queue cannot be asked. */
  async step(): Promise<{ more: boolean; lost: number }> {
    if (this.handover.problem()) return { more: false, lost: 0 };
    const old = await this.work.read(PRINCIPAL, (tx) =>
      oldDeliveries(tx, this.sweepAfterMilliseconds, BATCH),
    );
    if (old.length === 0) return { more: false, lost: 0 };
    const fates = new Map<OldDelivery, Fate>();
    for (let at = 0; at < old.length; at += ABREAST) {
      const some = old.slice(at, at + ABREAST);
      await Promise.all(some.map(async (delivery) => fates.set(delivery, await this.fateOf(delivery))));
    }
    const lost = await this.apply(fates);
    if (lost > 0) this.logger.warn(`${lost} deliveries were lost by their queue and are sent again`);
    return { more: old.length === BATCH, lost };
  }

  private async fateOf(delivery: OldDelivery): Promise<Fate> {
    if (delivery.done) return 'done';
    const route = this.registry.routes.find(delivery.name ?? '', delivery.subscriber);
    // Another release may know the subscriber. The health page tells of what nobody handles.
    if (!route) return 'held';
    return (await this.handover.holds(route.queue, delivery)) ? 'held' : 'lost';
  }

  /** @returns how many will be sent again. */
  private apply(fates: ReadonlyMap<OldDelivery, Fate>): Promise<number> {
    return this.work.write(PRINCIPAL, async (tx) => {
      const locked = await lockDeliveries(tx, [...fates.keys()]);
      const these = (fate: Fate) => locked.filter((delivery) => fates.get(delivery) === fate);
      await dropDeliveries(tx, these('done'));
      await touchDeliveries(tx, these('held'));
      return sendAgain(tx, these('lost'));
    });
  }
}
