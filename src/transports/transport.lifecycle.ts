/** Status of a transport. Keys equal values because GraphQL publishes the keys. */
export const TransportStatus = {
  SCHEDULED: 'SCHEDULED',
  LEFT: 'LEFT',
  ARRIVED: 'ARRIVED',
  CANCELLED: 'CANCELLED',
} as const;
export type TransportStatus = (typeof TransportStatus)[keyof typeof TransportStatus];

/** What a carrier or an operator reports of a transport. Observations: always recorded, never refused for their order. */
export const TransportReport = { LEFT: 'LEFT', ARRIVED: 'ARRIVED', CANCELLED: 'CANCELLED' } as const;
export type TransportReport = (typeof TransportReport)[keyof typeof TransportReport];

export const TransportDirection = { INBOUND: 'INBOUND', OUTBOUND: 'OUTBOUND' } as const;
export type TransportDirection = (typeof TransportDirection)[keyof typeof TransportDirection];

export const TransportMode = { AIR: 'AIR', RAIL: 'RAIL', ROAD: 'ROAD' } as const;
export type TransportMode = (typeof TransportMode)[keyof typeof TransportMode];

/** ADVANCES: the status changes. REPEATS: it tells nothing new. CONTRADICTS: kept, and somebody must look. */
export type ReportEffect = 'ADVANCES' | 'REPEATS' | 'CONTRADICTS';
export interface TransportMove {
  readonly to: TransportStatus;
  readonly effect: ReportEffect;
}

const advances = (to: TransportStatus): TransportMove => ({ to, effect: 'ADVANCES' });
const repeats = (to: TransportStatus): TransportMove => ({ to, effect: 'REPEATS' });
const contradicts = (to: TransportStatus): TransportMove => ({ to, effect: 'CONTRADICTS' });

/**
 * State, report, successor: complete, or it does not compile. Neither end reopens. An arrival was seen, a
 * cancellation only said: where both were reported the arrival wins, in whichever order they came in.
 */
export const TRANSPORT_MOVES: Readonly<
  Record<TransportStatus, Readonly<Record<TransportReport, TransportMove>>>
> = {
  SCHEDULED: { LEFT: advances('LEFT'), ARRIVED: advances('ARRIVED'), CANCELLED: advances('CANCELLED') },
  LEFT: { LEFT: repeats('LEFT'), ARRIVED: advances('ARRIVED'), CANCELLED: contradicts('CANCELLED') },
  ARRIVED: { LEFT: contradicts('ARRIVED'), ARRIVED: repeats('ARRIVED'), CANCELLED: contradicts('ARRIVED') },
  CANCELLED: {
    LEFT: contradicts('CANCELLED'),
    ARRIVED: contradicts('ARRIVED'),
    CANCELLED: repeats('CANCELLED'),
  },
};

/** Statuses that no chain of reports leads to from the start: a mistake in the table, found at boot. */
export function unreachableStatuses(moves: typeof TRANSPORT_MOVES = TRANSPORT_MOVES): TransportStatus[] {
  const found = new Set<TransportStatus>([TransportStatus.SCHEDULED]);
  for (const status of found) for (const { to } of Object.values(moves[status])) found.add(to);
  return Object.values(TransportStatus).filter((status) => !found.has(status));
}

/** Orders reports of the very same millisecond: the one that is further along comes last. */
export const REPORT_PRECEDENCE: Readonly<Record<TransportReport, number>> = {
  LEFT: 10,
  CANCELLED: 20,
  ARRIVED: 30,
};

/** What is still to be reported, so that a timer can say that it is overdue. */
export const TransportAwaits = { DEPARTURE: 'DEPARTURE', ARRIVAL: 'ARRIVAL' } as const;
export type TransportAwaits = (typeof TransportAwaits)[keyof typeof TransportAwaits];

const AWAITED: Readonly<Record<TransportStatus, TransportAwaits | null>> = {
  SCHEDULED: 'DEPARTURE',
  LEFT: 'ARRIVAL',
  ARRIVED: null,
  CANCELLED: null,
};

export function awaitedIn(status: TransportStatus): TransportAwaits | null {
  return AWAITED[status];
}

/** Only a vehicle that has not left and is not cancelled takes goods. */
export function takesGoods(status: TransportStatus): boolean {
  return status === 'SCHEDULED';
}
