/** Where a pledge is. Derived when it is read; keys equal values because GraphQL publishes the keys. */
export const PledgeStatus = {
  OPEN: 'OPEN',
  PARTLY_ANNOUNCED: 'PARTLY_ANNOUNCED',
  ANNOUNCED: 'ANNOUNCED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type PledgeStatus = (typeof PledgeStatus)[keyof typeof PledgeStatus];

/** Of one item, in base units. */
export interface PledgedItem {
  readonly pledged: number;
  readonly announced: number;
}

export function derivePledgeStatus(withdrawn: boolean, items: readonly PledgedItem[]): PledgeStatus {
  if (withdrawn) return 'WITHDRAWN';
  if (items.every(({ announced }) => announced === 0)) return 'OPEN';
  return items.every(({ pledged, announced }) => announced >= pledged) ? 'ANNOUNCED' : 'PARTLY_ANNOUNCED';
}
