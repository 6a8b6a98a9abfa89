import { Injectable } from '@nestjs/common';
import { Words } from '../history/words.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { RequestLine, SupplyRequest } from './request.entity.js';
import type { ChangeRequest, DraftRequest } from './request.input.js';
import { type RequestActor, type RequestMove, statusOf } from './request.lifecycle.js';
import { BELOW_ALLOCATED } from './request.refusals.js';
import { type RequestChanges, RequestStore, type Wanted } from './request.store.js';
import { RequestJournal } from './request-journal.service.js';
import { RequestPartiesService } from './request-parties.service.js';

/** The changes of one request, inside the transaction of the act and under the head of its stream. */
@Injectable()
export class RequestRevisionService {
  constructor(
    private readonly store: RequestStore,
    private readonly parties: RequestPartiesService,
    private readonly journal: RequestJournal,
  ) {}

  lock(
    tx: Transaction,
    seen: SupplyRequest,
    move: RequestMove,
    actors: readonly RequestActor[],
  ): Promise<SupplyRequest> {
    return this.journal.lock(tx, seen, move, actors);
  }

  async draft(tx: Transaction, input: DraftRequest): Promise<SupplyRequest> {
    const hub = await this.parties.hub(tx, input.hub);
    const destinationId = await this.parties.destination(tx, hub, input.destination);
    const lines = await this.parties.lines(tx, input.lines);
    await this.parties.refusePast(tx, hub, input.neededBy);
    const { urgency, neededBy, purpose } = input;
    const own = { id: await this.store.nextId(tx), agencyId: tx.principal.organisationId };
    await this.parties.shareDraft(tx, own);
    const row = await this.store.insert(tx, {
      ...(await this.journal.begin(tx)),
      ...own,
      hubId: hub.id,
      ...{ destinationId, urgency, neededBy, purpose },
    });
    await this.store.replaceLines(tx, row.id, lines);
    await this.journal.recordDraft(tx, row, { lines: await this.parties.quantities(tx, lines), neededBy });
    return row;
  }

  async open(tx: Transaction, row: SupplyRequest): Promise<SupplyRequest> {
    await this.parties.refusePast(tx, await this.parties.hubOf(tx, row), row.neededBy);
    const opened = await this.store.change(tx, row, { status: 'OPEN' });
    await this.parties.shareWithHub(tx, opened);
    const lines = await this.parties.quantities(tx, await this.store.linesOf(tx, [row.id]));
    await this.journal.record(tx, opened, 'OPENED', { lines, neededBy: row.neededBy, urgency: row.urgency });
    return opened;
  }

  async change(tx: Transaction, row: SupplyRequest, input: ChangeRequest): Promise<SupplyRequest> {
    const changes = await this.read(tx, row, input);
    const before = await this.store.linesOf(tx, [row.id]);
    if (input.lines) await this.ask(tx, row, before, await this.parties.lines(tx, input.lines));
    const lines = await this.store.linesOf(tx, [row.id]);
    const status = row.openedAt ? statusOf(lines) : row.status;
    const changed = await this.store.change(tx, row, { ...changes, status });
    await this.journal.record(tx, changed, 'CHANGED', {
      before: { ...shown(row), lines: await this.parties.quantities(tx, before) },
      after: { ...shown(changed), lines: await this.parties.quantities(tx, lines) },
      reason: input.reason ? new Words(input.reason) : null,
    });
    return changed;
  }

  async end(
    tx: Transaction,
    row: SupplyRequest,
    to: 'CLOSED' | 'CANCELLED',
    reason: string,
  ): Promise<SupplyRequest> {
    const ended = await this.store.change(tx, row, { status: to });
    await this.journal.record(tx, ended, to, { reason: new Words(reason) });
    return ended;
  }

  private async read(tx: Transaction, row: SupplyRequest, input: ChangeRequest): Promise<RequestChanges> {
    const hub = await this.parties.hubOf(tx, row);
    const { destination, urgency, neededBy, purpose } = input;
    if (neededBy) await this.parties.refusePast(tx, hub, neededBy);
    return {
      ...(destination ? { destinationId: await this.parties.destination(tx, hub, destination) } : {}),
      ...(urgency ? { urgency } : {}),
      ...(neededBy ? { neededBy } : {}),
      ...(purpose ? { purpose } : {}),
    };
  }

  private async ask(
    tx: Transaction,
    row: SupplyRequest,
    before: readonly RequestLine[],
    wanted: readonly Wanted[],
  ): Promise<void> {
    for (const { itemId, allocated } of before) {
      const place = wanted.findIndex((line) => line.itemId === itemId);
      if ((wanted[place]?.quantity ?? 0) >= allocated) continue;
      throw BELOW_ALLOCATED.because(
        `${allocated} of it are allocated to request ${row.reference}: ask for that many at least.`,
        place < 0 ? 'lines' : `lines[${place}].quantity`,
      );
    }
    await this.store.replaceLines(tx, row.id, wanted);
  }
}

function shown({ neededBy, urgency, destinationId, purpose }: SupplyRequest): Record<string, unknown> {
  return { neededBy, urgency, destinationId, purpose: new Words(purpose) };
}
