import type { ConsignmentRow } from '../consignments/consignments.service.js';
import type { ReceiptClosing, ReceiptExplanation } from './receipt.entity.js';
import type { Difference, Reconciliation } from './reconciliation.js';

/** A difference, and why there is one; null: nobody said yet. */
export interface ExplainedDifference extends Difference {
  readonly explanation: ReceiptExplanation | null;
}

/** The receipt of a consignment, at one moment. */
export interface ReceiptView extends Reconciliation {
  readonly consignment: ConsignmentRow;
  readonly differences: readonly ExplainedDifference[];
  readonly closing: ReceiptClosing | null;
  /** Something is not any more what was signed. */
  readonly changedSince: boolean;
}

export function receiptView(
  consignment: ConsignmentRow,
  reconciliation: Reconciliation,
  explanations: readonly ReceiptExplanation[],
  closing: ReceiptClosing | null,
): ReceiptView {
  const given = new Map(explanations.map((one) => [keyOf({ ...one, quantity: Number(one.quantity) }), one]));
  const differences = reconciliation.differences.map((one) => ({
    ...one,
    explanation: given.get(keyOf(one)) ?? null,
  }));
  const changedSince = closing !== null && hasChanged(reconciliation, closing);
  return { ...reconciliation, consignment, differences, closing, changedSince };
}

export function unexplainedOf({ differences }: ReceiptView): ExplainedDifference[] {
  return differences.filter(({ explanation }) => explanation === null);
}

/** Pallets of its donor that came, announced or not; those that were built here came before, as others. */
export function unitsReceived({ pallets }: Reconciliation): number {
  return pallets.filter(({ receivedAt, rebuilt }) => receivedAt && !rebuilt).length;
}

/** How many pallets came after the signature. */
export function lateUnits(view: ReceiptView): number {
  return view.closing ? Math.max(0, unitsReceived(view) - view.closing.unitsReceived) : 0;
}

function hasChanged(now: Reconciliation, { unitsReceived: then, totals }: ReceiptClosing): boolean {
  return unitsReceived(now) > then || signed(totals) !== signed(now.totals);
}

/** One text for the same quantities, whatever order the lines are in. */
function signed(totals: Reconciliation['totals']): string {
  return totals
    .map(({ itemId, lot, expected, received, damaged }) =>
      JSON.stringify([itemId, lot, expected, received, damaged]),
    )
    .sort()
    .join();
}

/** An explanation is of this quantity: another count needs another one. */
function keyOf({ kind, unitPublicId, linePublicId, quantity }: Omit<Difference, 'unitId' | 'sscc'>): string {
  return `${kind} ${unitPublicId} ${linePublicId ?? ''} ${quantity}`;
}
