import type { ReferenceLoader } from '../platform/database/reference-loader.js';
import {
  addLocations,
  type EventCodeRow,
  type MoveRow,
  replaceLifecycle,
} from './lifecycle.reference.store.js';
import { UnitEvent } from './unit.events.js';
import { MOVING_EVENTS, STATUS_NUMBERS, UNIT_MOVES, type UnitStatus } from './unit.lifecycle.js';

type MovingEvent = keyof typeof MOVING_EVENTS;

/** Where a new hub can put things: code, kind, temperature class. A hub adds its own. */
const LOCATIONS = [
  ['DOCK-1', 'DOCK', 'AMB'],
  ['DOCK-2', 'DOCK', 'AMB'],
  ['DOCK-3', 'DOCK', 'AMB'],
  ['DOCK-4', 'DOCK', 'AMB'],
  ['A-01', 'BIN', 'AMB'],
  ['A-02', 'BIN', 'AMB'],
  ['A-03', 'BIN', 'AMB'],
  ['B-01', 'BIN', 'CRT'],
  ['B-02', 'BIN', 'CRT'],
  ['COLD-1', 'COLD_STORE', 'COL'],
  ['FREEZE-1', 'COLD_STORE', 'FRZ'],
  ['QUAR-1', 'QUARANTINE', 'AMB'],
] as const;

/**
 * The lifecycle of units, for the batch function (the code is the truth: every migrate writes it anew), and
 * the first locations of each hub.
 */
export const loadUnits: ReferenceLoader = async (query) => {
  await replaceLifecycle(query, codeRows(), moveRows());
  await addLocations(query, LOCATIONS);
};

function codeRows(): EventCodeRow[] {
  return Object.entries(MOVING_EVENTS).map(([name, { command, precedence }]) => [
    UnitEvent[name as MovingEvent],
    name,
    command,
    precedence,
  ]);
}

function moveRows(): MoveRow[] {
  return Object.entries(UNIT_MOVES).flatMap(([status, moves]) =>
    Object.entries(moves).map(
      ([name, { to, effect }]): MoveRow => [
        STATUS_NUMBERS[status as UnitStatus],
        UnitEvent[name as MovingEvent],
        STATUS_NUMBERS[to],
        effect.charAt(0),
      ],
    ),
  );
}
