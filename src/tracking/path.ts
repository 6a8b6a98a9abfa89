import { UnitEvent } from '../units/unit.events.js';
import type { UnitStatus } from '../units/unit.lifecycle.js';
import type { PathStep } from './path.lifecycle.js';

/** What is read of a unit's event. */
export interface UnitFact {
  readonly sequence: number;
  readonly code: number;
  readonly occurredAt: Date;
  /** Sequence of the event that this one declares wrong; 0: none. */
  readonly corrects: number;
}

/** The dispatch that a unit is on, or left with. */
export interface UnitDispatch {
  readonly id: string;
  readonly agencyId: number;
  readonly destinationId: number;
  readonly estimatedArrivalAt: Date | null;
  readonly arrivedAt: Date | null;
  /** When the destination said what it took in; null while it has not. */
  readonly confirmedAt: Date | null;
}

export interface TrackedUnit {
  readonly status: UnitStatus;
  /** Null: it turned up unannounced. */
  readonly announcedAt: Date | null;
  readonly receivedAt: Date | null;
  readonly events: readonly UnitFact[];
  readonly dispatch: UnitDispatch | null;
}

export interface Happened {
  readonly step: PathStep;
  readonly at: Date;
}

/** Statuses by how far along they are. What got lost may have come any way: its events tell. */
const AT_LEAST: Readonly<Record<UnitStatus, number>> = {
  EXPECTED: 0,
  RECEIVED: 1,
  AVAILABLE: 2,
  ALLOCATED: 3,
  LOADED: 3,
  IN_TRANSIT: 4,
  DELIVERED: 5,
  REBUILT: 2,
  RETURNED: 4,
  LOST: 4,
  DESTROYED: 4,
};

/**
 * What happened to a unit and still holds, in the order of the way. Every step has an event behind it; a step
 * that was taken back (off the dispatch again) is not shown.
 */
export function happenedTo(unit: TrackedUnit): Happened[] {
  const { status, dispatch } = unit;
  const timeOf = lastTimes(unit.events);
  const reached = AT_LEAST[status];
  // What was refused of a pallet may have come back on it: the rest was delivered all the same.
  const taken = (status === 'DELIVERED' || status === 'RETURNED') && timeOf(UnitEvent.UNIT_DELIVERED);
  const steps: readonly (readonly [PathStep, Date | null | undefined])[] = [
    ['ANNOUNCED', unit.announcedAt],
    // A pallet that was built here was never received: its goods were, on others.
    ['RECEIVED', timeOf(UnitEvent.UNIT_BUILT) ? null : unit.receivedAt],
    ['REPACKED', timeOf(UnitEvent.UNIT_BUILT)],
    ['CHECKED', reached >= 2 && timeOf(UnitEvent.UNIT_CHECKED)],
    ['REPACKED', status === 'REBUILT' && timeOf(UnitEvent.UNIT_REBUILT)],
    ['ON_DISPATCH', dispatch !== null && reached >= 3 && timeOf(UnitEvent.UNIT_ALLOCATED)],
    ['DEPARTED', reached >= 4 && timeOf(UnitEvent.UNIT_DEPARTED)],
    ['ARRIVED', reached >= 4 && dispatch?.arrivedAt],
    ['DELIVERED', taken],
    ['REFUSED', !taken && (status === 'IN_TRANSIT' || status === 'RETURNED') && dispatch?.confirmedAt],
    ['RETURNED', status === 'RETURNED' && timeOf(UnitEvent.UNIT_RETURNED)],
    ['LOST', status === 'LOST' && timeOf(UnitEvent.UNIT_LOST)],
    ['DESTROYED', status === 'DESTROYED' && timeOf(UnitEvent.UNIT_DESTROYED)],
  ].map(([step, at]) => [step as PathStep, at instanceof Date ? at : null]);
  return steps.flatMap(([step, at]) => (at ? [{ step, at }] : []));
}

/**
 * What is to happen next, if somebody gave a time for it: no fact, and shown apart from the facts.
 * @param inboundArrivalAt when the first vehicle that still brings goods of the consignment is expected
 */
export function expectedOf(
  { status, dispatch }: TrackedUnit,
  inboundArrivalAt: Date | null,
): Happened | null {
  if (status === 'EXPECTED') return inboundArrivalAt && { step: 'RECEIVED', at: inboundArrivalAt };
  const awaited = status === 'ALLOCATED' || status === 'LOADED' || status === 'IN_TRANSIT';
  if (!awaited || !dispatch?.estimatedArrivalAt || dispatch.arrivedAt || dispatch.confirmedAt) return null;
  return { step: 'ARRIVED', at: dispatch.estimatedArrivalAt };
}

/** Of each code the last event that was not declared wrong. */
function lastTimes(events: readonly UnitFact[]): (code: number) => Date | undefined {
  const wrong = new Set(events.map(({ corrects }) => corrects).filter((sequence) => sequence > 0));
  const times = new Map<number, Date>();
  for (const { sequence, code, occurredAt, corrects } of events) {
    const before = times.get(code);
    const counts = corrects === 0 && !wrong.has(sequence);
    if (counts && (!before || occurredAt > before)) times.set(code, occurredAt);
  }
  return (code) => times.get(code);
}
