import { DeliveryReason } from './delivery-reason.js';
import type { DeliveredQuantities } from './dispatch.input.js';
import { DispatchMove } from './dispatch.lifecycle.js';
import { QUANTITIES_DO_NOT_FIT } from './dispatch.refusals.js';

/** A content line that was sent. Quantities are whole base units. */
export interface SentLine {
  readonly id: string;
  readonly publicId: string;
  readonly unitId: string;
  readonly announcedQuantity: number;
  readonly countedQuantity: number | null;
  /** What had left the line before: samples, for one. */
  readonly goneQuantity: number;
}

export interface JudgedLine {
  readonly contentLineId: string;
  readonly unitId: string;
  readonly sentQuantity: number;
  readonly acceptedQuantity: number;
  readonly refusedQuantity: number;
  readonly reason: DeliveryReason | null;
}

/**
 * Holds what was taken in against what was sent: every line once, and no more of it than was sent. What is
 * neither accepted nor refused is missing, and needs a reason like what is refused.
 *
 * @param stated null: everything is accepted
 * @throws Refused QUANTITIES_DO_NOT_FIT with the field
 */
export function judgeDelivery(
  sent: readonly SentLine[],
  stated: readonly DeliveredQuantities[] | null,
): JudgedLine[] {
  if (!stated)
    return sent.map((line) => judged(line, { acceptedQuantity: sentQuantity(line), refusedQuantity: 0 }));
  refuseStrangers(sent, stated);
  const byId = new Map(stated.map((line, place) => [line.contentLineId, { line, place }]));
  return sent.map((one) => {
    const found = byId.get(one.publicId);
    if (!found)
      throw QUANTITIES_DO_NOT_FIT.because(
        `The content line ${one.publicId} was sent and is not in the list.`,
        'lines',
      );
    refuseMisfit(one, found.line, `lines[${found.place}]`);
    return judged(one, found.line);
  });
}

/** What the quantities make of the dispatch. */
export function outcomeOf(lines: readonly JudgedLine[]): DispatchMove {
  const sum = (quantity: (line: JudgedLine) => number) =>
    lines.reduce((total, line) => total + quantity(line), 0);
  const [sent, accepted] = [sum((line) => line.sentQuantity), sum((line) => line.acceptedQuantity)];
  if (accepted === sent) return DispatchMove.DELIVER;
  return accepted > 0 ? DispatchMove.DELIVER_PARTLY : DispatchMove.FAIL_DELIVERY;
}

/** Pallets of which something was sent and nothing was taken: they are still on their way, back. */
export function refusedUnits(lines: readonly JudgedLine[]): Set<string> {
  const sent = new Set(lines.filter((line) => line.sentQuantity > 0).map(({ unitId }) => unitId));
  const taken = new Set(lines.filter((line) => line.acceptedQuantity > 0).map(({ unitId }) => unitId));
  return new Set([...sent].filter((unitId) => !taken.has(unitId)));
}

/** What was counted at the hub (what was announced where nobody counted) and had not left before. */
function sentQuantity({ countedQuantity, announcedQuantity, goneQuantity }: SentLine): number {
  return (countedQuantity ?? announcedQuantity) - goneQuantity;
}

function judged(
  line: SentLine,
  { acceptedQuantity, refusedQuantity, reason = null }: Omit<DeliveredQuantities, 'contentLineId'>,
): JudgedLine {
  const sent = sentQuantity(line);
  const why = acceptedQuantity === sent ? null : reason;
  return {
    contentLineId: line.id,
    unitId: line.unitId,
    sentQuantity: sent,
    acceptedQuantity,
    refusedQuantity,
    reason: why,
  };
}

function refuseStrangers(sent: readonly SentLine[], stated: readonly DeliveredQuantities[]): void {
  const known = new Set(sent.map(({ publicId }) => publicId));
  const stranger = stated.findIndex(({ contentLineId }) => !known.has(contentLineId));
  if (stranger < 0) return;
  throw QUANTITIES_DO_NOT_FIT.because(
    'No such content line was sent with this dispatch.',
    `lines[${stranger}].contentLineId`,
  );
}

function refuseMisfit(
  line: SentLine,
  { acceptedQuantity, refusedQuantity, reason }: DeliveredQuantities,
  field: string,
): void {
  const sent = sentQuantity(line);
  const total = acceptedQuantity + refusedQuantity;
  if (total > sent) {
    const message = `${total} were accepted or refused, but only ${sent} were sent.`;
    throw QUANTITIES_DO_NOT_FIT.because(message, `${field}.acceptedQuantity`);
  }
  if (total < sent && !reason) {
    throw QUANTITIES_DO_NOT_FIT.because(`${sent - total} are missing: say why.`, `${field}.reason`);
  }
}
