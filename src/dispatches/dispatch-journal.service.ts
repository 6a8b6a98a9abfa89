import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import type { EventDefinition } from '../platform/jobs/define-event.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import { TimersService } from '../platform/jobs/timers.service.js';
import type { Dispatch } from './dispatch.entity.js';
import { ARRIVAL_TIMER } from './dispatch.jobs.js';
import type { DispatchActor, DispatchMove } from './dispatch.lifecycle.js';
import { DISPATCH_MOVE_NOT_ALLOWED, REFERENCE_TAKEN } from './dispatch.refusals.js';
import { type DispatchChanges, DispatchStore, type NewDispatch } from './dispatch.store.js';
import { actorsOf, stepOf } from './dispatch-actor.js';

type Addressed = Omit<NewDispatch, 'publicId' | 'streamId'>;

export interface Happening {
  /** The event in the dispatch's stream; left out for what its pallets' streams tell. */
  readonly code?: number;
  readonly occurredAt?: Date | null;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly changes?: DispatchChanges;
  /** What the rest of the house is told. */
  readonly announce?: EventDefinition<{ dispatchId: string }>;
}

/** Writes what happens to a dispatch: row, stream, timer and announcement, together. The caller holds the head. */
@Injectable()
export class DispatchJournal {
  constructor(
    private readonly store: DispatchStore,
    private readonly history: HistoryService,
    private readonly outbox: OutboxService,
    private readonly timers: TimersService,
  ) {}

  /** A new draft with a stream of its own. @throws Refused REFERENCE_TAKEN */
  async open(tx: Transaction, one: Addressed, reference: string | null): Promise<Dispatch> {
    const publicId = newId();
    const streamId = await this.history.openStream(tx, 'dispatch', publicId);
    const dispatch = await this.store.insert(tx, { ...one, publicId, streamId }, reference);
    if (dispatch) return dispatch;
    throw REFERENCE_TAKEN.because(
      `Another dispatch of this hub has the reference ${reference}.`,
      'reference',
    );
  }

  /**
   * Moves a dispatch, if it may be moved so by these actors.
   * @returns what it is now
   * @throws Refused DISPATCH_MOVE_NOT_ALLOWED, FORBIDDEN
   */
  async move(
    tx: Transaction,
    before: Dispatch,
    move: DispatchMove,
    happening: Happening,
    actors: readonly DispatchActor[] = actorsOf(tx.principal),
  ): Promise<Dispatch> {
    const { to: status } = stepOf(before, move, actors);
    const changes = happening.changes ?? {};
    if (!(await this.store.move(tx, before, status, changes))) {
      throw DISPATCH_MOVE_NOT_ALLOWED.because(`Dispatch ${before.reference} was changed by somebody else.`);
    }
    return this.tell(tx, { ...before, ...changes, status }, before, happening);
  }

  /** Something that leaves the status as it is. */
  async note(tx: Transaction, before: Dispatch, happening: Happening): Promise<Dispatch> {
    const { changes } = happening;
    if (changes) await this.store.mark(tx, before.id, changes);
    return this.tell(tx, { ...before, ...changes }, before, happening);
  }

  now(tx: Transaction): Promise<Date> {
    return this.history.now(tx);
  }

  private async tell(
    tx: Transaction,
    after: Dispatch,
    before: Dispatch,
    happening: Happening,
  ): Promise<Dispatch> {
    const { code, occurredAt, detail, announce } = happening;
    if (code) {
      const event = { code, ...(occurredAt ? { occurredAt } : {}), ...(detail ? { detail } : {}) };
      await this.history.append(tx, after.streamId, [event]);
    }
    await this.moveTimer(tx, before, after);
    if (announce) await this.outbox.announce(tx, announce, { dispatchId: after.publicId });
    return after;
  }

  /** An arrival is awaited while it is estimated and has not come. */
  private async moveTimer(tx: Transaction, before: Dispatch, after: Dispatch): Promise<void> {
    const [was, is] = [dueOf(before), dueOf(after)];
    if (was?.getTime() === is?.getTime()) return;
    if (is) await this.timers.set(tx, ARRIVAL_TIMER, after.publicId, is);
    else await this.timers.clear(tx, ARRIVAL_TIMER, after.publicId);
  }
}

/** When the arrival is due, of a dispatch that is to arrive. */
export function dueOf({ status, estimatedArrivalAt }: Dispatch): Date | null {
  return status === 'PLANNED' || status === 'LOADING' || status === 'DEPARTED' ? estimatedArrivalAt : null;
}
