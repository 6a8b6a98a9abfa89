/** Why a pallet is held. Keys equal values because GraphQL publishes the keys. */
export const HoldReason = {
  COUNT_MISMATCH: 'COUNT_MISMATCH',
  DAMAGE: 'DAMAGE',
  MISSING_PAPERS: 'MISSING_PAPERS',
  TEMPERATURE: 'TEMPERATURE',
  RECALL: 'RECALL',
  QUALITY: 'QUALITY',
  OTHER: 'OTHER',
} as const;
export type HoldReason = (typeof HoldReason)[keyof typeof HoldReason];
