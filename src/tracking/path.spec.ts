import fc from 'fast-check';
import { UnitEvent } from '../units/unit.events.js';
import { UnitStatus } from '../units/unit.lifecycle.js';
import { expectedOf, happenedTo, type TrackedUnit, type UnitDispatch, type UnitFact } from './path.js';

const at = (hour: number): Date => new Date(Date.UTC(2020, 2, 13, hour));
const fact = (code: number, hour: number, sequence = hour, corrects = 0): UnitFact => ({
  sequence,
  code,
  occurredAt: at(hour),
  corrects,
});
const ROME: UnitDispatch = {
  id: '1',
  agencyId: 1,
  destinationId: 1,
  estimatedArrivalAt: at(20),
  arrivedAt: null,
  confirmedAt: null,
};
const unit = (some: Partial<TrackedUnit>): TrackedUnit => ({
  status: 'EXPECTED',
  announcedAt: at(0),
  receivedAt: null,
  events: [],
  dispatch: null,
  ...some,
});
const WAY = [
  fact(UnitEvent.UNIT_RECEIVED, 1),
  fact(UnitEvent.UNIT_CHECKED, 2),
  fact(UnitEvent.UNIT_ALLOCATED, 3),
  fact(UnitEvent.UNIT_LOADED, 4),
  fact(UnitEvent.UNIT_DEPARTED, 5),
  fact(UnitEvent.UNIT_DELIVERED, 7),
];
const steps = (some: TrackedUnit) =>
  happenedTo(some).map(({ step, at: when }) => `${step} ${when.getUTCHours()}`);

describe('what happened to a unit', () => {
  it('is told step by step, as far as it came', () => {
    const events = WAY.slice(0, 5);
    const gone = unit({ status: 'IN_TRANSIT', receivedAt: at(1), events, dispatch: ROME });
    expect(steps(unit({}))).toEqual(['ANNOUNCED 0']);
    expect(steps(gone)).toEqual(['ANNOUNCED 0', 'RECEIVED 1', 'CHECKED 2', 'ON_DISPATCH 3', 'DEPARTED 5']);
    const there = unit({
      ...gone,
      status: 'DELIVERED',
      events: WAY,
      dispatch: { ...ROME, arrivedAt: at(6), confirmedAt: at(7) },
    });
    expect(steps(there).slice(-3)).toEqual(['DEPARTED 5', 'ARRIVED 6', 'DELIVERED 7']);
  });

  it('leaves out what was taken back, and what was declared wrong', () => {
    const off = [...WAY.slice(0, 3), fact(UnitEvent.UNIT_DEALLOCATED, 4)];
    expect(steps(unit({ status: 'AVAILABLE', receivedAt: at(1), events: off }))).toEqual([
      'ANNOUNCED 0',
      'RECEIVED 1',
      'CHECKED 2',
    ]);
    const wrong = [
      ...WAY.slice(0, 2),
      fact(UnitEvent.UNIT_CHECKED, 3),
      fact(UnitEvent.UNIT_CHECKED, 9, 9, 3),
    ];
    expect(steps(unit({ status: 'AVAILABLE', receivedAt: at(1), events: wrong })).at(-1)).toBe('CHECKED 2');
  });

  it('shows the last of several turns on dispatches', () => {
    const again = [
      ...WAY.slice(0, 3),
      fact(UnitEvent.UNIT_DEALLOCATED, 4),
      fact(UnitEvent.UNIT_ALLOCATED, 5),
    ];
    expect(
      steps(unit({ status: 'ALLOCATED', receivedAt: at(1), events: again, dispatch: ROME })).at(-1),
    ).toBe('ON_DISPATCH 5');
  });

  it('shows a pallet that was refused, and that it came back', () => {
    const refused = unit({
      status: 'IN_TRANSIT',
      receivedAt: at(1),
      events: WAY.slice(0, 5),
      dispatch: { ...ROME, arrivedAt: at(6), confirmedAt: at(7) },
    });
    expect(steps(refused).slice(-2)).toEqual(['ARRIVED 6', 'REFUSED 7']);
    const back = unit({
      ...refused,
      status: 'RETURNED',
      events: [...refused.events, fact(UnitEvent.UNIT_RETURNED, 9)],
    });
    expect(steps(back).slice(-2)).toEqual(['REFUSED 7', 'RETURNED 9']);
  });

  it('of an unannounced and lost one', () => {
    const lost = [fact(UnitEvent.UNIT_RECEIVED, 1), fact(UnitEvent.UNIT_LOST, 2)];
    expect(steps(unit({ status: 'LOST', announcedAt: null, receivedAt: at(1), events: lost }))).toEqual([
      'RECEIVED 1',
      'LOST 2',
    ]);
  });

  it('of one that got lost on its way', () => {
    const lost = [...WAY.slice(0, 5), fact(UnitEvent.UNIT_LOST, 8)];
    const gone = unit({ status: 'LOST', receivedAt: at(1), events: lost, dispatch: ROME });
    expect(steps(gone).slice(-2)).toEqual(['DEPARTED 5', 'LOST 8']);
  });

  it('has an event or a row behind every step, whatever there is', () => {
    const facts = fc.array(
      fc.tuple(fc.constantFrom(...Object.values(UnitEvent)), fc.integer({ min: 0, max: 9 })),
    );
    const times = fc.option(fc.integer({ min: 0, max: 9 }).map(at));
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(UnitStatus)),
        facts,
        times,
        times,
        (status, codes, receivedAt, arrivedAt) => {
          const events = codes.map(([code, hour], index) => fact(code, hour, index + 1));
          const known = [
            ...events.map(({ occurredAt }) => occurredAt.getTime()),
            receivedAt?.getTime(),
            arrivedAt?.getTime(),
          ];
          const dispatch = { ...ROME, arrivedAt };
          for (const happened of happenedTo(
            unit({ status, announcedAt: null, receivedAt, events, dispatch }),
          )) {
            expect(known).toContain(happened.at.getTime());
          }
        },
      ),
    );
  });
});

describe('what is expected', () => {
  it('is the arrival at the hub, then at the destination', () => {
    expect(expectedOf(unit({}), at(3))).toEqual({ step: 'RECEIVED', at: at(3) });
    expect(expectedOf(unit({}), null)).toBeNull();
    for (const status of ['ALLOCATED', 'LOADED', 'IN_TRANSIT'] as const) {
      expect(expectedOf(unit({ status, dispatch: ROME }), at(3))).toEqual({ step: 'ARRIVED', at: at(20) });
    }
  });

  it.each<[string, Partial<TrackedUnit>]>([
    ['waits at the hub', { status: 'AVAILABLE' }],
    ['has no route yet', { status: 'ALLOCATED', dispatch: { ...ROME, estimatedArrivalAt: null } }],
    ['has arrived', { status: 'IN_TRANSIT', dispatch: { ...ROME, arrivedAt: at(6) } }],
    ['was refused', { status: 'IN_TRANSIT', dispatch: { ...ROME, confirmedAt: at(7) } }],
    ['is delivered', { status: 'DELIVERED', dispatch: ROME }],
  ])('is nothing for a unit that %s', (_, some) => {
    expect(expectedOf(unit(some), at(3))).toBeNull();
  });
});
