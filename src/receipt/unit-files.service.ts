import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type AttachedFact,
  type AttachmentSubject,
  AttachmentSubjects,
} from '../attachments/attachment-subjects.service.js';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { type UnitRow, UnitsService } from '../units/units.service.js';
import { ReceiptEvent } from './receipt.events.js';
import { refuseOthers } from './receipt-files.service.js';

/** Photos of pallets, as they came. Their hub sees them, and a donor those of pallets with nobody else's goods. */
@Injectable()
export class UnitFiles implements AttachmentSubject, OnModuleInit {
  readonly kind = 'unit';

  constructor(
    private readonly subjects: AttachmentSubjects,
    private readonly units: UnitsService,
    private readonly history: HistoryService,
  ) {}

  onModuleInit(): void {
    this.subjects.add(this);
  }

  /** @throws Refused NOT_FOUND, FORBIDDEN */
  async admit(tx: Transaction, publicId: string): Promise<string> {
    refuseOthers(tx);
    return (await this.own(tx, publicId)).id;
  }

  async attached(tx: Transaction, publicId: string, fact: AttachedFact): Promise<void> {
    const { id, streamId, sscc } = await this.own(tx, publicId);
    await this.units.lock(tx, [id]);
    const detail = { ...fact, unitId: publicId, sscc };
    await this.history.append(tx, streamId, [{ code: ReceiptEvent.RECEIPT_FILE_ATTACHED, detail }]);
  }

  async shows(tx: Transaction, subjectId: string): Promise<boolean> {
    const { hubId, organisationId } = tx.principal;
    const [row] = await this.units.byIds(tx, [subjectId]);
    if (!row) return false;
    if (hubId > 0) return row.hubId === hubId;
    const lines = await this.units.contentsWithin(tx, [subjectId]);
    return lines.length > 0 && lines.every(({ donorId }) => donorId === organisationId);
  }

  private async own(tx: Transaction, publicId: string): Promise<UnitRow> {
    const [row] = await this.units.byPublicIds(tx, [publicId]);
    if (row && row.hubId === tx.principal.hubId) return row;
    throw NOT_FOUND.because('There is no such pallet.', 'subjectId');
  }
}
