import { Injectable } from '@nestjs/common';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { noSuchConsignment } from '../consignments/consignment.refusals.js';
import { type ConsignmentRow, ConsignmentsService } from '../consignments/consignments.service.js';
import { HistoryService } from '../history/history.service.js';
import { Words } from '../history/words.js';
import type { Transaction } from '../platform/database/transaction.js';
import { ReceiptEvent } from './receipt.events.js';
import type { Closing, ExplainedDifference } from './receipt.input.js';
import {
  DIFFERENCES_UNEXPLAINED,
  NO_SUCH_DIFFERENCE,
  NOTHING_RECEIVED,
  RECEIPT_CLOSED,
  RECEIPT_OPEN,
  SIGNATURE_MISSING,
} from './receipt.refusals.js';
import { ReceiptStore } from './receipt.store.js';
import { type ReceiptView, unexplainedOf, unitsReceived } from './receipt-view.js';
import { ReceiptViews } from './receipt-views.service.js';

/** What is done to a receipt, in the transaction of a command. The head of the consignment's stream is taken first. */
@Injectable()
export class ReceiptDesk {
  constructor(
    private readonly consignments: ConsignmentsService,
    private readonly views: ReceiptViews,
    private readonly store: ReceiptStore,
    private readonly history: HistoryService,
    private readonly attachments: AttachmentsService,
  ) {}

  /** The same reason given again is in the history again: it may be somebody else who gives it. */
  async explain(tx: Transaction, said: ExplainedDifference): Promise<void> {
    const view = await this.open(tx, said.consignmentId);
    const { kind, unitId, contentLineId, reason, note } = said;
    const found = view.differences.find(
      (one) => one.kind === kind && one.unitPublicId === unitId && one.linePublicId === contentLineId,
    );
    if (!found) throw NO_SUCH_DIFFERENCE.because(`There is no ${kind} there.`, 'kind');
    const { quantity, unitPublicId, linePublicId } = found;
    const { id: consignmentId, streamId } = view.consignment;
    const what = { kind, unitPublicId, linePublicId, quantity, reason };
    await this.store.explain(tx, { ...what, consignmentId, note });
    const detail = { kind, unitId, contentLineId, quantity, reason, note: new Words(note) };
    await this.history.append(tx, streamId, [{ code: ReceiptEvent.RECEIPT_DIFFERENCE_EXPLAINED, detail }]);
  }

  async close(tx: Transaction, { consignmentId, signedBy, signatureId }: Closing): Promise<void> {
    const view = await this.open(tx, consignmentId);
    refuseUnlessExplained(view);
    await this.refuseUnlessSigned(tx, view.consignment, { signedBy, signatureId });
    const { consignment, totals } = view;
    const received = unitsReceived(view);
    const signature = { signedBy, signatureId };
    await this.store.close(tx, {
      consignmentId: consignment.id,
      ...signature,
      unitsReceived: received,
      totals,
    });
    const after = { unitsReceived: received, differences: view.differences.length };
    const audit = { subjectKind: 'receipt', subject: consignment.reference, after };
    const detail = { ...after, signatureId, ...(signedBy ? { signedBy: new Words(signedBy) } : {}) };
    await this.history.append(tx, consignment.streamId, [
      { code: ReceiptEvent.RECEIPT_CLOSED, detail, audit },
    ]);
  }

  async reopen(tx: Transaction, consignmentId: string, reason: string): Promise<void> {
    const { consignment, closing } = await this.locked(tx, consignmentId);
    if (!closing)
      throw RECEIPT_OPEN.because(`The receipt of ${consignment.reference} is open.`, 'consignmentId');
    await this.store.reopen(tx, closing.id, reason);
    const words = new Words(reason);
    const before = { closedAt: closing.closedAt };
    const audit = { subjectKind: 'receipt', subject: consignment.reference, before, reason: words };
    const code = ReceiptEvent.RECEIPT_REOPENED;
    await this.history.append(tx, consignment.streamId, [{ code, detail: { reason: words }, audit }]);
  }

  /** Announced pallets live in its stream, so none of them is received or counted while it is judged. */
  private async locked(tx: Transaction, publicId: string): Promise<ReceiptView> {
    const seen = await this.consignments.visible(tx, publicId);
    if (!seen) throw noSuchConsignment();
    await this.history.lockHeads(tx, [seen.streamId]);
    return this.views.of(tx, seen);
  }

  private async open(tx: Transaction, publicId: string): Promise<ReceiptView> {
    const view = await this.locked(tx, publicId);
    if (!view.closing) return view;
    const when = view.closing.closedAt.toISOString();
    throw RECEIPT_CLOSED.because(
      `The receipt of ${view.consignment.reference} was closed at ${when}.`,
      'consignmentId',
    );
  }

  private async refuseUnlessSigned(
    tx: Transaction,
    { id, reference }: ConsignmentRow,
    { signedBy, signatureId }: Pick<Closing, 'signedBy' | 'signatureId'>,
  ): Promise<void> {
    if (signatureId) {
      const files = await this.attachments.ofSubjects(tx, 'consignment', [id]);
      if (files.some(({ publicId, purpose }) => publicId === signatureId && purpose === 'SIGNATURE')) return;
      throw SIGNATURE_MISSING.because(`Consignment ${reference} has no such signature.`, 'signatureId');
    }
    if (!signedBy) throw SIGNATURE_MISSING.because('Nobody signed.', 'signedBy');
  }
}

function refuseUnlessExplained(view: ReceiptView): void {
  if (unitsReceived(view) === 0)
    throw NOTHING_RECEIVED.because(`No pallet of ${view.consignment.reference} came.`, 'consignmentId');
  const [first, ...others] = unexplainedOf(view);
  if (!first) return;
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  throw DIFFERENCES_UNEXPLAINED.because(
    `${first.kind} on pallet ${first.sscc} has no reason${more}.`,
    'consignmentId',
  );
}
