/** What can have happened to goods on their way from a donor to a destination, in the order of the way. */
export const PathStep = {
  ANNOUNCED: 'ANNOUNCED',
  RECEIVED: 'RECEIVED',
  REPACKED: 'REPACKED',
  CHECKED: 'CHECKED',
  ON_DISPATCH: 'ON_DISPATCH',
  DEPARTED: 'DEPARTED',
  ARRIVED: 'ARRIVED',
  DELIVERED: 'DELIVERED',
  REFUSED: 'REFUSED',
  RETURNED: 'RETURNED',
  LOST: 'LOST',
  DESTROYED: 'DESTROYED',
} as const;
export type PathStep = (typeof PathStep)[keyof typeof PathStep];
