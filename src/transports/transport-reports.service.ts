import { Injectable } from '@nestjs/common';
import { Capture, FLAGGED_TIME, type NewEvent } from '../history/event.js';
import { CommandsService } from '../platform/commands/commands.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { validated } from '../platform/refusals/validated.js';
import { TransportEvent, TransportReported } from './transport.events.js';
import { dueIn, overdueDetail, type TransportState } from './transport.fold.js';
import { type ReportTransport, reportTransportInput } from './transport.input.js';
import type { ReportEffect, TransportReport } from './transport.lifecycle.js';
import { TransportJournal } from './transport-journal.service.js';
import { noSuchTransport, type TransportRow, TransportsService } from './transports.service.js';

/** Milliseconds that a reported time may be ahead of the hub's clock. One that is further ahead is not believed. */
const CLOCK_SKEW = 5 * 60_000;

const CODES: Readonly<Record<TransportReport, number>> = {
  LEFT: TransportEvent.TRANSPORT_LEFT,
  ARRIVED: TransportEvent.TRANSPORT_ARRIVED,
  CANCELLED: TransportEvent.TRANSPORT_CANCELLED,
};

/** What is seen of vehicles. A report is never refused for coming late, twice, or against another one. */
@Injectable()
export class TransportReportsService {
  constructor(
    private readonly commands: CommandsService,
    private readonly transports: TransportsService,
    private readonly journal: TransportJournal,
    private readonly outbox: OutboxService,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND */
  async report(principal: Principal, sent: unknown): Promise<TransportRow> {
    const input = validated(reportTransportInput, sent);
    const command = { operation: 'reportTransport', idempotencyKey: input.idempotencyKey, body: input };
    const { transportId } = await this.commands.run(principal, command, async (tx) => {
      const seen = await this.transports.visible(tx, input.transportId);
      if (!seen) throw noSuchTransport();
      const before = await this.journal.lock(tx, seen);
      const after = await this.journal.record(tx, before, await this.eventOf(tx, input));
      const payload = { transportId: seen.publicId, report: input.report, effect: effectOf(before, after) };
      await this.outbox.announce(tx, TransportReported, payload);
      return { transportId: seen.publicId };
    });
    return this.transports.answer(principal, transportId);
  }

  /** Marks a transport of which nothing was reported until its due time: the only thing that a timer writes. */
  async markOverdue(tx: Transaction, publicId: string, dueAt: Date): Promise<void> {
    const [seen] = await this.transports.byPublicIds(tx, [publicId]);
    if (!seen) throw new Error(`A timer is set for transport ${publicId}, which does not exist`);
    const row = await this.journal.lock(tx, seen);
    const due = dueIn(row, row);
    // The report came at this moment, or another time is awaited now.
    if (due?.at.getTime() !== dueAt.getTime() || row.overdue) return;
    await this.journal.record(tx, row, {
      code: TransportEvent.TRANSPORT_OVERDUE,
      detail: overdueDetail(due),
    });
  }

  private async eventOf(tx: Transaction, input: ReportTransport): Promise<NewEvent> {
    const now = await this.journal.now(tx);
    const doubted = input.occurredAt.getTime() > now.getTime() + CLOCK_SKEW;
    const capture = tx.principal.kind === 'device' ? Capture.IMPORT : Capture.MANUAL;
    const detail = {
      ...(input.estimatedArrivalAt ? { estimatedArrivalAt: input.estimatedArrivalAt.toISOString() } : {}),
      ...(doubted ? { statedAt: input.occurredAt.toISOString() } : {}),
    };
    return {
      code: CODES[input.report],
      occurredAt: doubted ? now : input.occurredAt,
      capture: doubted ? capture | FLAGGED_TIME : capture,
      ...(Object.keys(detail).length > 0 ? { detail } : {}),
    };
  }
}

/** What a report did to what is known of the transport. */
function effectOf(before: TransportState, after: TransportState): ReportEffect {
  if (after.attention && !before.attention) return 'CONTRADICTS';
  const known = ({ status, leftAt, arrivedAt, estimatedArrivalAt }: TransportState) =>
    JSON.stringify([status, leftAt, arrivedAt, estimatedArrivalAt]);
  return known(before) === known(after) ? 'REPEATS' : 'ADVANCES';
}
