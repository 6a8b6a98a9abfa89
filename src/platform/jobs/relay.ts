import type { UnitOfWork } from '../database/unit-of-work.js';
import { systemPrincipal } from '../principal/principal.js';
import type { HandlerRegistry } from './handler-registry.js';
import type { Handed, Handover } from './handover.js';
import { fanOut, markSent, takeMessages, takeUnsent, type UnsentDelivery } from './relay.store.js';

const BATCH = 200;
const PRINCIPAL = systemPrincipal('relay', 'relay');

/**
 * Takes messages from the outbox to the queues, in two transactions. The first writes down who has to get a
 * message. The second gives deliveries to the queues and marks them; a worker that is quicker than its commit
 * waits for it on the row's lock. A relay that dies in between adds the same ids again, which BullMQ ignores.
 * Any number of relays may run: each takes rows that no other one holds.
 */
export class Relay {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: HandlerRegistry,
    private readonly handover: Handover,
  ) {}

  /** @returns whether there may be more. @throws Error when the queue's server did not take what it was given. */
  async step(): Promise<boolean> {
    const messages = await this.fanOut();
    const deliveries = await this.handOver();
    return messages === BATCH || deliveries === BATCH;
  }

  private fanOut(): Promise<number> {
    const { routes } = this.registry;
    return this.work.write(PRINCIPAL, async (tx) => {
      const messages = await takeMessages(tx, routes.pairs.messages, BATCH);
      const deliveries = messages.flatMap(({ id, name }) =>
        routes.to(name).map(({ subscriber }) => ({ outboxId: id, subscriber })),
      );
      if (messages.length > 0) await fanOut(tx, messages, deliveries);
      return messages.length;
    });
  }

  private async handOver(): Promise<number> {
    // Asked first: with Redis away each poll would open a transaction only to wait in vain.
    if (this.handover.problem()) return 0;
    return this.work.write(PRINCIPAL, async (tx) => {
      const deliveries = await takeUnsent(tx, this.registry.routes.pairs, BATCH);
      for (const [queue, handed] of this.byQueue(deliveries)) await this.handover.add(queue, handed);
      if (deliveries.length > 0) await markSent(tx, deliveries);
      return deliveries.length;
    });
  }

  private byQueue(deliveries: readonly UnsentDelivery[]): Map<string, Handed[]> {
    const queues = new Map<string, Handed[]>();
    for (const delivery of deliveries) {
      const route = this.registry.routes.find(delivery.name, delivery.subscriber);
      if (!route) throw new Error(`No handler for ${delivery.name} to ${delivery.subscriber}`);
      const { queue, attempts, backoffMilliseconds } = route;
      queues.set(queue, [...(queues.get(queue) ?? []), { ...delivery, attempts, backoffMilliseconds }]);
    }
    return queues;
  }
}
