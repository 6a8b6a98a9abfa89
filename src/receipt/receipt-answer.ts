import {
  ConsignmentReconciliationModel,
  ReceiptClosingModel,
  ReceiptDifferenceModel,
  ReceiptExplanationModel,
  ReceiptLineModel,
  ReceiptPalletModel,
  ReceiptTotalModel,
} from './receipt.model.js';
import {
  type ExplainedDifference,
  lateUnits,
  type ReceiptView,
  unexplainedOf,
  unitsReceived,
} from './receipt-view.js';
import { type ReceiptPallet, receivedOf } from './reconciliation.js';

/** @param isHub its donor is told no names and no notes, which may have names in them */
export function toReconciliationModel(view: ReceiptView, isHub: boolean): ConsignmentReconciliationModel {
  const came = view.pallets.filter(({ receivedAt, rebuilt }) => receivedAt && !rebuilt);
  return Object.assign(new ConsignmentReconciliationModel(), {
    consignmentId: view.consignment.id,
    unitsExpected: view.pallets.filter(({ expected }) => expected).length,
    unitsReceived: unitsReceived(view),
    unitsUnexpected: came.filter(({ expected }) => !expected).length,
    pallets: view.pallets.map(toPalletModel),
    totals: view.totals.map((one) => Object.assign(new ReceiptTotalModel(), one)),
    differences: view.differences.map((one) => toDifferenceModel(one, isHub)),
    unexplained: unexplainedOf(view).length,
    closing: toClosingModel(view, isHub),
  });
}

function toPalletModel({ unitId, unitPublicId, lines, ...pallet }: ReceiptPallet): ReceiptPalletModel {
  return Object.assign(new ReceiptPalletModel(), {
    ...pallet,
    internalId: unitId,
    unitId: unitPublicId,
    lines: lines.map((line) =>
      Object.assign(new ReceiptLineModel(), {
        itemId: line.itemId,
        contentLineId: line.linePublicId,
        lot: line.lot,
        expected: line.announced,
        received: receivedOf(line),
        damaged: line.damaged,
        counted: line.counted !== null,
      }),
    ),
  });
}

function toDifferenceModel(one: ExplainedDifference, isHub: boolean): ReceiptDifferenceModel {
  const { kind, unitPublicId: unitId, sscc, linePublicId: contentLineId, quantity, explanation } = one;
  return Object.assign(new ReceiptDifferenceModel(), {
    kind,
    unitId,
    sscc,
    contentLineId,
    quantity,
    explanation:
      explanation &&
      Object.assign(new ReceiptExplanationModel(), {
        reason: explanation.reason,
        note: isHub ? explanation.note : null,
        explainedAt: explanation.explainedAt,
      }),
  });
}

function toClosingModel(view: ReceiptView, isHub: boolean): ReceiptClosingModel | null {
  if (!view.closing) return null;
  const { closedAt, signedBy, signatureId } = view.closing;
  return Object.assign(new ReceiptClosingModel(), {
    closedAt,
    signedBy: isHub ? signedBy : null,
    signatureId: isHub ? signatureId : null,
    lateUnits: lateUnits(view),
    attention: view.changedSince,
  });
}
