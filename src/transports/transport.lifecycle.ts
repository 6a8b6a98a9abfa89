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

/** What moves a transport: a report of it as a whole, or that it was seen at one of its stops. */
export const TransportSighting = { ...TransportReport, CALLED: 'CALLED' } as const;
export type TransportSighting = (typeof TransportSighting)[keyof typeof TransportSighting];

/** What is reported of a stop. */
export const CallReport = { ARRIVED: 'ARRIVED', LEFT: 'LEFT' } as const;
export type CallReport = (typeof CallReport)[keyof typeof CallReport];

/** Why a vehicle is late or does not go. A list of our own: the sources name no common one for all three modes. */
export const DelayReason = {
  WEATHER: 'WEATHER',
  TECHNICAL: 'TECHNICAL',
  CREW: 'CREW',
  CONGESTION: 'CONGESTION',
  CUSTOMS: 'CUSTOMS',
  BORDER: 'BORDER',
  GAUGE_CHANGE: 'GAUGE_CHANGE',
  LATE_GOODS: 'LATE_GOODS',
  HEALTH_RULES: 'HEALTH_RULES',
  STRIKE: 'STRIKE',
  OTHER: 'OTHER',
} as const;
export type DelayReason = (typeof DelayReason)[keyof typeof DelayReason];

/** What can be wrong with a number and is recorded all the same with a reason. */
export const IdentifierFault = {
  WRONG_CHARACTERS: 'WRONG_CHARACTERS',
  WRONG_LENGTH: 'WRONG_LENGTH',
  WRONG_FORMAT: 'WRONG_FORMAT',
  WRONG_CHECK_DIGIT: 'WRONG_CHECK_DIGIT',
  USED_BEFORE: 'USED_BEFORE',
} as const;
export type IdentifierFault = (typeof IdentifierFault)[keyof typeof IdentifierFault];

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
 * State, report, successor: complete, or it does not compile. Who was seen at a stop has left. Neither end reopens. An arrival was seen, a
 * cancellation only said: where both were reported the arrival wins, in whichever order they came in.
 */
export const TRANSPORT_MOVES: Readonly<
  Record<TransportStatus, Readonly<Record<TransportSighting, TransportMove>>>
> = {
  SCHEDULED: {
    LEFT: advances('LEFT'),
    ARRIVED: advances('ARRIVED'),
    CANCELLED: advances('CANCELLED'),
    CALLED: advances('LEFT'),
  },
  LEFT: {
    LEFT: repeats('LEFT'),
    ARRIVED: advances('ARRIVED'),
    CANCELLED: contradicts('CANCELLED'),
    CALLED: repeats('LEFT'),
  },
  ARRIVED: {
    LEFT: contradicts('ARRIVED'),
    ARRIVED: repeats('ARRIVED'),
    CANCELLED: contradicts('ARRIVED'),
    CALLED: contradicts('ARRIVED'),
  },
  CANCELLED: {
    LEFT: contradicts('CANCELLED'),
    ARRIVED: contradicts('ARRIVED'),
    CANCELLED: repeats('CANCELLED'),
    CALLED: contradicts('CANCELLED'),
  },
};

/** Statuses that no chain of reports leads to from the start: a mistake in the table, found at boot. */
export function unreachableStatuses(moves: typeof TRANSPORT_MOVES = TRANSPORT_MOVES): TransportStatus[] {
  const found = new Set<TransportStatus>([TransportStatus.SCHEDULED]);
  for (const status of found) for (const { to } of Object.values(moves[status])) found.add(to);
  return Object.values(TransportStatus).filter((status) => !found.has(status));
}

/** Orders reports of the very same millisecond: the one that is further along comes last. */
export const REPORT_PRECEDENCE: Readonly<Record<TransportSighting, number>> = {
  LEFT: 10,
  CALLED: 15,
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
