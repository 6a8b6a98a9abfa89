import { Injectable } from '@nestjs/common';
import { PlacesService } from '../places/places.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { OutboxService } from '../platform/jobs/outbox.service.js';
import type { Principal } from '../platform/principal/principal.js';
import { INVALID_INPUT } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { ReportDesk } from './report-desk.service.js';
import {
  TransportCalled,
  TransportEstimated,
  TransportEvent,
  TransportReported,
} from './transport.events.js';
import type { TransportState } from './transport.fold.js';
import type { CallReport, ReportEffect, TransportReport } from './transport.lifecycle.js';
import type { TransportRow } from './transport.store.js';
import { estimateTransportInput, reportCallInput, reportTransportInput } from './transport-reports.input.js';
import type { TransportStop } from './transport-stop.entity.js';
import { TransportStopStore } from './transport-stop.store.js';

const CODES: Readonly<Record<TransportReport, number>> = {
  LEFT: TransportEvent.TRANSPORT_LEFT,
  ARRIVED: TransportEvent.TRANSPORT_ARRIVED,
  CANCELLED: TransportEvent.TRANSPORT_CANCELLED,
};

const CALLS: Readonly<Record<CallReport, number>> = {
  ARRIVED: TransportEvent.TRANSPORT_CALL_ARRIVED,
  LEFT: TransportEvent.TRANSPORT_CALL_LEFT,
};

/** What is seen of vehicles. A report is never refused for coming late, twice, or against another one. */
@Injectable()
export class TransportReportsService {
  constructor(
    private readonly desk: ReportDesk,
    private readonly stops: TransportStopStore,
    private readonly places: PlacesService,
    private readonly outbox: OutboxService,
  ) {}

  /** @throws Refused INVALID_INPUT, NOT_FOUND */
  report(principal: Principal, sent: unknown): Promise<TransportRow> {
    const input = validated(reportTransportInput, sent);
    const { report, occurredAt, estimatedArrivalAt, delayReason, note } = input;
    return this.desk.take(principal, 'reportTransport', input, async (tx, before) => {
      const detail = { estimatedArrivalAt, delayReason, note };
      const after = await this.desk.record(tx, before, { code: CODES[report], occurredAt, detail });
      const payload = { transportId: before.publicId, report, effect: effectOf(before, after) };
      await this.outbox.announce(tx, TransportReported, payload);
    });
  }

  /** When its carrier expects it now, and why not as planned. @throws Refused INVALID_INPUT, NOT_FOUND */
  estimate(principal: Principal, sent: unknown): Promise<TransportRow> {
    const input = validated(estimateTransportInput, sent);
    const { occurredAt, estimatedArrivalAt, estimatedDepartureAt, delayReason, note } = input;
    return this.desk.take(principal, 'estimateTransport', input, async (tx, before) => {
      const detail = { estimatedArrivalAt, estimatedDepartureAt, delayReason, note };
      const code = TransportEvent.TRANSPORT_ESTIMATED;
      const after = await this.desk.record(tx, before, { code, occurredAt, detail });
      if (effectOf(before, after) === 'REPEATS') return;
      await this.outbox.announce(tx, TransportEstimated, { transportId: before.publicId });
    });
  }

  /** A vehicle that was seen at a stop has left its origin. @throws Refused INVALID_INPUT, NOT_FOUND */
  call(principal: Principal, sent: unknown): Promise<TransportRow> {
    const input = validated(reportCallInput, sent);
    const { report, occurredAt, place } = input;
    return this.desk.take(principal, 'reportCall', input, async (tx, before) => {
      const stop = await this.stopAt(tx, before, place);
      const detail = { stop: stop.ordinal, place };
      const after = await this.desk.record(tx, before, { code: CALLS[report], occurredAt, detail });
      const { publicId: transportId } = before;
      const effect = effectOf(before, after);
      if (await this.isNews(tx, before, stop))
        await this.outbox.announce(tx, TransportCalled, { transportId });
      if (effect !== 'REPEATS')
        await this.outbox.announce(tx, TransportReported, { transportId, report: 'LEFT', effect });
    });
  }

  private async stopAt(tx: Transaction, { id, number }: TransportRow, code: string): Promise<TransportStop> {
    const place = await this.places.placeByCode(tx, code);
    const stops = place ? await this.stops.ofTransports(tx, [id]) : [];
    const stop = stops.find(({ placeId }) => placeId === place?.id);
    if (stop) return stop;
    throw INVALID_INPUT.because(`${number} has no stop at ${code} on its timetable.`, 'place');
  }

  private async isNews(tx: Transaction, { id }: TransportRow, before: TransportStop): Promise<boolean> {
    const after = (await this.stops.ofTransports(tx, [id])).find(({ ordinal }) => ordinal === before.ordinal);
    return (
      after?.arrivedAt?.getTime() !== before.arrivedAt?.getTime() ||
      after?.leftAt?.getTime() !== before.leftAt?.getTime()
    );
  }
}

/** What a report did to what is known of the transport. */
function effectOf(before: TransportState, after: TransportState): ReportEffect {
  if (after.attention && !before.attention) return 'CONTRADICTS';
  const known = (state: TransportState) =>
    JSON.stringify([
      state.status,
      state.leftAt,
      state.arrivedAt,
      state.estimatedArrivalAt,
      state.estimatedDepartureAt,
      state.delayReason,
    ]);
  return known(before) === known(after) ? 'REPEATS' : 'ADVANCES';
}
