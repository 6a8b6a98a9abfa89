import type { EventRow } from '../history/history.store.js';
import { UnitEvent } from './unit.events.js';

/** Acts that can be taken back by themselves. All others have verbs of their own that lead back. */
const UNDOABLE: readonly number[] = [
  UnitEvent.UNIT_RECEIVED,
  UnitEvent.UNIT_CHECKED,
  UnitEvent.UNIT_LOCATED,
  UnitEvent.UNIT_LOST,
  UnitEvent.UNIT_DESTROYED,
  UnitEvent.UNIT_REBUILT,
  UnitEvent.UNIT_BUILT,
  UnitEvent.UNIT_COUNTED,
  UnitEvent.UNIT_SPLIT,
  UnitEvent.UNIT_DAMAGED,
  UnitEvent.UNIT_WRITTEN_OFF,
];

/**
 * Holds stand beside what happens to the goods; they are released, not taken back. That a lost pallet was taken off
 * its dispatch keeps nobody from finding it.
 */
const BESIDE: readonly number[] = [
  UnitEvent.UNIT_HELD,
  UnitEvent.UNIT_RELEASED,
  UnitEvent.UNIT_CORRECTED,
  UnitEvent.UNIT_DEALLOCATED,
];

/** Events of one act that were not declared wrong, and what they have in common. */
export interface LastAct {
  /** Null: the event stands alone. */
  readonly act: string | null;
  readonly events: readonly EventRow[];
  readonly undoable: boolean;
}

/** What was last done to a unit, by its events in the order in which they were recorded; null: nothing. */
export function lastActOf(events: readonly EventRow[]): LastAct | null {
  const wrong = new Set(events.map(({ corrects }) => corrects).filter((sequence) => sequence > 0));
  const standing = events.filter(
    ({ code, corrects, sequence }) => corrects === 0 && !wrong.has(sequence) && !BESIDE.includes(code),
  );
  const last = standing.at(-1);
  if (!last) return null;
  const act = actOf(last);
  return {
    act,
    events: act === null ? [last] : standing.filter((event) => actOf(event) === act),
    undoable: UNDOABLE.includes(last.code),
  };
}

function actOf({ detail }: EventRow): string | null {
  return typeof detail?.act === 'string' ? detail.act : null;
}
