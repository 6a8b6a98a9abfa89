import { Injectable } from '@nestjs/common';
import type { NewAudit } from '../history/audit.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { type Reported, reportedEvent } from './reported-event.js';
import { TransportEvent } from './transport.events.js';
import { dueIn, type FoldedTransport, overdueDetail } from './transport.fold.js';
import { TransportJournal } from './transport-journal.service.js';
import { noSuchTransport, type TransportRow, TransportsService } from './transports.service.js';

/** Takes what is said of one transport, once, under the head of its stream. */
@Injectable()
export class ReportDesk {
  constructor(
    private readonly commands: CommandsService,
    private readonly transports: TransportsService,
    private readonly journal: TransportJournal,
  ) {}

  /** @throws Refused NOT_FOUND, and what the effect refuses */
  async take(
    principal: Principal,
    operation: string,
    body: { readonly idempotencyKey: string; readonly transportId: string },
    effect: (tx: Transaction, before: TransportRow) => Promise<void>,
  ): Promise<TransportRow> {
    const command = { operation, idempotencyKey: body.idempotencyKey, body };
    const { transportId } = await this.commands.run(principal, command, async (tx) => {
      const seen = await this.transports.visible(tx, body.transportId);
      if (!seen) throw noSuchTransport();
      await effect(tx, await this.journal.lock(tx, seen));
      return { transportId: seen.publicId };
    });
    return this.transports.answer(principal, transportId);
  }

  /** Records what somebody saw or expects. */
  async record(tx: Transaction, row: TransportRow, reported: Reported): Promise<FoldedTransport> {
    const now = await this.journal.now(tx);
    return this.journal.record(tx, row, reportedEvent(tx.principal, now, reported));
  }

  /** Records what somebody decided: it happens now. */
  async note(
    tx: Transaction,
    row: TransportRow,
    code: number,
    detail: Record<string, unknown>,
    audit?: NewAudit,
  ): Promise<void> {
    await this.journal.record(tx, row, { code, detail, ...(audit ? { audit } : {}) });
  }

  /**
   * Marks a transport of which nothing was reported until its due time: the only thing that a timer writes. A
   * simulated one is not marked: whoever reports it looks at the clock in the same second as the timer.
   */
  async markOverdue(tx: Transaction, publicId: string, dueAt: Date): Promise<void> {
    const [seen] = await this.transports.byPublicIds(tx, [publicId]);
    if (!seen) throw new Error(`A timer is set for transport ${publicId}, which does not exist`);
    const row = await this.journal.lock(tx, seen);
    const due = dueIn(row, row);
    // The report came at this moment, or another time is awaited now.
    if (due?.at.getTime() !== dueAt.getTime() || row.overdue || row.simulated) return;
    await this.journal.record(tx, row, {
      code: TransportEvent.TRANSPORT_OVERDUE,
      detail: overdueDetail(due),
    });
  }
}
