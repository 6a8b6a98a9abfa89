import fc from 'fast-check';
import type { TemperatureClass } from '../standards/temperature-class.js';
import { EarliestArrivalPlanner } from './earliest-arrival.planner.js';
import { compareIds, couldCarry, lastHandover, readyAfter } from './feasible.js';
import type { Departure, PlanningProblem } from './problem.js';
import { MOST_REJECTIONS } from './proposal.js';

const HUB = 1;
const ROME = 9;
const planner = new EarliestArrivalPlanner();
const at = (hour: number) => new Date(Date.UTC(2020, 2, 14) + hour * 3_600_000);

interface Vehicle {
  id?: string;
  from?: number;
  to?: number;
  /** Hours after midnight of 14 March 2020. It closes one hour before it leaves. */
  leaves?: number;
  arrives?: number;
  pallets?: number;
  kilograms?: number;
  coldPallets?: number;
  keeps?: TemperatureClass[];
  /** Goods may leave it before its destination. */
  stop?: { at: number; arrives: number } | null;
}

function vehicle({ id = '1', from = HUB, to = ROME, leaves = 6, arrives = 30, ...room }: Vehicle): Departure {
  const {
    pallets: freePallets = 33,
    kilograms: freeKilograms = 24_000,
    coldPallets: freeColdPallets = freePallets,
    keeps: temperatureClasses = [],
  } = room;
  const times = { cutOffAt: at(leaves - 1), departsAt: at(leaves), arrivesAt: at(arrives) };
  const places = { originId: from, destinationId: to };
  return {
    transportId: id,
    exit: 0,
    number: `TRUCK ${id}`,
    ...places,
    ...times,
    freePallets,
    freeKilograms,
    freeColdPallets,
    temperatureClasses,
  };
}

function problem(departures: Vehicle[], needs: TemperatureClass[] = ['AMB']): PlanningProblem {
  return {
    originId: HUB,
    destinationId: ROME,
    readyAt: at(0),
    load: { pallets: 4, kilograms: 1_000, coldPallets: 0, temperatureClasses: needs },
    minimumTransferMinutes: 120,
    departures: departures.flatMap((one) => {
      const end = vehicle(one);
      const { stop } = one;
      return stop ? [{ ...end, exit: 1, destinationId: stop.at, arrivesAt: at(stop.arrives) }, end] : [end];
    }),
  };
}

const vehicles = fc.record({
  from: fc.constantFrom(HUB, 2, 3, ROME),
  to: fc.constantFrom(HUB, 2, 3, ROME),
  leaves: fc.integer({ min: 0, max: 12 }),
  lasts: fc.integer({ min: 0, max: 5 }),
  pallets: fc.constantFrom(3, 4, 10),
  kilograms: fc.constantFrom(999, 1_000, 5_000),
  keeps: fc.constantFrom<TemperatureClass[][]>([], ['COL'], ['AMB'], ['FRZ']),
  stop: fc.option(fc.record({ at: fc.constantFrom(2, 3, ROME), after: fc.constantFrom(0.5, 1, 2) })),
});

/** Few places, few hours and round numbers: so that ties, loops and missed transfers are common. */
const problems = fc
  .tuple(
    fc.array(vehicles, { minLength: 1, maxLength: 9 }),
    fc.constantFrom<TemperatureClass[][]>(['AMB'], ['COL'], ['AMB', 'COL']),
  )
  .map(([list, needs]) =>
    problem(
      list.map(({ stop, ...one }, index) => ({
        ...one,
        id: String(index + 5),
        arrives: one.leaves + one.lasts,
        // A vehicle calls at a place once, and before its end.
        stop:
          stop && stop.at !== one.to && stop.at !== one.from && stop.after < one.lasts
            ? { at: stop.at, arrives: one.leaves + stop.after }
            : null,
      })),
      needs,
    ),
  );

const idsOf = (legs: readonly Departure[]) => legs.map(({ transportId }) => transportId);
const chosen = (given: PlanningProblem) => idsOf(planner.plan(given).legs);
const arrival = (given: PlanningProblem) =>
  planner.plan(given).arrivesAt?.getTime() ?? Number.POSITIVE_INFINITY;

/** Every way there is, by trying: no cleverness, so that it can judge the scan. */
function everyWay(given: PlanningProblem): Departure[][] {
  const go = (placeId: number, readyAt: number, way: Departure[]): Departure[][] => {
    if (placeId === given.destinationId) return [way];
    return given.departures.flatMap((next) => {
      const fits = next.originId === placeId && couldCarry(next, given.load) && readyAt <= lastHandover(next);
      return fits ? go(next.destinationId, readyAfter(next, given), [...way, next]) : [];
    });
  };
  return go(given.originId, given.readyAt.getTime(), []);
}

function compareWays(a: Departure[], b: Departure[]): number {
  const arrives = (way: Departure[]) => way.at(-1)?.arrivesAt.getTime() ?? 0;
  const leaves = (way: Departure[]) => way[0]?.departsAt.getTime() ?? 0;
  const ids = a
    .map((leg, index) => compareIds(leg.transportId, b[index]?.transportId ?? ''))
    .find((order) => order !== 0);
  return arrives(a) - arrives(b) || a.length - b.length || leaves(b) - leaves(a) || (ids ?? 0);
}

describe('the earliest arrival', () => {
  it('is the very way that trying all of them finds best, ties included', () => {
    const ways = (given: PlanningProblem) => everyWay(given).sort(compareWays);
    fc.assert(
      fc.property(problems, (given) => {
        expect(chosen(given)).toEqual(idsOf(ways(given)[0] ?? []));
      }),
      { numRuns: 3_000 },
    );
  });

  it('never overfills a vehicle, breaks the cold chain, or misses a cut-off or a transfer', () => {
    fc.assert(
      fc.property(problems, (given) => {
        let [placeId, readyAt] = [given.originId, given.readyAt.getTime()];
        for (const leg of planner.plan(given).legs) {
          expect(leg.originId).toBe(placeId);
          expect(readyAt).toBeLessThanOrEqual(leg.cutOffAt.getTime());
          expect(leg.freePallets).toBeGreaterThanOrEqual(given.load.pallets);
          expect(leg.freeKilograms).toBeGreaterThanOrEqual(given.load.kilograms);
          if (given.load.temperatureClasses.includes('COL')) expect(leg.temperatureClasses).toEqual(['COL']);
          [placeId, readyAt] = [
            leg.destinationId,
            leg.arrivesAt.getTime() + given.minimumTransferMinutes * 60_000,
          ];
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the same proposal, explanation included, in whatever order the departures come', () => {
    const shuffled = problems.chain((given) =>
      fc
        .shuffledSubarray([...given.departures], { minLength: given.departures.length })
        .map((departures) => [given, { ...given, departures }] as const),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        expect(planner.plan(other)).toEqual(planner.plan(given));
      }),
    );
  });

  it('is never earlier because a departure was taken away', () => {
    fc.assert(
      fc.property(problems, fc.nat(), (given, which) => {
        const departures = given.departures.filter((_, index) => index !== which % given.departures.length);
        expect(arrival({ ...given, departures })).toBeGreaterThanOrEqual(arrival(given));
      }),
    );
  });

  it('has the fewer legs of two that arrive together, although the longer way was at the transfer first', () => {
    const two = { id: '3', from: HUB, to: 3, leaves: 1, arrives: 7 };
    const three = [
      { id: '1', from: HUB, to: 2, leaves: 1, arrives: 2 },
      { id: '2', from: 2, to: 3, leaves: 5, arrives: 6 },
    ];
    const last = { id: '4', from: 3, to: ROME, leaves: 10, arrives: 12 };
    expect(chosen(problem([...three, last]))).toEqual(['1', '2', '4']);
    expect(chosen(problem([...three, two, last]))).toEqual(['3', '4']);
  });

  it('leaves the hub later where that costs nothing, and knows that 9 is a smaller id than 10', () => {
    expect(
      chosen(
        problem([
          { id: '1', leaves: 1, arrives: 8 },
          { id: '2', leaves: 3, arrives: 8 },
        ]),
      ),
    ).toEqual(['2']);
    expect(chosen(problem([{ id: '10' }, { id: '9' }]))).toEqual(['9']);
  });

  it('needs the whole transfer time before the next cut-off, and not a minute more', () => {
    const transfer = (leaves: number) =>
      problem([
        { id: '1', to: 2, leaves: 1, arrives: 4 },
        { id: '2', from: 2, leaves, arrives: 20 },
      ]);
    // It closes one hour before it leaves, and a transfer takes two: 4 + 2 + 1.
    expect(chosen(transfer(7))).toEqual(['1', '2']);
    expect(chosen(transfer(7 - 1 / 60))).toEqual([]);
  });
});

describe('the explanation', () => {
  const reasons = (given: PlanningProblem) =>
    Object.fromEntries(
      planner.plan(given).rejections.map(({ departure, reason }) => [departure.transportId, reason]),
    );

  it('says of every other departure why it is not taken', () => {
    const given = problem(
      [
        { id: '1', keeps: ['COL'] },
        { id: '2', keeps: [] },
        { id: '3', keeps: ['COL'], pallets: 3 },
        { id: '4', keeps: ['COL'], kilograms: 999 },
        { id: '5', keeps: ['COL'], leaves: 0.9 },
        { id: '6', keeps: ['COL'], leaves: 7, arrives: 31 },
        { id: '7', keeps: ['COL'], to: 5 },
        { id: '8', keeps: ['COL'], from: 4 },
        { id: '9', keeps: ['COL'], to: 2, leaves: 6, arrives: 20 },
        { id: '10', keeps: ['COL'], from: 2, leaves: 22, arrives: 40 },
      ],
      ['AMB', 'COL'],
    );
    expect(chosen(given)).toEqual(['1']);
    expect(reasons(given)).toEqual({
      2: 'NOT_COLD_ENOUGH',
      3: 'TOO_FULL',
      4: 'TOO_FULL',
      5: 'TOO_LATE_FOR_CUT_OFF',
      6: 'ARRIVES_LATER',
      7: 'DOES_NOT_REACH',
      8: 'DOES_NOT_REACH',
      9: 'DOES_NOT_REACH',
      10: 'TOO_LATE_FOR_CUT_OFF',
    });
  });

  it('calls a departure ARRIVES_LATER exactly when it is on a way that would have done', () => {
    fc.assert(
      fc.property(problems, (given) => {
        const onSomeWay = new Set(everyWay(given).flatMap(idsOf));
        const taken = new Set(chosen(given));
        for (const [id, reason] of Object.entries(reasons(given))) {
          expect([id, reason === 'ARRIVES_LATER']).toEqual([id, onSomeWay.has(id) && !taken.has(id)]);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays small under a large timetable, counts all of it, and names the nearest misses', () => {
    const late = Array.from({ length: 500 }, (_, index) => ({
      id: String(index + 100),
      leaves: 7,
      arrives: 31 + index,
    }));
    const { rejections, rejected, sentence } = planner.plan(
      problem([{ id: '1' }, ...late, { id: '2', pallets: 0 }]),
    );
    expect(rejections).toHaveLength(MOST_REJECTIONS);
    expect(rejections[0]).toMatchObject({ departure: { transportId: '2' }, reason: 'TOO_FULL' });
    expect(rejected).toMatchObject({ ARRIVES_LATER: 500, TOO_FULL: 1 });
    expect(sentence).toBe(
      'By TRUCK 1: leaves 2020-03-14 06:00 UTC, arrives 2020-03-15 06:00 UTC, the earliest possible. ' +
        'Of the other departures, 1 had too little room, 500 would have been no better.',
    );
  });

  it('says in a sentence that there is no way, and why', () => {
    const { legs, arrivesAt, sentence } = planner.plan(problem([{ id: '1', pallets: 1 }]));
    expect({ legs, arrivesAt }).toEqual({ legs: [], arrivesAt: null });
    expect(sentence).toBe(
      'No way to the destination was found. Of the other departures, 1 had too little room.',
    );
    expect(planner.plan(problem([])).sentence).toBe('No way to the destination was found.');
  });
});
