import { Injectable } from '@nestjs/common';
import { Capture } from '../history/event.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Principal } from '../platform/principal/principal.js';
import { INVALID_INPUT, NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { validated } from '../platform/refusals/validated.js';
import { readOwnCode } from '../standards/own-code.js';
import { CorrectionsService } from '../units/corrections.service.js';
import { HoldsService } from '../units/holds.service.js';
import { UnitEvent } from '../units/unit.events.js';
import { statusOf } from '../units/unit.lifecycle.js';
import { type ContentRow, type UnitRow, UnitsService } from '../units/units.service.js';
import { type Arrival, ArrivalsService } from './arrivals.service.js';
import { CountsService } from './counts.service.js';
import { scanWords } from './receiving.input.js';
import { NOT_COUNTABLE } from './receiving.refusals.js';
import type { CardedScan } from './scan-cards.js';

/** Milliseconds in which a device may take back by a scan what it did. */
const UNDOABLE = 5 * 60_000;

/** What is done to a pallet by a scan. */
@Injectable()
export class ScanDeeds {
  constructor(
    private readonly arrivals: ArrivalsService,
    private readonly units: UnitsService,
    private readonly counts: CountsService,
    private readonly holds: HoldsService,
    private readonly corrections: CorrectionsService,
  ) {}

  /** @throws Refused UNKNOWN_LOCATION for the card of a place that this hub does not have */
  async card(principal: Principal, { data }: CardedScan): Promise<void> {
    const card = readOwnCode(data);
    if (card?.kind === 'LOCATION') await this.arrivals.locate(principal, card.code);
  }

  /** @throws Refused NO_HUB, BAD_SCAN, UNKNOWN_LOCATION, INVALID_INPUT for a time in the future */
  async arrival(principal: Principal, scan: CardedScan): Promise<Arrival> {
    const occurredAt = new Date(scan.occurredAt);
    const arrival = await this.arrivals.read(principal, {
      sscc: scan.data,
      location: scan.location,
      occurredAt,
    });
    return scan.captureMethod === 'MANUAL' ? { ...arrival, capture: Capture.MANUAL } : arrival;
  }

  /**
   * What is counted, damaged or held is here, whether or not somebody said so before: so these kinds may come before
   * the receipt. @throws Refused NOT_FOUND, NOT_COUNTABLE, CANNOT_UNDO, INVALID_INPUT
   */
  async do(tx: Transaction, arrival: Arrival, scan: CardedScan): Promise<void> {
    const { note } = validated(scanWords, { note: scan.note });
    const unitId = await this.arrivals.known(tx, arrival);
    if (scan.kind === 'UNDO') return this.undo(tx, unitId, arrival, note ?? 'Taken back by a scan');
    await this.units.lock(tx, [unitId]);
    await this.receive(tx, unitId, arrival);
    if (scan.kind === 'QUARANTINE') {
      const why = note ?? 'Put into quarantine by a scan';
      await this.holds.open(tx, unitId, 'QUALITY', why, arrival.occurredAt);
    } else await this.count(tx, unitId, arrival, scan);
  }

  private async count(tx: Transaction, unitId: string, arrival: Arrival, scan: CardedScan): Promise<void> {
    const line = await this.lineOf(tx, unitId, scan);
    const quantity = scan.quantity ?? -1;
    if (quantity < 0) throw INVALID_INPUT.because(`A ${scan.kind} needs a quantity.`, 'quantity');
    const there = (line.countedQuantity ?? line.announcedQuantity) - line.goneQuantity;
    const isCount = scan.kind === 'COUNT';
    const counted = isCount ? quantity : there;
    const damaged = isCount ? Math.min(line.damagedQuantity, quantity) : quantity;
    const counts = [{ contentLineId: line.publicId, counted, damaged }];
    const { capture, occurredAt } = arrival;
    await this.counts.check(tx, unitId, { counts, found: [], capture, isPartial: true }, occurredAt);
  }

  private async receive(tx: Transaction, unitId: string, arrival: Arrival): Promise<void> {
    const [row] = await this.units.byIds(tx, [unitId]);
    if (!row || statusOf(row.status) !== 'EXPECTED') return;
    const { occurredAt, capture, locationId } = arrival;
    await this.units.observe(tx, [
      { unitId, code: UnitEvent.UNIT_RECEIVED, occurredAt, capture, locationId },
    ]);
  }

  private async undo(tx: Transaction, unitId: string, { occurredAt }: Arrival, note: string): Promise<void> {
    const [unit] = (await this.units.byIds(tx, [unitId])) as [UnitRow];
    const since = new Date(occurredAt.getTime() - UNDOABLE);
    const { actorId } = tx.principal;
    await this.corrections.undoLast(tx, unit, note, { actorId, since, until: occurredAt });
  }

  private async lineOf(tx: Transaction, unitId: string, { contentLineId }: CardedScan): Promise<ContentRow> {
    const lines = await this.units.contentsOf(tx, [unitId]);
    if (contentLineId) {
      const named = lines.find(({ publicId }) => publicId === contentLineId);
      if (named) return named;
      throw NOT_FOUND.because('This content line is not on this pallet.', 'contentLineId');
    }
    const [only, another] = lines;
    if (only && !another) return only;
    throw NOT_COUNTABLE.because(
      only
        ? 'There are several content lines on this pallet: name one.'
        : 'Nobody said what is on this pallet.',
      'contentLineId',
    );
  }
}
