import fc from 'fast-check';
import type { TransportStatus } from '../transports/transport.lifecycle.js';
import { advance, type SeenLeg } from './advance.js';
import { DISPATCH_MOVES, type DispatchStatus } from './dispatch.lifecycle.js';
import { isLive, LEG_MOVES, LegStatus } from './leg.lifecycle.js';

const at = (hour: number) => new Date(Date.UTC(2020, 2, 14, hour));
const seen = (
  status: LegStatus,
  vehicle: TransportStatus,
  leftAt: Date | null = null,
  arrivedAt: Date | null = null,
): SeenLeg => ({ status, vehicle, leftAt, arrivedAt, doubted: false });

describe('a dispatch, by what is known of its vehicles', () => {
  it('departs with what is loaded, and arrives with its last vehicle', () => {
    expect(advance('LOADING', [seen('BOARDED', 'SCHEDULED')])).toEqual({
      legs: ['BOARDED'],
      moves: [],
      attention: false,
    });
    expect(advance('LOADING', [seen('BOARDED', 'LEFT')])).toEqual({
      legs: ['LEFT'],
      moves: ['DEPART'],
      attention: false,
    });
    expect(advance('DEPARTED', [seen('LEFT', 'ARRIVED')])).toEqual({
      legs: ['ARRIVED'],
      moves: ['ARRIVE'],
      attention: false,
    });
    expect(advance('DEPARTED', [seen('LEFT', 'ARRIVED'), seen('PLANNED', 'SCHEDULED')]).moves).toEqual([]);
  });

  it('catches up when the departure was never reported', () => {
    expect(advance('LOADING', [seen('BOARDED', 'ARRIVED')])).toEqual({
      legs: ['ARRIVED'],
      moves: ['DEPART', 'ARRIVE'],
      attention: false,
    });
    expect(advance('DEPARTED', [seen('LEFT', 'LEFT'), seen('PLANNED', 'ARRIVED')])).toMatchObject({
      legs: ['LEFT', 'ARRIVED'],
      moves: ['ARRIVE'],
    });
  });

  it('needs a new plan when its vehicle left without it or does not go, and only while nothing is on board', () => {
    const planned = [seen('PLANNED', 'LEFT'), seen('PLANNED', 'SCHEDULED')];
    expect(advance('PLANNED', planned)).toEqual({
      legs: ['MISSED', 'CANCELLED'],
      moves: ['UNPLAN'],
      attention: true,
    });
    const cancelled = [seen('PLANNED', 'SCHEDULED'), seen('PLANNED', 'CANCELLED')];
    expect(advance('PLANNED', cancelled)).toEqual({
      legs: ['CANCELLED', 'CANCELLED'],
      moves: ['UNPLAN'],
      attention: true,
    });
    const loaded = [seen('BOARDED', 'CANCELLED'), seen('PLANNED', 'SCHEDULED')];
    expect(advance('LOADING', loaded)).toEqual({ legs: ['BOARDED', 'PLANNED'], moves: [], attention: true });
    expect(advance('DEPARTED', [seen('LEFT', 'LEFT'), seen('PLANNED', 'CANCELLED')])).toMatchObject({
      moves: [],
      attention: true,
    });
  });

  it('calls for attention when a vehicle left before the goods could be there', () => {
    const legs = (leftAgain: number) => [
      seen('LEFT', 'ARRIVED', at(1), at(9)),
      seen('PLANNED', 'LEFT', at(leftAgain)),
    ];
    expect(advance('DEPARTED', legs(8)).attention).toBe(true);
    expect(advance('DEPARTED', legs(10)).attention).toBe(false);
  });

  it('calls for attention when reports of one vehicle contradict one another', () => {
    const legs = [{ ...seen('BOARDED', 'LEFT'), doubted: true }];
    expect(advance('LOADING', legs)).toEqual({ legs: ['LEFT'], moves: ['DEPART'], attention: true });
  });

  it('is not dragged back by late reports once it is delivered or cancelled', () => {
    for (const status of [
      'DELIVERED',
      'PARTIALLY_DELIVERED',
      'DELIVERY_FAILED',
      'RETURNING',
      'RETURNED',
    ] as const) {
      expect(advance(status, [seen('LEFT', 'ARRIVED')])).toEqual({
        legs: ['ARRIVED'],
        moves: [],
        attention: false,
      });
    }
    expect(advance('CANCELLED', [])).toEqual({ legs: [], moves: [], attention: false });
    expect(advance('DRAFT', [])).toEqual({ legs: [], moves: [], attention: false });
  });
});

type Told = readonly [leg: number, vehicle: TransportStatus];

/** What a vehicle is after one more report: its own lifecycle never goes back. */
const RANK: Readonly<Record<TransportStatus, number>> = { SCHEDULED: 0, LEFT: 1, CANCELLED: 2, ARRIVED: 3 };

function told(status: DispatchStatus, legs: readonly SeenLeg[], reports: readonly Told[]) {
  let now = { status, legs: [...legs], attention: false };
  for (const [place, vehicle] of reports) {
    const known = now.legs.map((leg, index) =>
      index === place && RANK[vehicle] > RANK[leg.vehicle] ? { ...leg, vehicle } : leg,
    );
    const { legs: next, moves, attention } = advance(now.status, known);
    const after = moves.reduce(
      (from: DispatchStatus, move) => DISPATCH_MOVES[from][move]?.to ?? from,
      now.status,
    );
    const live = known.map((leg, index) => ({ ...leg, status: next[index] ?? leg.status }));
    now = {
      status: after,
      legs: live.filter((leg) => isLive(leg.status)),
      attention: now.attention || attention,
    };
  }
  return { ...now, legs: now.legs.map((leg) => leg.status) };
}

describe('reports of several vehicles', () => {
  // Of each vehicle either that it goes or that it does not: what was done on a report that another one
  // contradicts stays done, with a call for attention.
  const reports = fc
    .tuple(
      fc.array(fc.tuple(fc.constantFrom(0, 1, 2), fc.constantFrom<TransportStatus>('LEFT', 'ARRIVED')), {
        maxLength: 8,
      }),
      fc.constantFrom([], [0], [1], [2], [1, 2]),
    )
    .map(([list, cancelled]): Told[] => [
      ...list.filter(([place]) => !cancelled.some((one) => one === place)),
      ...cancelled.map((place): Told => [place, 'CANCELLED']),
    ]);
  const shuffled = reports.chain((list) => {
    const tripled = [...list, ...list, ...list];
    return fc.tuple(fc.constant(list), fc.shuffledSubarray(tripled, { minLength: tripled.length }));
  });
  const legs = (first: LegStatus) => [
    seen(first, 'SCHEDULED'),
    seen('PLANNED', 'SCHEDULED'),
    seen('PLANNED', 'SCHEDULED'),
  ];

  it('make the same of a dispatch in whatever order and however often they come', () => {
    fc.assert(
      fc.property(
        shuffled,
        fc.constantFrom<DispatchStatus>('LOADING', 'DEPARTED'),
        ([list, again], status) => {
          const start = legs(status === 'LOADING' ? 'BOARDED' : 'LEFT');
          const [one, other] = [told(status, start, list), told(status, start, again)];
          expect(other.status).toBe(one.status);
          expect(other.legs).toEqual(one.legs);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('leave one of which nothing is loaded a draft as soon as its first vehicle is gone or any does not go', () => {
    fc.assert(
      fc.property(shuffled, ([list, again]) => {
        const upset = list.some(([place, vehicle]) => place === 0 || vehicle === 'CANCELLED');
        for (const one of [list, again])
          expect(told('PLANNED', legs('PLANNED'), one).status).toBe(upset ? 'DRAFT' : 'PLANNED');
      }),
      { numRuns: 1_000 },
    );
  });

  it('never move a leg back', () => {
    const order: readonly LegStatus[] = ['PLANNED', 'BOARDED', 'LEFT', 'ARRIVED'];
    for (const status of Object.values(LegStatus)) {
      for (const next of Object.values(LEG_MOVES[status])) {
        if (isLive(status)) expect(order.indexOf(next)).toBeGreaterThanOrEqual(order.indexOf(status));
        else expect(next).toBe(status);
      }
    }
  });
});
