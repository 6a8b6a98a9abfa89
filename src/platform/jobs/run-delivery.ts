import { Injectable, Logger } from '@nestjs/common';
import { isUnreachable } from '../database/postgres-errors.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { newId } from '../ids/ids.js';
import { BUSY } from '../refusals/platform.refusals.js';
import { Refused } from '../refusals/refusal.js';
import { buryDelivery } from './dead-letter.store.js';
import type { Delivery } from './delivery.js';
import { DeliveryPrincipal } from './delivery-principal.js';
import { HandlerRegistry } from './handler-registry.js';
import { type ClaimedMessage, claimDelivery } from './inbox.store.js';
import { type DeliveryContext, firstFault } from './message.js';

/** What the queue knows of a try. */
export interface Try {
  /** The message's name in the queue. Only shown: what is done is read from the outbox row. */
  readonly name: string;
  /** This try and how many there are. */
  readonly number: number;
  readonly of: number;
  /** How often a process died while it was at work on this. */
  readonly deaths: number;
}

/** What the queue is told: done; try again after the back-off; later, without counting a try; never. */
export type Verdict =
  | { readonly kind: 'done' }
  | { readonly kind: 'again'; readonly problem: Error }
  | { readonly kind: 'later' }
  | { readonly kind: 'dead'; readonly reason: string };

/** A delivery that takes its process down each time would take all of them down for ever. */
const DEATHS = 20;
const LONGEST_REASON = 2_000;

/**
 * Seconds. While a new release is rolled out, an old worker takes jobs of subscribers that it does not know: it
 * puts young ones back for a worker that does.
 */
const ROLLOUT = 600;

class NoHandler extends Error {
  constructor(
    { name, ageSeconds }: ClaimedMessage,
    subscriber: string,
    readonly young = ageSeconds < ROLLOUT,
  ) {
    super(`This process has no handler for ${name} to ${subscriber}.`);
  }
}

/** The payload in the outbox row does not fit its declaration: no repetition will change that. */
class UnfitPayload extends Error {}

/** Carries out one delivery: inbox row, effect and the end of the delivery in one transaction. */
@Injectable()
export class DeliveryRunner {
  private readonly logger = new Logger('Jobs');

  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: HandlerRegistry,
  ) {}

  async run(delivery: Delivery, one: Try): Promise<Verdict> {
    const principal = new DeliveryPrincipal();
    if (one.deaths > DEATHS) {
      return this.bury(
        delivery,
        one,
        principal,
        `The process died ${one.deaths} times while it was at work on this.`,
      );
    }
    try {
      await this.apply(delivery, principal);
      return { kind: 'done' };
    } catch (problem) {
      return this.judge(delivery, one, principal, problem);
    }
  }

  private async apply(delivery: Delivery, principal: DeliveryPrincipal): Promise<void> {
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
    const parsed = route.message.payload.safeParse(payload);
    if (!parsed.success) throw new UnfitPayload(`The payload does not fit: ${firstFault(parsed.error)}`);
    await route.handler().handle(tx, parsed.data, { outboxId, requestId, attempt, afterCommit });
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

  private async judge(
    delivery: Delivery,
    one: Try,
    principal: DeliveryPrincipal,
    problem: unknown,
  ): Promise<Verdict> {
    if (isUnreachable(problem) || (problem instanceof NoHandler && problem.young)) return { kind: 'later' };
    const error = problem instanceof Error ? problem : new Error(String(problem));
    if (isForEver(error) || one.number >= one.of) return this.bury(delivery, one, principal, reasonOf(error));
    const facts = { requestId: principal.requestId, job: one.name, ...delivery };
    this.logger.warn(facts, `Try ${one.number} of ${one.of} of ${one.name} failed: ${error.message}`);
    return { kind: 'again', problem: error };
  }

  private async bury(
    delivery: Delivery,
    one: Try,
    principal: DeliveryPrincipal,
    reason: string,
  ): Promise<Verdict> {
    const facts = { requestId: principal.requestId, job: one.name, ...delivery };
    const letter = { id: newId(), nameInQueue: one.name, reason: reason.slice(0, LONGEST_REASON) };
    try {
      const written = await this.work.write(principal, (tx) => buryDelivery(tx, delivery, letter));
      if (written > 0) this.logger.error(facts, `${one.name} is a dead letter: ${reason}`);
    } catch (problem) {
      this.logger.error(facts, `The dead letter of ${one.name} could not be written: ${String(problem)}`);
      return { kind: 'later' };
    }
    return { kind: 'dead', reason };
  }
}

/** Others being in the way is a refusal to a person, who decides whether to repeat; a job is simply repeated. */
function isForEver(error: Error): boolean {
  return error instanceof UnfitPayload || (error instanceof Refused && error.code !== BUSY.code);
}

function reasonOf(error: Error): string {
  return error instanceof Refused ? `${error.code}: ${error.message}` : error.message;
}
