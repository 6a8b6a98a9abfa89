/** How what came differs from what was announced. Keys equal values because GraphQL publishes the keys. */
export const DifferenceKind = {
  NOT_RECEIVED: 'NOT_RECEIVED',
  SHORT: 'SHORT',
  OVER: 'OVER',
  WRONG_LOT: 'WRONG_LOT',
  UNEXPECTED: 'UNEXPECTED',
  DAMAGED: 'DAMAGED',
} as const;
export type DifferenceKind = (typeof DifferenceKind)[keyof typeof DifferenceKind];

/** Why there is a difference, as the hub found it. */
export const DifferenceReason = {
  NOT_LOADED: 'NOT_LOADED',
  LOST_ON_THE_WAY: 'LOST_ON_THE_WAY',
  DAMAGED_ON_THE_WAY: 'DAMAGED_ON_THE_WAY',
  DAMAGED_AT_HUB: 'DAMAGED_AT_HUB',
  WRONG_PAPERS: 'WRONG_PAPERS',
  WRONG_LABEL: 'WRONG_LABEL',
  UNKNOWN: 'UNKNOWN',
  OTHER: 'OTHER',
} as const;
export type DifferenceReason = (typeof DifferenceReason)[keyof typeof DifferenceReason];
