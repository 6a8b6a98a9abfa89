import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type AttachedFact,
  type AttachmentSubject,
  AttachmentSubjects,
} from '../attachments/attachment-subjects.service.js';
import { noSuchConsignment } from '../consignments/consignment.refusals.js';
import { type ConsignmentRow, ConsignmentsService } from '../consignments/consignments.service.js';
import { HistoryService } from '../history/history.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Role } from '../platform/principal/principal.js';
import { FORBIDDEN } from '../platform/refusals/platform.refusals.js';
import { ReceiptEvent } from './receipt.events.js';

export const MAY_ATTACH: readonly Role[] = [Role.OPERATOR, Role.SUPERVISOR];

/** Signatures, signed papers and photos of a receipt. A signature names a person: only the hub sees these files. */
@Injectable()
export class ConsignmentFiles implements AttachmentSubject, OnModuleInit {
  readonly kind = 'consignment';

  constructor(
    private readonly subjects: AttachmentSubjects,
    private readonly consignments: ConsignmentsService,
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
    const { streamId } = await this.own(tx, publicId);
    await this.history.lockHeads(tx, [streamId]);
    await this.history.append(tx, streamId, [
      { code: ReceiptEvent.RECEIPT_FILE_ATTACHED, detail: { ...fact } },
    ]);
  }

  async shows(tx: Transaction, subjectId: string): Promise<boolean> {
    const [row] = await this.consignments.byIds(tx, [subjectId]);
    return row !== undefined && tx.principal.hubId > 0 && row.hubId === tx.principal.hubId;
  }

  private async own(tx: Transaction, publicId: string): Promise<ConsignmentRow> {
    const row = await this.consignments.visible(tx, publicId);
    if (row && row.hubId === tx.principal.hubId) return row;
    throw noSuchConsignment();
  }
}

/** @throws Refused FORBIDDEN */
export function refuseOthers(tx: Transaction): void {
  if (!tx.principal.roles.some((role) => MAY_ATTACH.includes(role)))
    throw FORBIDDEN.because('Only the hub attaches files to what it receives.');
}
