import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { DispatchEvent } from './dispatch.events.js';
import { DispatchDesk } from './dispatch-desk.service.js';
import { DispatchJournal, dueOf } from './dispatch-journal.service.js';

@Injectable()
export class OverdueService {
  constructor(
    private readonly desk: DispatchDesk,
    private readonly journal: DispatchJournal,
  ) {}

  /** Marks a dispatch whose arrival was due and was not reported. Nothing else: a clock knows no facts. */
  async mark(tx: Transaction, publicId: string, dueAt: Date): Promise<void> {
    const { dispatch } = await this.desk.openFor(tx, publicId, []);
    // The report came at this moment, or another time is awaited now.
    if (dispatch.overdue || dueOf(dispatch)?.getTime() !== dueAt.getTime()) return;
    const detail = { dueAt: dueAt.toISOString() };
    await this.journal.note(tx, dispatch, {
      code: DispatchEvent.DISPATCH_OVERDUE,
      detail,
      changes: { overdue: true },
    });
  }
}
