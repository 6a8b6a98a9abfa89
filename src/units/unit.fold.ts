import { UnitEvent } from './unit.events.js';
import {
  MOVING_EVENTS,
  type MoveEffect,
  movingEvent,
  UNIT_MOVES,
  type UnitStatus,
} from './unit.lifecycle.js';

/** What the fold reads of an event, in the order in which the stream recorded it. */
export interface FoldedEvent {
  readonly sequence: number;
  readonly code: number;
  readonly occurredAt: Date;
  readonly clientKey: string;
  readonly corrects: number;
  /** 0: the event names no location. */
  readonly locationId: number;
}

export interface UnitState {
  readonly status: UnitStatus;
  readonly attention: boolean;
  readonly receivedAt: Date | null;
  readonly locationId: number;
}

const START: UnitState = { status: 'EXPECTED', attention: false, receivedAt: null, locationId: 0 };

/**
 * The state of one unit from its events. Events that a correction names do not count. Commands stay where the
 * stream has them; the observations between two commands are ordered by what they report (when it occurred,
 * then how far along it is, then the client key), so that the order in which they came in, and how often, is
 * of no consequence.
 */
export function foldUnit(events: readonly FoldedEvent[]): UnitState {
  const corrected = new Set(events.map((event) => event.corrects).filter((sequence) => sequence > 0));
  const counted = events.filter((event) => !corrected.has(event.sequence) && event.corrects === 0);
  return segments(counted).flatMap(inOrder).reduce(apply, START);
}

/** What one more event does to a status. */
export function effectOn(status: UnitStatus, code: number): MoveEffect {
  const name = movingEvent(code);
  return name ? UNIT_MOVES[status][name].effect : 'REPEATS';
}

function apply(state: UnitState, event: FoldedEvent): UnitState {
  const name = movingEvent(event.code);
  if (!name) return state;
  const move = UNIT_MOVES[state.status][name];
  const arrival =
    event.code === UnitEvent.UNIT_RECEIVED ||
    event.code === UnitEvent.UNIT_CHECKED ||
    event.code === UnitEvent.UNIT_LOCATED ||
    event.code === UnitEvent.UNIT_BUILT;
  return {
    status: move.to,
    attention: state.attention || move.effect === 'CONTRADICTS',
    receivedAt: state.receivedAt ?? (arrival && move.effect !== 'CONTRADICTS' ? event.occurredAt : null),
    locationId: event.locationId > 0 && move.effect !== 'CONTRADICTS' ? event.locationId : state.locationId,
  };
}

/** Runs of observations, cut by commands; a command is a run of its own. */
function segments(events: readonly FoldedEvent[]): FoldedEvent[][] {
  const runs: FoldedEvent[][] = [[]];
  for (const event of [...events].sort((a, b) => a.sequence - b.sequence)) {
    const name = movingEvent(event.code);
    if (name && MOVING_EVENTS[name].command) runs.push([event], []);
    else runs[runs.length - 1]?.push(event);
  }
  return runs;
}

function inOrder(run: FoldedEvent[]): FoldedEvent[] {
  return [...run].sort(
    (a, b) =>
      a.occurredAt.getTime() - b.occurredAt.getTime() ||
      precedence(a) - precedence(b) ||
      (a.clientKey < b.clientKey ? -1 : Number(a.clientKey > b.clientKey)),
  );
}

function precedence(event: FoldedEvent): number {
  const name = movingEvent(event.code);
  return name ? MOVING_EVENTS[name].precedence : 0;
}
