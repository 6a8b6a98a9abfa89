import type { RefusedGoods, ReturnedGoods } from '../units/units.service.js';
import type { ReturnedQuantity } from './dispatch.input.js';
import { QUANTITIES_DO_NOT_FIT } from './dispatch.refusals.js';

export interface JudgedReturn extends ReturnedGoods {
  readonly unitId: string;
}

/**
 * Holds what came back against what was refused: a line that is not stated came back whole, and of one that is the
 * rest was lost on the way.
 *
 * @throws Refused QUANTITIES_DO_NOT_FIT with the field
 */
export function judgeReturn(
  refused: readonly RefusedGoods[],
  stated: readonly ReturnedQuantity[],
): JudgedReturn[] {
  const known = new Map(refused.map((one) => [one.publicId, one.quantity]));
  for (const [place, { contentLineId, quantity }] of stated.entries()) {
    const most = known.get(contentLineId);
    if (most === undefined)
      throw misfit('Nothing of this content line is coming back.', place, 'contentLineId');
    if (quantity > most)
      throw misfit(`${quantity} came back, but only ${most} were refused.`, place, 'quantity');
  }
  const came = new Map(stated.map(({ contentLineId, quantity }) => [contentLineId, quantity]));
  return refused.map(({ lineId, publicId, unitId, quantity: most }) => {
    const quantity = came.get(publicId) ?? most;
    return { lineId, unitId, quantity, lostQuantity: most - quantity };
  });
}

/** Pallets of which nothing came back although it was refused. */
export function emptyHanded(goods: readonly JudgedReturn[]): Set<string> {
  const came = new Set(goods.filter(({ quantity }) => quantity > 0).map(({ unitId }) => unitId));
  return new Set(goods.map(({ unitId }) => unitId).filter((unitId) => !came.has(unitId)));
}

function misfit(message: string, place: number, field: string): Error {
  return QUANTITIES_DO_NOT_FIT.because(message, `lines[${place}].${field}`);
}
