import type { TransportStatus } from '../transports/transport.lifecycle.js';

/** Status of a consignment. Keys equal values because GraphQL publishes the keys. */
export const ConsignmentStatus = {
  ANNOUNCED: 'ANNOUNCED',
  IN_TRANSIT: 'IN_TRANSIT',
  ARRIVED: 'ARRIVED',
  RECEIVING: 'RECEIVING',
  RECEIVED: 'RECEIVED',
  REJECTED: 'REJECTED',
  CANCELLED: 'CANCELLED',
} as const;
export type ConsignmentStatus = (typeof ConsignmentStatus)[keyof typeof ConsignmentStatus];

/** All that the status follows from. */
export interface ConsignmentFacts {
  readonly cancelled: boolean;
  readonly rejected: boolean;
  /** Statuses of the inbound transports that carry it: one consignment may come on several vehicles. */
  readonly transports: readonly TransportStatus[];
  readonly unitsAnnounced: number;
  readonly unitsReceived: number;
}

/**
 * The status is derived when it is read and stored nowhere. What was counted in at the hub says more than what
 * a carrier reports; one vehicle that arrived says more than others that are still on the way. Neither end
 * (cancelled, rejected) reopens: goods that come all the same raise `needsAttention`.
 */
export function deriveStatus(facts: ConsignmentFacts): ConsignmentStatus {
  if (facts.cancelled) return 'CANCELLED';
  if (facts.rejected) return 'REJECTED';
  if (facts.unitsReceived > 0) return facts.unitsReceived >= facts.unitsAnnounced ? 'RECEIVED' : 'RECEIVING';
  if (facts.transports.includes('ARRIVED')) return 'ARRIVED';
  if (facts.transports.includes('LEFT')) return 'IN_TRANSIT';
  return 'ANNOUNCED';
}

/** Goods were counted in although the consignment was cancelled or rejected: somebody must look. */
export function needsAttention(facts: ConsignmentFacts): boolean {
  return (facts.cancelled || facts.rejected) && facts.unitsReceived > 0;
}

/** What people may do with a consignment. */
export type ConsignmentMove = 'CANCEL' | 'REVISE_RECIPIENTS' | 'REVISE_ANNOUNCEMENT' | 'ATTACH_TRANSPORT';

const ALL: readonly ConsignmentMove[] = [
  'CANCEL',
  'REVISE_RECIPIENTS',
  'REVISE_ANNOUNCEMENT',
  'ATTACH_TRANSPORT',
];

/** Status, and what may be done in it: complete, or it does not compile. */
export const CONSIGNMENT_MOVES: Readonly<Record<ConsignmentStatus, readonly ConsignmentMove[]>> = {
  ANNOUNCED: ALL,
  IN_TRANSIT: ALL,
  ARRIVED: ['REVISE_RECIPIENTS', 'REVISE_ANNOUNCEMENT', 'ATTACH_TRANSPORT'],
  RECEIVING: ['REVISE_ANNOUNCEMENT', 'ATTACH_TRANSPORT'],
  RECEIVED: [],
  REJECTED: [],
  CANCELLED: [],
};

export function mayMove(status: ConsignmentStatus, move: ConsignmentMove): boolean {
  return CONSIGNMENT_MOVES[status].includes(move);
}
