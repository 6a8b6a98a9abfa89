import {
  awaitedIn,
  TRANSPORT_MOVES,
  TransportSighting,
  TransportStatus,
  takesGoods,
  unreachableStatuses,
} from './transport.lifecycle.js';

type Row = [TransportStatus, TransportSighting, TransportStatus, 'ADVANCES' | 'REPEATS' | 'CONTRADICTS'];

/** Spelled out by hand: the table in the code is held against this one. */
const ROWS: readonly Row[] = [
  ['SCHEDULED', 'LEFT', 'LEFT', 'ADVANCES'],
  ['SCHEDULED', 'ARRIVED', 'ARRIVED', 'ADVANCES'],
  ['SCHEDULED', 'CANCELLED', 'CANCELLED', 'ADVANCES'],
  ['SCHEDULED', 'CALLED', 'LEFT', 'ADVANCES'],
  ['LEFT', 'LEFT', 'LEFT', 'REPEATS'],
  ['LEFT', 'ARRIVED', 'ARRIVED', 'ADVANCES'],
  ['LEFT', 'CANCELLED', 'CANCELLED', 'CONTRADICTS'],
  ['LEFT', 'CALLED', 'LEFT', 'REPEATS'],
  ['ARRIVED', 'LEFT', 'ARRIVED', 'CONTRADICTS'],
  ['ARRIVED', 'ARRIVED', 'ARRIVED', 'REPEATS'],
  ['ARRIVED', 'CANCELLED', 'ARRIVED', 'CONTRADICTS'],
  ['ARRIVED', 'CALLED', 'ARRIVED', 'CONTRADICTS'],
  ['CANCELLED', 'LEFT', 'CANCELLED', 'CONTRADICTS'],
  ['CANCELLED', 'ARRIVED', 'ARRIVED', 'CONTRADICTS'],
  ['CANCELLED', 'CANCELLED', 'CANCELLED', 'REPEATS'],
  ['CANCELLED', 'CALLED', 'CANCELLED', 'CONTRADICTS'],
];

describe('what a report does to a transport', () => {
  it.each(ROWS)('%s, reported %s: %s, %s', (from, report, to, effect) => {
    expect(TRANSPORT_MOVES[from][report]).toEqual({ to, effect });
  });

  it('is said for every status and report', () => {
    const pairs = Object.values(TransportStatus).flatMap((from) =>
      Object.values(TransportSighting).map((report) => `${from} ${report}`),
    );
    expect(ROWS.map(([from, report]) => `${from} ${report}`)).toEqual(pairs);
  });

  it('leads to every status, and the start finds a table in which one is lost', () => {
    expect(unreachableStatuses()).toEqual([]);
    const { SCHEDULED, LEFT } = TRANSPORT_MOVES;
    const never = { to: 'LEFT', effect: 'REPEATS' } as const;
    const broken = {
      ...TRANSPORT_MOVES,
      SCHEDULED: { ...SCHEDULED, CANCELLED: never },
      LEFT: { ...LEFT, CANCELLED: never },
    };
    expect(unreachableStatuses(broken)).toEqual(['CANCELLED']);
  });
});

it('waits for nothing once it has ended, and takes goods only before it leaves', () => {
  expect(Object.values(TransportStatus).map(awaitedIn)).toEqual(['DEPARTURE', 'ARRIVAL', null, null]);
  expect(Object.values(TransportStatus).filter(takesGoods)).toEqual(['SCHEDULED']);
});
