/** Why a quantity was not accepted. */
export const DeliveryReason = {
  DAMAGED: 'DAMAGED',
  EXPIRED: 'EXPIRED',
  TOO_WARM_OR_COLD: 'TOO_WARM_OR_COLD',
  WRONG_GOODS: 'WRONG_GOODS',
  NOT_NEEDED: 'NOT_NEEDED',
  PAPERS: 'PAPERS',
  /** Not there: neither accepted nor refused. */
  MISSING: 'MISSING',
  OTHER: 'OTHER',
} as const;
export type DeliveryReason = (typeof DeliveryReason)[keyof typeof DeliveryReason];
