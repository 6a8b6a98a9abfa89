/** Why goods leave their pallet for good. Keys equal values because GraphQL publishes the keys. */
export const WriteOffReason = { SAMPLED: 'SAMPLED', DESTROYED: 'DESTROYED', LOST: 'LOST' } as const;
export type WriteOffReason = (typeof WriteOffReason)[keyof typeof WriteOffReason];
