import type { TransportStatus } from '../transports/transport.lifecycle.js';

/** Status of one hop of a dispatch on one transport. */
export const LegStatus = {
  PLANNED: 'PLANNED',
  /** Something of the dispatch is on the vehicle. */
  BOARDED: 'BOARDED',
  LEFT: 'LEFT',
  ARRIVED: 'ARRIVED',
  /** The vehicle left without anything of the dispatch. */
  MISSED: 'MISSED',
  CANCELLED: 'CANCELLED',
} as const;
export type LegStatus = (typeof LegStatus)[keyof typeof LegStatus];

/** A leg that still counts in its dispatch's plan. */
export function isLive(status: LegStatus): boolean {
  return status !== LegStatus.MISSED && status !== LegStatus.CANCELLED;
}

const always = (status: LegStatus): Record<TransportStatus, LegStatus> => ({
  SCHEDULED: status,
  LEFT: status,
  ARRIVED: status,
  CANCELLED: status,
});

/**
 * Leg, vehicle, successor: complete, or it does not compile. A leg never goes back, whatever is reported later.
 * A vehicle that is said not to go does not end a leg by itself: a plan is given up as a whole, and only while
 * nothing is on board.
 */
export const LEG_MOVES: Readonly<Record<LegStatus, Readonly<Record<TransportStatus, LegStatus>>>> = {
  PLANNED: { ...always('PLANNED'), LEFT: 'LEFT', ARRIVED: 'ARRIVED' },
  BOARDED: { ...always('BOARDED'), LEFT: 'LEFT', ARRIVED: 'ARRIVED' },
  LEFT: { ...always('LEFT'), ARRIVED: 'ARRIVED' },
  ARRIVED: always('ARRIVED'),
  MISSED: always('MISSED'),
  CANCELLED: always('CANCELLED'),
};
