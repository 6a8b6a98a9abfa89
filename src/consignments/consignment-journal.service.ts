import { Injectable } from '@nestjs/common';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids/ids.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import { type ConsignmentChange, ConsignmentChanged, ConsignmentEvent } from './consignment.events.js';
import { type ConsignmentMove, deriveStatus, mayMove } from './consignment.lifecycle.js';
import { CONSIGNMENT_CLOSED } from './consignment.refusals.js';
import { type ConsignmentRow, ConsignmentStore, factsOf } from './consignment.store.js';

/** A consignment's stream, as it is known inside and outside. */
export interface ConsignmentStream {
  readonly publicId: string;
  readonly streamId: string;
}

const CODES: Readonly<Record<ConsignmentChange, number>> = {
  ANNOUNCED: ConsignmentEvent.CONSIGNMENT_ANNOUNCED,
  RECIPIENTS_REVISED: ConsignmentEvent.CONSIGNMENT_RECIPIENTS_REVISED,
  ANNOUNCEMENT_REVISED: ConsignmentEvent.CONSIGNMENT_ANNOUNCEMENT_REVISED,
  TRANSPORT_ATTACHED: ConsignmentEvent.CONSIGNMENT_TRANSPORT_ATTACHED,
  CANCELLED: ConsignmentEvent.CONSIGNMENT_CANCELLED,
};

const WHY_NOT: Readonly<Record<ConsignmentMove, string>> = {
  CANCEL: 'it could be cancelled until it arrived.',
  REVISE_RECIPIENTS: 'its recipients could be revised until it was received.',
  REVISE_ANNOUNCEMENT: 'what was announced could be revised until all of its pallets were received.',
  ATTACH_TRANSPORT: 'no more transports bring it.',
};

/** Opens a consignment for a change, and writes the change into its stream. */
@Injectable()
export class ConsignmentJournal {
  constructor(
    private readonly store: ConsignmentStore,
    private readonly history: HistoryService,
    private readonly outbox: OutboxService,
  ) {}

  async begin(tx: Transaction): Promise<ConsignmentStream> {
    const publicId = newId();
    return { publicId, streamId: await this.history.openStream(tx, 'consignment', publicId) };
  }

  /**
   * Takes the head of the stream and reads the row under it, when its status allows the move.
   * @throws Refused CONSIGNMENT_CLOSED
   */
  async lock(
    tx: Transaction,
    { id, streamId }: ConsignmentRow,
    move: ConsignmentMove,
  ): Promise<ConsignmentRow> {
    await this.history.lockHeads(tx, [streamId]);
    const [row] = await this.store.byIds(tx, [id]);
    if (!row) throw new Error(`Consignment ${id} is gone`);
    const status = deriveStatus(factsOf(row));
    if (mayMove(status, move)) return row;
    throw CONSIGNMENT_CLOSED.because(
      `Consignment ${row.reference} is ${status}: ${WHY_NOT[move]}`,
      'consignmentId',
    );
  }

  async record(
    tx: Transaction,
    { publicId, streamId }: ConsignmentStream,
    change: ConsignmentChange,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.history.append(tx, streamId, [{ code: CODES[change], detail }]);
    await this.outbox.announce(tx, ConsignmentChanged, { consignmentId: publicId, change });
  }
}
