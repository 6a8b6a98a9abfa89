import fc from 'fast-check';
import {
  isWanting,
  type LineBalance,
  REQUEST_MOVES,
  type RequestActor,
  RequestMove,
  RequestStatus,
  statusOf,
} from './request.lifecycle.js';

const ACTORS: readonly RequestActor[] = ['AGENCY', 'SUPERVISOR', 'ALLOCATION', 'DELIVERY'];

/** Spelled out by hand: from, move, to, who. Everything else is forbidden. */
const ALLOWED = `
  DRAFT            OPEN     OPEN                                 AGENCY
  DRAFT            CHANGE   DRAFT                                AGENCY
  DRAFT            CANCEL   CANCELLED                            AGENCY
  OPEN             CHANGE   OPEN                                 AGENCY
  OPEN             CANCEL   CANCELLED                            AGENCY
  OPEN             CLOSE    CLOSED                               AGENCY SUPERVISOR
  OPEN             ALLOCATE PARTLY_ALLOCATED,ALLOCATED           ALLOCATION
  PARTLY_ALLOCATED CHANGE   PARTLY_ALLOCATED,ALLOCATED,FULFILLED AGENCY
  PARTLY_ALLOCATED CLOSE    CLOSED                               AGENCY SUPERVISOR
  PARTLY_ALLOCATED ALLOCATE PARTLY_ALLOCATED,ALLOCATED           ALLOCATION
  PARTLY_ALLOCATED RELEASE  OPEN,PARTLY_ALLOCATED                ALLOCATION
  PARTLY_ALLOCATED FULFIL   PARTLY_ALLOCATED                     DELIVERY
  ALLOCATED        CHANGE   PARTLY_ALLOCATED,ALLOCATED           AGENCY
  ALLOCATED        CLOSE    CLOSED                               AGENCY SUPERVISOR
  ALLOCATED        RELEASE  OPEN,PARTLY_ALLOCATED                ALLOCATION
  ALLOCATED        FULFIL   ALLOCATED,FULFILLED                  DELIVERY
  FULFILLED        CLOSE    CLOSED                               AGENCY SUPERVISOR
  CLOSED           RELEASE  CLOSED                               ALLOCATION
  CLOSED           FULFIL   CLOSED                               DELIVERY`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
  .flatMap(([from, move, to, ...actors]) => actors.map((actor) => `${from} ${move} ${actor} -> ${to}`));

describe('the lifecycle of a request', () => {
  it('allows exactly the moves that are written down, to exactly those actors', () => {
    const found = Object.values(RequestStatus).flatMap((from) =>
      Object.values(RequestMove).flatMap((move) => {
        const step = REQUEST_MOVES[from][move];
        const may = ACTORS.filter((actor) => step?.by.includes(actor));
        return may.map((actor) => `${from} ${move} ${actor} -> ${step?.to.join(',')}`);
      }),
    );
    expect(found.sort()).toEqual([...ALLOWED].sort());
  });

  it('reaches every status from the draft, and leaves none of the ends', () => {
    const found = new Set<RequestStatus>(['DRAFT']);
    for (const status of found)
      for (const step of Object.values(REQUEST_MOVES[status])) for (const to of step?.to ?? []) found.add(to);
    expect([...found].sort()).toEqual(Object.values(RequestStatus).sort());
    for (const end of ['CLOSED', 'CANCELLED'] as const)
      for (const step of Object.values(REQUEST_MOVES[end]))
        expect(step?.to.filter((to) => to !== end) ?? []).toEqual([]);
  });
});

/** One line, as a random history of it may have left it. */
const balance = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.nat(9), fc.nat(9))
  .map(([quantity, a, f]): LineBalance => {
    const allocated = Math.min(a, quantity);
    return { quantity, allocated, fulfilled: Math.min(f, allocated) };
  });
const balances = fc.array(balance, { minLength: 1, maxLength: 4 });
const posted = (
  lines: readonly LineBalance[],
  place: number,
  change: (line: LineBalance) => LineBalance,
): LineBalance[] => lines.map((line, index) => (index === place % lines.length ? change(line) : line));
const isSound = ({ quantity, allocated, fulfilled }: LineBalance) =>
  quantity >= 1 && fulfilled >= 0 && fulfilled <= allocated && allocated <= quantity;

describe('the status by quantities', () => {
  const MOVES: readonly [RequestMove, (line: LineBalance, n: number) => LineBalance][] = [
    ['ALLOCATE', (line, n) => ({ ...line, allocated: line.allocated + n })],
    ['RELEASE', (line, n) => ({ ...line, allocated: line.allocated - n })],
    ['FULFIL', (line, n) => ({ ...line, fulfilled: line.fulfilled + n })],
    ['CHANGE', (line, n) => ({ ...line, quantity: line.quantity + n })],
    ['CHANGE', (line, n) => ({ ...line, quantity: line.quantity - n })],
  ];

  it.each(MOVES)('%s leads only where the table says (%#)', (move, change) => {
    fc.assert(
      fc.property(balances, fc.nat(3), fc.integer({ min: 1, max: 9 }), (lines, place, n) => {
        const after = posted(lines, place, (line) => change(line, n));
        const before = statusOf(lines);
        // FULFILLED cannot be changed, because nothing of it is left to ask for less or more of.
        fc.pre(after.every(isSound) && before !== 'FULFILLED');
        expect(REQUEST_MOVES[before][move]?.to).toContain(statusOf(after));
      }),
    );
  });

  it('wants goods exactly while something is not allocated', () => {
    fc.assert(
      fc.property(balances, (lines) => {
        expect(isWanting(statusOf(lines))).toBe(
          lines.some(({ quantity, allocated }) => allocated < quantity),
        );
      }),
    );
  });
});
