import { Injectable } from '@nestjs/common';
import type { NewAudit } from '../history/audit.js';
import { eventName } from '../history/event-codes.js';
import { HistoryService } from '../history/history.service.js';
import type { EventRow } from '../history/history.store.js';
import { Words } from '../history/words.js';
import type { Transaction } from '../platform/database/transaction.js';
import { BuiltUnitStore } from './built-unit.store.js';
import { ContentStore } from './content.store.js';
import { type LastAct, lastActOf } from './last-act.js';
import { ReversalsService } from './reversals.service.js';
import { UnitEvent } from './unit.events.js';
import { CANNOT_UNDO } from './unit.refusals.js';
import { type UnitRow, UnitsService } from './units.service.js';

interface Found {
  readonly last: LastAct;
  /** All units that the act was about. Internal ids. */
  readonly unitIds: readonly string[];
}

/** Whose acts may be taken back, and how old they may be. */
export interface Within {
  readonly actorId: number;
  readonly since: Date;
  readonly until: Date;
}

/** Takes back what was last done to a unit: by events that name the ones that they declare wrong. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly units: UnitsService,
    private readonly history: HistoryService,
    private readonly reversals: ReversalsService,
    private readonly contents: ContentStore,
    private readonly store: BuiltUnitStore,
  ) {}

  /**
   * No head may be locked before: those of all units of the act are taken here, at once.
   * @throws Refused CANNOT_UNDO when the last act has another way back, or something came after it on another pallet
   */
  async undoLast(tx: Transaction, unit: UnitRow, note: string, within?: Within): Promise<void> {
    const seen = await this.find(tx, unit);
    if (within) refuseUnlessWithin(seen.last, within);
    await this.units.lock(tx, seen.unitIds);
    const { last, unitIds } = await this.find(tx, unit);
    if (last.events.at(-1)?.sequence !== seen.last.events.at(-1)?.sequence)
      throw CANNOT_UNDO.because('Something else was done to this pallet a moment ago.', 'unitId');
    const events = await this.eventsOf(tx, last, unitIds);
    await this.reversals.reverse(tx, last.act, events);
    await this.declareWrong(tx, events, note);
    await this.store.settle(tx, unitIds);
  }

  private async find(tx: Transaction, { id, sscc }: UnitRow): Promise<Found> {
    const last = lastActOf(await this.history.eventsOfUnits(tx, [id]));
    if (!last?.undoable) {
      throw CANNOT_UNDO.because(
        `Nothing of pallet ${sscc} can be taken back: what was last done to it has a verb of its own that leads back.`,
        'unitId',
      );
    }
    return { last, unitIds: last.act === null ? [id] : await this.unitsOf(tx, last.act, id) };
  }

  private async unitsOf(tx: Transaction, act: string, unitId: string): Promise<string[]> {
    const lines = (await this.reversals.transfersOf(tx, act)).flatMap(({ fromLine, toLine }) => [
      fromLine,
      toLine,
    ]);
    const rows = await this.contents.byIds(tx, [...new Set(lines)]);
    const ids = [...new Set([unitId, ...rows.map((row) => row.unitId)])];
    return this.reversals.sharing(tx, ids);
  }

  /** The act must be the last one of each of its units. */
  private async eventsOf(tx: Transaction, last: LastAct, unitIds: readonly string[]): Promise<EventRow[]> {
    if (last.act === null) return [...last.events];
    const all = await this.history.eventsOfUnits(tx, unitIds);
    const rows = await this.units.byIds(tx, unitIds);
    return rows.flatMap(({ id, sscc }) => {
      const own = lastActOf(all.filter(({ unitId }) => unitId === id));
      if (own?.act !== last.act)
        throw CANNOT_UNDO.because(`Pallet ${sscc} has been handled since: take that back first.`, 'unitId');
      return [...own.events];
    });
  }

  private async declareWrong(tx: Transaction, events: readonly EventRow[], note: string): Promise<void> {
    const words = new Words(note);
    for (const streamId of new Set(events.map((event) => event.streamId))) {
      const own = events.filter((event) => event.streamId === streamId);
      const code = UnitEvent.UNIT_CORRECTED;
      await this.history.append(
        tx,
        streamId,
        own.map((event) => ({
          code,
          unitId: event.unitId,
          corrects: event.sequence,
          detail: { note: words },
          audit: correctionOf(event, words),
        })),
      );
    }
  }
}

function refuseUnlessWithin({ events }: LastAct, { actorId, since, until }: Within): void {
  const isOwn = events.every((event) => event.actorId === actorId);
  const isFresh = events.every(({ occurredAt }) => occurredAt >= since && occurredAt <= until);
  if (isOwn && isFresh) return;
  throw CANNOT_UNDO.because(
    isOwn
      ? 'What you last did to this pallet is too long ago to be taken back by a scan.'
      : 'Somebody else did something to this pallet last.',
    'unitId',
  );
}

function correctionOf({ clientKey, sequence, code, occurredAt }: EventRow, reason: Words): NewAudit {
  return {
    subjectKind: 'event',
    subject: clientKey,
    before: { sequence, event: eventName(code), occurredAt },
    reason,
  };
}
