/** What donated goods must be like. Keys equal values because GraphQL publishes the keys. */
export const AcceptanceRule = {
  SHELF_LIFE: 'SHELF_LIFE',
  GENERIC_NAME: 'GENERIC_NAME',
  LABELLED: 'LABELLED',
  CARTON_WEIGHT: 'CARTON_WEIGHT',
  NOT_MIXED: 'NOT_MIXED',
  RECIPIENT_TOLD: 'RECIPIENT_TOLD',
  NOT_EXPIRED: 'NOT_EXPIRED',
} as const;
export type AcceptanceRule = (typeof AcceptanceRule)[keyof typeof AcceptanceRule];

/** What a rule says of a pallet. An exception is made by a supervisor, with a reason. */
export const CheckState = {
  PASSED: 'PASSED',
  FAILED: 'FAILED',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
  EXCEPTED: 'EXCEPTED',
} as const;
export type CheckState = (typeof CheckState)[keyof typeof CheckState];

/** The reason of the hold that a failed rule opens. */
export const HOLD_REASON_OF: Readonly<Record<AcceptanceRule, 'QUALITY' | 'EXPIRED'>> = {
  SHELF_LIFE: 'QUALITY',
  GENERIC_NAME: 'QUALITY',
  LABELLED: 'QUALITY',
  CARTON_WEIGHT: 'QUALITY',
  NOT_MIXED: 'QUALITY',
  RECIPIENT_TOLD: 'QUALITY',
  NOT_EXPIRED: 'EXPIRED',
};
