/**
 * Why a departure is not in the proposal. The first that holds, in this order, after DOES_NOT_REACH for
 * vehicles that lie on no way from the origin to the destination at all.
 */
export const RejectionReason = {
  /** Leads nowhere near the destination, or nothing goes on from where it arrives. */
  DOES_NOT_REACH: 'DOES_NOT_REACH',
  /** Some of the goods need a temperature that it cannot keep. */
  NOT_COLD_ENOUGH: 'NOT_COLD_ENOUGH',
  /** Not enough free pallet places, cold places or kilograms. */
  TOO_FULL: 'TOO_FULL',
  /** The goods cannot be there before its cut-off. */
  TOO_LATE_FOR_CUT_OFF: 'TOO_LATE_FOR_CUT_OFF',
  /** Would do, but arrives later; or at the same time with more legs, or leaves the hub earlier. */
  ARRIVES_LATER: 'ARRIVES_LATER',
} as const;
export type RejectionReason = (typeof RejectionReason)[keyof typeof RejectionReason];
