import type { TransportStatus } from '../transports/transport.lifecycle.js';
import { DispatchMove, type DispatchStatus } from './dispatch.lifecycle.js';
import { LEG_MOVES, LegStatus } from './leg.lifecycle.js';

/** A live leg, and what is known of its vehicle. */
export interface SeenLeg {
  readonly status: LegStatus;
  readonly vehicle: TransportStatus;
  readonly leftAt: Date | null;
  readonly arrivedAt: Date | null;
  /** Reports of the vehicle contradict one another. */
  readonly doubted?: boolean;
}

export interface Advance {
  /** Of the legs, in their order. */
  readonly legs: readonly LegStatus[];
  /** What happens to the dispatch, one after another. */
  readonly moves: readonly DispatchMove[];
  /** Somebody must look: what is reported cannot all be true, or the route is broken. */
  readonly attention: boolean;
}

/**
 * What is known of the vehicles decides, not which report came last: the same knowledge gives the same result
 * in whatever order and however often it was told.
 *
 * @param legs the live ones, in the order of travel
 */
export function advance(status: DispatchStatus, legs: readonly SeenLeg[]): Advance {
  const next = legs.map((leg) => LEG_MOVES[leg.status][leg.vehicle]);
  const moves = movesOf(status, legs, next);
  if (moves.includes(DispatchMove.UNPLAN)) return { legs: givenUp(next), moves, attention: true };
  return { legs: next, moves, attention: legs.some(isDoubtful) || isOvertaken(legs) };
}

function movesOf(
  status: DispatchStatus,
  legs: readonly SeenLeg[],
  next: readonly LegStatus[],
): DispatchMove[] {
  const left = hasLeft(next[0]);
  const arrival = next.at(-1) === LegStatus.ARRIVED ? [DispatchMove.ARRIVE] : [];
  if (status === 'PLANNED' && legs.length > 0) {
    return left || legs.some(({ vehicle }) => vehicle === 'CANCELLED') ? [DispatchMove.UNPLAN] : [];
  }
  if (status === 'LOADING') return left ? [DispatchMove.DEPART, ...arrival] : [];
  return status === 'DEPARTED' ? arrival : [];
}

function hasLeft(status: LegStatus | undefined): boolean {
  return status === LegStatus.LEFT || status === LegStatus.ARRIVED;
}

/** Nothing was on board: the first vehicle was missed if it is gone, the others are not needed any more. */
function givenUp(next: readonly LegStatus[]): LegStatus[] {
  return next.map((status, place) =>
    place === 0 && hasLeft(status) ? LegStatus.MISSED : LegStatus.CANCELLED,
  );
}

function isDoubtful({ vehicle, doubted }: SeenLeg): boolean {
  return doubted === true || vehicle === 'CANCELLED';
}

/** A vehicle left before the one that was to bring the goods to it arrived. */
function isOvertaken(legs: readonly SeenLeg[]): boolean {
  return legs.some(({ arrivedAt }, place) => {
    const leftAt = legs[place + 1]?.leftAt;
    return arrivedAt && leftAt && leftAt < arrivedAt;
  });
}
