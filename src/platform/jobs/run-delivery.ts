import { Injectable, Logger } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { newId } from '../ids/ids.js';
import { tellableMessage } from '../logging/redaction.js';
import { deliveries } from '../metrics/counters.js';
import { buryDelivery } from './dead-letter.store.js';
import type { Delivery } from './delivery.js';
import { DeliveryPrincipal } from './delivery-principal.js';
import { HandlerRegistry } from './handler-registry.js';
import { type ClaimedMessage, claimDelivery, peekDelivery } from './inbox.store.js';
import { type DeclaredMessage, type DeliveryContext, firstFault } from './message.js';
import { judge, NoHandler, type Try, tooDeadly, UnfitPayload, type Verdict } from './verdict.js';

const LONGEST_REASON = 2_000;

/** Carries out one delivery: inbox row, effect and the end of the delivery in one transaction. */
@Injectable()
export class DeliveryRunner {
  private readonly logger = new Logger('Jobs');

  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: HandlerRegistry,
  ) {}

  async run(delivery: Delivery, one: Try): Promise<Verdict> {
    const verdict = await this.attempt(delivery, one);
    const known = this.registry.routes.find(one.name, delivery.subscriber);
    deliveries.inc({ subscriber: known ? delivery.subscriber : 'unknown', outcome: verdict.kind });
    return verdict;
  }

  private async attempt(delivery: Delivery, one: Try): Promise<Verdict> {
    const principal = new DeliveryPrincipal();
    const deadly = tooDeadly(one);
    if (deadly) return this.conclude(delivery, one, principal, { kind: 'dead', reason: deadly });
    try {
      await this.apply(delivery, principal);
      return { kind: 'done' };
    } catch (problem) {
      return this.conclude(delivery, one, principal, judge(problem, one));
    }
  }

  private async apply(delivery: Delivery, principal: DeliveryPrincipal): Promise<void> {
    await this.reachOut(delivery, principal);
    const after: (() => void | Promise<void>)[] = [];
    await this.work.write(principal, async (tx) => {
      after.length = 0;
      const message = await claimDelivery(tx, delivery);
      if (!message) throw new Error('There is no outbox row for this delivery (yet, or any more).');
      principal.requestId = message.requestId;
      if (message.fresh) await this.handle(tx, delivery, message, (action) => after.push(action));
    });
    for (const action of after) await this.afterCommit(action, principal);
  }

  private async handle(
    tx: Transaction,
    { outboxId, subscriber, attempt }: Delivery,
    message: ClaimedMessage,
    afterCommit: DeliveryContext['afterCommit'],
  ): Promise<void> {
    const { name, payload, requestId } = message;
    const route = this.registry.routes.find(name, subscriber);
    if (!route) throw new NoHandler(message, subscriber);
    const fit = fitting(route.message, payload);
    await route.handler().handle(tx, fit, { outboxId, requestId, attempt, afterCommit });
  }

  /** A job's subscriber has the job's name. */
  private async reachOut(delivery: Delivery, principal: DeliveryPrincipal): Promise<void> {
    const { outboxId, subscriber, attempt } = delivery;
    const route = this.registry.routes.find(subscriber, subscriber);
    const handler = route?.handler();
    if (!route || !handler?.reachOut) return;
    const message = await this.work.read(principal, (tx) => peekDelivery(tx, delivery));
    if (!message) return;
    const { payload, requestId } = message;
    principal.requestId = requestId;
    await handler.reachOut(fitting(route.message, payload), { outboxId, requestId, attempt });
  }

  private async afterCommit(
    action: () => void | Promise<void>,
    { requestId }: DeliveryPrincipal,
  ): Promise<void> {
    try {
      await action();
    } catch (problem) {
      this.logger.warn({ requestId }, `What was to follow a job's commit failed: ${String(problem)}`);
    }
  }

  private async conclude(
    delivery: Delivery,
    one: Try,
    principal: DeliveryPrincipal,
    verdict: Verdict,
  ): Promise<Verdict> {
    const facts = { requestId: principal.requestId, job: one.name, ...delivery };
    if (verdict.kind === 'again') {
      this.logger.warn(
        facts,
        `Try ${one.number} of ${one.of} of ${one.name} failed: ${tellableMessage(verdict.problem)}`,
      );
    }
    if (verdict.kind !== 'dead') return verdict;
    const letter = { id: newId(), nameInQueue: one.name, reason: verdict.reason.slice(0, LONGEST_REASON) };
    try {
      const written = await this.work.write(principal, (tx) => buryDelivery(tx, delivery, letter));
      if (written > 0) this.logger.error(facts, `${one.name} is a dead letter: ${verdict.reason}`);
      return verdict;
    } catch (problem) {
      this.logger.error(facts, `The dead letter of ${one.name} could not be written: ${String(problem)}`);
      return { kind: 'later' };
    }
  }
}

/** @throws UnfitPayload */
function fitting(message: DeclaredMessage, payload: unknown): unknown {
  const parsed = message.payload.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new UnfitPayload(`The payload does not fit: ${firstFault(parsed.error)}`);
}
