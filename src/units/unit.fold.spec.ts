import fc from 'fast-check';
import { UnitEvent } from './unit.events.js';
import { type FoldedEvent, foldUnit } from './unit.fold.js';
import { MOVING_EVENTS, STATUS_NUMBERS, UNIT_MOVES, UnitStatus } from './unit.lifecycle.js';

type Name = keyof typeof MOVING_EVENTS;
const names = Object.keys(MOVING_EVENTS) as Name[];
const observations = names.filter((name) => !MOVING_EVENTS[name].command);
const commands = names.filter((name) => MOVING_EVENTS[name].command);

interface Told {
  name: Name;
  minute: number;
  key: number;
}

const told = (from: Name[]) =>
  fc.record({
    name: fc.constantFrom(...from),
    minute: fc.integer({ min: 0, max: 20 }),
    key: fc.integer({ min: 0, max: 1_000_000 }),
  });

/** Runs of observations with one command after each. */
const history = fc.array(
  fc.record({ seen: fc.array(told(observations), { maxLength: 6 }), command: fc.option(told(commands)) }),
  { maxLength: 4 },
);

const key = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** Records what was told in this order; an observation that was told before is not recorded again. */
function record(tellings: Told[]): FoldedEvent[] {
  const known = new Set<number>();
  return tellings
    .filter((telling) => !known.has(telling.key) && known.add(telling.key))
    .map((telling, position) => ({
      sequence: position + 1,
      code: UnitEvent[telling.name],
      occurredAt: new Date(Date.UTC(2020, 2, 13, 21, telling.minute)),
      clientKey: key(telling.key),
      corrects: 0,
      locationId: 0,
    }));
}

const at = (name: Name, minute: number, sequence: number, corrects = 0): FoldedEvent => ({
  sequence,
  code: UnitEvent[name],
  occurredAt: new Date(Date.UTC(2020, 2, 13, 21, minute)),
  clientKey: key(sequence),
  corrects,
  locationId: 0,
});

describe('the fold of a unit', () => {
  it('gives one state however observations between two commands are shuffled and repeated', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (runs, dice) => {
        const unique = new Map(
          runs
            .flatMap(({ seen, command }) => [...seen, ...(command ? [command] : [])])
            .map((t) => [t.key, t]),
        );
        const once = (tellings: Told[]) => tellings.filter((t) => unique.get(t.key) === t);
        const straight = runs.flatMap(({ seen, command }) => [
          ...once(seen),
          ...once(command ? [command] : []),
        ]);
        const shuffled = runs.flatMap(({ seen, command }) => {
          const tripled = [...once(seen), ...once(seen), ...once(seen)];
          const mixed = tripled.map((t) => [dice.next().value, t] as const).sort(([a], [b]) => a - b);
          return [...mixed.map(([, t]) => t), ...once(command ? [command] : [])];
        });
        expect(foldUnit(record(shuffled))).toEqual(foldUnit(record(straight)));
      }),
      { numRuns: 500 },
    );
  });

  it('never reopens what has ended, whatever is told later and about whenever', () => {
    const ended: string[] = ['DELIVERED', 'REBUILT', 'LOST', 'DESTROYED'];
    // Only what a person decides: what was refused of a delivered pallet comes back on it.
    const late = names.filter((name) => name !== 'UNIT_RETURNED');
    fc.assert(
      fc.property(fc.array(told(names), { maxLength: 12 }), told(late), (before, last) => {
        const first = foldUnit(record(before));
        fc.pre(ended.includes(first.status));
        expect(foldUnit(record([...before, last])).status).toBe(first.status);
      }),
      { numRuns: 2_000 },
    );
  });

  it('lets what came back go on in one way only: onto other pallets', () => {
    const moves = Object.entries(UNIT_MOVES.RETURNED).filter(([, { to }]) => to !== 'RETURNED');
    expect(moves).toEqual([['UNIT_REBUILT', { to: 'REBUILT', effect: 'ADVANCES' }]]);
  });

  it('takes a late arrival scan for what it is: no step back, no contradiction', () => {
    const state = foldUnit([
      at('UNIT_CHECKED', 5, 1),
      at('UNIT_ALLOCATED', 6, 2),
      at('UNIT_LOADED', 7, 3),
      at('UNIT_RECEIVED', 1, 4),
    ]);
    expect(state.status).toBe('LOADED');
    expect(state.receivedAt?.getUTCMinutes()).toBe(5);
  });

  it('keeps what contradicts an ended state and asks for attention', () => {
    const state = foldUnit([at('UNIT_CHECKED', 1, 1), at('UNIT_DELIVERED', 2, 2), at('UNIT_LOADED', 3, 3)]);
    expect(state).toMatchObject({ status: 'DELIVERED', attention: true });
  });

  it('forgets an event that a correction names, and so may reopen', () => {
    const wrong = [at('UNIT_CHECKED', 1, 1), at('UNIT_DELIVERED', 2, 2), at('UNIT_DELIVERED', 3, 3, 2)];
    expect(foldUnit(wrong)).toMatchObject({ status: 'AVAILABLE', attention: false });
  });

  it('knows each allowed step of a unit, written out by hand', () => {
    const steps = Object.entries(UNIT_MOVES).flatMap(([from, moves]) =>
      Object.entries(moves).flatMap(([event, move]) =>
        move.effect === 'ADVANCES' ? [`${from} ${event} ${move.to}`] : [],
      ),
    );
    expect(steps.sort()).toEqual(
      [
        'EXPECTED UNIT_RECEIVED RECEIVED',
        'EXPECTED UNIT_LOCATED RECEIVED',
        'EXPECTED UNIT_CHECKED AVAILABLE',
        'EXPECTED UNIT_LOST LOST',
        'RECEIVED UNIT_CHECKED AVAILABLE',
        'RECEIVED UNIT_LOST LOST',
        'RECEIVED UNIT_DESTROYED DESTROYED',
        'AVAILABLE UNIT_ALLOCATED ALLOCATED',
        'AVAILABLE UNIT_LOST LOST',
        'AVAILABLE UNIT_DESTROYED DESTROYED',
        'ALLOCATED UNIT_DEALLOCATED AVAILABLE',
        'ALLOCATED UNIT_LOADED LOADED',
        'ALLOCATED UNIT_LOST LOST',
        'ALLOCATED UNIT_DESTROYED DESTROYED',
        'LOADED UNIT_UNLOADED ALLOCATED',
        'LOADED UNIT_DEPARTED IN_TRANSIT',
        'LOADED UNIT_LOST LOST',
        'LOADED UNIT_DESTROYED DESTROYED',
        'IN_TRANSIT UNIT_DELIVERED DELIVERED',
        'IN_TRANSIT UNIT_RETURNED RETURNED',
        'IN_TRANSIT UNIT_LOST LOST',
        'IN_TRANSIT UNIT_DESTROYED DESTROYED',
        'EXPECTED UNIT_BUILT RECEIVED',
        'RECEIVED UNIT_REBUILT REBUILT',
        'AVAILABLE UNIT_REBUILT REBUILT',
        'DELIVERED UNIT_RETURNED RETURNED',
        'RETURNED UNIT_REBUILT REBUILT',
      ].sort(),
    );
    expect(Object.keys(STATUS_NUMBERS).sort()).toEqual(Object.keys(UnitStatus).sort());
  });
});
