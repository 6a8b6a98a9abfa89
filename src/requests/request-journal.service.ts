import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import type { SupplyRequest } from './request.entity.js';
import { type RequestChange, RequestChanged, RequestEvent } from './request.events.js';
import { REQUEST_MOVES, type RequestActor, type RequestMove } from './request.lifecycle.js';
import { noSuchRequest, notAllowed } from './request.refusals.js';
import { RequestStore } from './request.store.js';

type Detail = Readonly<Record<string, unknown>>;

const CODES: Readonly<Record<RequestChange, number>> = {
  OPENED: RequestEvent.REQUEST_OPENED,
  CHANGED: RequestEvent.REQUEST_CHANGED,
  ALLOCATED: RequestEvent.REQUEST_ALLOCATED,
  RELEASED: RequestEvent.REQUEST_RELEASED,
  DELIVERED: RequestEvent.REQUEST_DELIVERED,
  CLOSED: RequestEvent.REQUEST_CLOSED,
  CANCELLED: RequestEvent.REQUEST_CANCELLED,
};

/** Opens a request for a change, and writes the change into its stream. */
@Injectable()
export class RequestJournal {
  constructor(
    private readonly store: RequestStore,
    private readonly history: HistoryService,
    private readonly outbox: OutboxService,
  ) {}

  async begin(tx: Transaction): Promise<Pick<SupplyRequest, 'publicId' | 'streamId'>> {
    const publicId = newId();
    return { publicId, streamId: await this.history.openStream(tx, 'request', publicId) };
  }

  /**
   * Takes the head of the stream and reads the row under it, when its status allows the move to this actor.
   * @throws Refused REQUEST_CLOSED, NOT_FOUND
   */
  async lock(
    tx: Transaction,
    seen: SupplyRequest,
    move: RequestMove,
    actors: readonly RequestActor[],
  ): Promise<SupplyRequest> {
    await this.history.lockHeads(tx, [seen.streamId]);
    const [row] = await this.store.byIds(tx, [seen.id]);
    if (!row) throw noSuchRequest();
    const step = REQUEST_MOVES[row.status][move];
    if (step?.by.some((actor) => actors.includes(actor))) return row;
    throw notAllowed(row.reference, row.status, move);
  }

  /** Told to nobody: a draft is the agency's own. */
  async recordDraft(tx: Transaction, { streamId }: SupplyRequest, detail: Detail): Promise<void> {
    await this.history.append(tx, streamId, [{ code: RequestEvent.REQUEST_DRAFTED, detail }]);
  }

  async record(
    tx: Transaction,
    { publicId, streamId, openedAt }: SupplyRequest,
    change: RequestChange,
    detail: Detail,
  ): Promise<void> {
    await this.history.append(tx, streamId, [{ code: CODES[change], detail }]);
    if (openedAt) await this.outbox.announce(tx, RequestChanged, { requestId: publicId, change });
  }
}
