import { UnitEvent } from './unit.events.js';

/** Status of a logistic unit. Keys equal values because GraphQL publishes the keys. */
export const UnitStatus = {
  EXPECTED: 'EXPECTED',
  RECEIVED: 'RECEIVED',
  AVAILABLE: 'AVAILABLE',
  ALLOCATED: 'ALLOCATED',
  LOADED: 'LOADED',
  IN_TRANSIT: 'IN_TRANSIT',
  DELIVERED: 'DELIVERED',
  REBUILT: 'REBUILT',
  LOST: 'LOST',
  RETURNED: 'RETURNED',
  DESTROYED: 'DESTROYED',
} as const;
export type UnitStatus = (typeof UnitStatus)[keyof typeof UnitStatus];

/** Statuses as they are stored. The numbers never change their meaning. */
export const STATUS_NUMBERS: Readonly<Record<UnitStatus, number>> = {
  EXPECTED: 1,
  RECEIVED: 2,
  AVAILABLE: 3,
  ALLOCATED: 4,
  LOADED: 5,
  IN_TRANSIT: 6,
  DELIVERED: 7,
  REBUILT: 8,
  LOST: 9,
  RETURNED: 10,
  DESTROYED: 11,
};

export function statusOf(number: number): UnitStatus {
  const found = Object.entries(STATUS_NUMBERS).find(([, stored]) => stored === number);
  if (!found) throw new Error(`Unit status ${number} is not known to this version`);
  return found[0] as UnitStatus;
}

/** ADVANCES: the status changes. REPEATS: it tells nothing new. CONTRADICTS: kept, and somebody must look. */
export type MoveEffect = 'ADVANCES' | 'REPEATS' | 'CONTRADICTS';
export interface Move {
  readonly to: UnitStatus;
  readonly effect: MoveEffect;
}

type MovingEvent = keyof typeof MOVING_EVENTS;

/**
 * The events that can move a status. Commands are guarded when they are given and stay where they stand in
 * the stream; observations between two commands are put in order of what they report.
 * `precedence` orders observations of the very same millisecond: the one that is further along comes last.
 */
export const MOVING_EVENTS = {
  UNIT_RECEIVED: { command: false, precedence: 10 },
  UNIT_LOCATED: { command: false, precedence: 20 },
  UNIT_CHECKED: { command: false, precedence: 30 },
  UNIT_UNLOADED: { command: false, precedence: 40 },
  UNIT_LOADED: { command: false, precedence: 50 },
  UNIT_DEPARTED: { command: false, precedence: 60 },
  UNIT_DELIVERED: { command: false, precedence: 70 },
  UNIT_ALLOCATED: { command: true, precedence: 0 },
  UNIT_DEALLOCATED: { command: true, precedence: 0 },
  UNIT_RETURNED: { command: true, precedence: 0 },
  UNIT_LOST: { command: true, precedence: 0 },
  UNIT_DESTROYED: { command: true, precedence: 0 },
  UNIT_REBUILT: { command: true, precedence: 0 },
  UNIT_BUILT: { command: true, precedence: 0 },
} as const;

const advances = (to: UnitStatus): Move => ({ to, effect: 'ADVANCES' });
const repeats = (to: UnitStatus): Move => ({ to, effect: 'REPEATS' });
const contradicts = (to: UnitStatus): Move => ({ to, effect: 'CONTRADICTS' });

/** What nothing that happens later may undo: every event is kept, and none moves it. */
const ended = (status: UnitStatus, own: MovingEvent): Record<MovingEvent, Move> => {
  const row = Object.fromEntries(Object.keys(MOVING_EVENTS).map((event) => [event, contradicts(status)]));
  return { ...(row as Record<MovingEvent, Move>), [own]: repeats(status) };
};

/** Rows that all statuses at the hub share. A delivery, once confirmed, wins over every status that is not ended. */
const atHub = (status: UnitStatus) => ({
  UNIT_RECEIVED: repeats(status),
  UNIT_LOCATED: repeats(status),
  UNIT_CHECKED: repeats(status),
  UNIT_UNLOADED: repeats(status),
  UNIT_LOADED: contradicts('LOADED'),
  UNIT_DEPARTED: contradicts('IN_TRANSIT'),
  UNIT_DELIVERED: contradicts('DELIVERED'),
  UNIT_ALLOCATED: contradicts(status),
  UNIT_DEALLOCATED: contradicts(status),
  UNIT_RETURNED: contradicts(status),
  UNIT_LOST: advances('LOST'),
  UNIT_DESTROYED: advances('DESTROYED'),
  UNIT_REBUILT: contradicts(status),
  UNIT_BUILT: contradicts(status),
});

/** State, event, successor: complete, or it does not compile. */
export const UNIT_MOVES: Readonly<Record<UnitStatus, Readonly<Record<MovingEvent, Move>>>> = {
  EXPECTED: {
    ...atHub('EXPECTED'),
    UNIT_RECEIVED: advances('RECEIVED'),
    UNIT_LOCATED: advances('RECEIVED'),
    UNIT_CHECKED: advances('AVAILABLE'),
    UNIT_UNLOADED: contradicts('RECEIVED'),
    UNIT_DESTROYED: contradicts('EXPECTED'),
    UNIT_BUILT: advances('RECEIVED'),
  },
  RECEIVED: {
    ...atHub('RECEIVED'),
    UNIT_CHECKED: advances('AVAILABLE'),
    UNIT_REBUILT: advances('REBUILT'),
  },
  AVAILABLE: {
    ...atHub('AVAILABLE'),
    UNIT_ALLOCATED: advances('ALLOCATED'),
    UNIT_REBUILT: advances('REBUILT'),
  },
  ALLOCATED: {
    ...atHub('ALLOCATED'),
    UNIT_DEALLOCATED: advances('AVAILABLE'),
    UNIT_LOADED: advances('LOADED'),
  },
  LOADED: {
    ...atHub('LOADED'),
    UNIT_RECEIVED: contradicts('LOADED'),
    UNIT_LOCATED: contradicts('LOADED'),
    UNIT_CHECKED: contradicts('LOADED'),
    UNIT_UNLOADED: advances('ALLOCATED'),
    UNIT_LOADED: repeats('LOADED'),
    UNIT_DEPARTED: advances('IN_TRANSIT'),
  },
  IN_TRANSIT: {
    ...atHub('IN_TRANSIT'),
    UNIT_RECEIVED: contradicts('IN_TRANSIT'),
    UNIT_LOCATED: contradicts('IN_TRANSIT'),
    UNIT_CHECKED: contradicts('IN_TRANSIT'),
    UNIT_UNLOADED: contradicts('IN_TRANSIT'),
    UNIT_LOADED: contradicts('IN_TRANSIT'),
    UNIT_DEPARTED: repeats('IN_TRANSIT'),
    UNIT_DELIVERED: advances('DELIVERED'),
    UNIT_RETURNED: advances('RETURNED'),
  },
  // Taken in but for what was refused of it: that comes back on it, and only that is on it then.
  DELIVERED: { ...ended('DELIVERED', 'UNIT_DELIVERED'), UNIT_RETURNED: advances('RETURNED') },
  REBUILT: ended('REBUILT', 'UNIT_REBUILT'),
  // Off its dispatch as well: if it turns up after all, it must not be on one that went without it.
  LOST: { ...ended('LOST', 'UNIT_LOST'), UNIT_DEALLOCATED: repeats('LOST') },
  // What came back is in stock again: it goes on by being put onto new pallets.
  RETURNED: { ...ended('RETURNED', 'UNIT_RETURNED'), UNIT_REBUILT: advances('REBUILT') },
  DESTROYED: { ...ended('DESTROYED', 'UNIT_DESTROYED'), UNIT_DEALLOCATED: repeats('DESTROYED') },
};

/** The number of a moving event's code, to its name. */
const MOVING_NAMES = new Map(
  Object.keys(MOVING_EVENTS).map((name) => [UnitEvent[name as MovingEvent], name as MovingEvent]),
);

/** The moving event that a stored code stands for, or null for one that moves nothing (a hold, a count). */
export function movingEvent(code: number): MovingEvent | null {
  return MOVING_NAMES.get(code) ?? null;
}
