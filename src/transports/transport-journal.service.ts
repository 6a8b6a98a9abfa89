import { Injectable } from '@nestjs/common';
import type { NewEvent } from '../history/event.js';
import { HistoryService } from '../history/history.service.js';
import type { EventRow } from '../history/history.store.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { TimersService } from '../platform/jobs/timers.service.js';
import { ARRIVAL_TIMER, DEPARTURE_TIMER, TransportEvent } from './transport.events.js';
import { type Due, dueIn, type FoldedTransport, foldTransport } from './transport.fold.js';
import type { TransportAwaits } from './transport.lifecycle.js';
import { ALREADY_SCHEDULED } from './transport.refusals.js';
import { type NewTransport, type TransportRow, TransportStore } from './transport.store.js';
import { TransportStopStore } from './transport-stop.store.js';

const TIMERS: Readonly<Record<TransportAwaits, string>> = {
  DEPARTURE: DEPARTURE_TIMER,
  ARRIVAL: ARRIVAL_TIMER,
};

/** Events that are read at once. */
const BATCH = 500;

/** Writes a transport's stream; its row is the fold of that stream, and its timers follow from the row. */
@Injectable()
export class TransportJournal {
  constructor(
    private readonly store: TransportStore,
    private readonly stops: TransportStopStore,
    private readonly history: HistoryService,
    private readonly timers: TimersService,
  ) {}

  /** @throws Refused ALREADY_SCHEDULED */
  async open(
    tx: Transaction,
    one: Omit<NewTransport, 'publicId' | 'streamId'>,
  ): Promise<{ id: string; publicId: string }> {
    const publicId = newId();
    const streamId = await this.history.openStream(tx, 'transport', publicId);
    const id = await this.store.insert(tx, { ...one, publicId, streamId });
    if (!id) {
      const when = one.departsAt.toISOString();
      throw ALREADY_SCHEDULED.because(`${one.number} of ${when} is on the timetable already.`, 'number');
    }
    await this.history.append(tx, streamId, [{ code: TransportEvent.TRANSPORT_SCHEDULED }]);
    await this.timers.set(tx, DEPARTURE_TIMER, publicId, one.departsAt);
    return { id, publicId };
  }

  /** Takes the head of the stream and reads the row under it: what was read before may have changed. */
  async lock(tx: Transaction, { id, streamId }: TransportRow): Promise<TransportRow> {
    await this.history.lockHeads(tx, [streamId]);
    const [row] = await this.store.byIds(tx, [id]);
    if (!row) throw new Error(`Transport ${id} is gone`);
    return row;
  }

  /** Appends an event and folds the stream anew. The caller holds the head. */
  async record(tx: Transaction, row: TransportRow, event: NewEvent): Promise<FoldedTransport> {
    await this.history.append(tx, row.streamId, [event]);
    const state = foldTransport(row, await this.eventsOf(tx, row.streamId));
    await this.store.storeState(tx, row.id, state);
    await this.stops.storeCalls(tx, row.id, state.calls);
    await this.moveTimers(tx, row.publicId, dueIn(row, row), dueIn(state, row));
    return state;
  }

  now(tx: Transaction): Promise<Date> {
    return this.history.now(tx);
  }

  private async eventsOf(tx: Transaction, streamId: string): Promise<EventRow[]> {
    const events: EventRow[] = [];
    for (let more = true; more; ) {
      const page = await this.history.eventsOfStreams(tx, [streamId], events.at(-1)?.sequence ?? 0, BATCH);
      events.push(...page);
      more = page.length === BATCH;
    }
    return events;
  }

  /** A timer that has fired stays as it is until something else is awaited, or at another time. */
  private async moveTimers(
    tx: Transaction,
    publicId: string,
    before: Due | null,
    after: Due | null,
  ): Promise<void> {
    if (before?.awaits === after?.awaits && before?.at.getTime() === after?.at.getTime()) return;
    if (before && before.awaits !== after?.awaits)
      await this.timers.clear(tx, TIMERS[before.awaits], publicId);
    if (after) await this.timers.set(tx, TIMERS[after.awaits], publicId, after.at);
  }
}
