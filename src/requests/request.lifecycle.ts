import { Role } from '../platform/principal/principal.js';

/** Status of a request. Keys equal values because GraphQL publishes the keys. */
export const RequestStatus = {
  DRAFT: 'DRAFT',
  OPEN: 'OPEN',
  PARTLY_ALLOCATED: 'PARTLY_ALLOCATED',
  ALLOCATED: 'ALLOCATED',
  FULFILLED: 'FULFILLED',
  CLOSED: 'CLOSED',
  CANCELLED: 'CANCELLED',
} as const;
export type RequestStatus = (typeof RequestStatus)[keyof typeof RequestStatus];

/** How soon it is needed: the four words of FHIR, so that they go outward as they are. */
export const RequestUrgency = { ROUTINE: 'ROUTINE', URGENT: 'URGENT', ASAP: 'ASAP', STAT: 'STAT' } as const;
export type RequestUrgency = (typeof RequestUrgency)[keyof typeof RequestUrgency];

/** What can be done to a request. The last three are posted by the features that allocate and deliver. */
export const RequestMove = {
  OPEN: 'OPEN',
  CHANGE: 'CHANGE',
  CLOSE: 'CLOSE',
  CANCEL: 'CANCEL',
  ALLOCATE: 'ALLOCATE',
  /** What was allocated is given back: the plan came to nothing, or less went. */
  RELEASE: 'RELEASE',
  /** Some of what was allocated was delivered. */
  FULFIL: 'FULFIL',
} as const;
export type RequestMove = (typeof RequestMove)[keyof typeof RequestMove];

export type RequestActor = typeof Role.AGENCY | typeof Role.SUPERVISOR | 'ALLOCATION' | 'DELIVERY';

export interface RequestStep {
  /** Where it may lead: which of them, the quantities say (`statusOf`). */
  readonly to: readonly RequestStatus[];
  readonly by: readonly RequestActor[];
}

const AGENCY = [Role.AGENCY] as const;
/** A supervisor of the hub closes what the hub cannot serve. */
const EITHER = [Role.AGENCY, Role.SUPERVISOR] as const;
const ALLOCATION = ['ALLOCATION'] as const;
const DELIVERY = ['DELIVERY'] as const;

const step = (by: readonly RequestActor[], ...to: RequestStatus[]): RequestStep => ({ to, by });

const NOTHING: Readonly<Record<RequestMove, null>> = {
  OPEN: null,
  CHANGE: null,
  CLOSE: null,
  CANCEL: null,
  ALLOCATE: null,
  RELEASE: null,
  FULFIL: null,
};
const CLOSE = step(EITHER, 'CLOSED');

/**
 * State, move, where it may lead and who may: complete, or it does not compile. A closed request takes no more
 * goods, but what was allocated before may still arrive or come to nothing, and is recorded.
 */
export const REQUEST_MOVES: Readonly<
  Record<RequestStatus, Readonly<Record<RequestMove, RequestStep | null>>>
> = {
  DRAFT: {
    ...NOTHING,
    OPEN: step(AGENCY, 'OPEN'),
    CHANGE: step(AGENCY, 'DRAFT'),
    CANCEL: step(AGENCY, 'CANCELLED'),
  },
  OPEN: {
    ...NOTHING,
    CHANGE: step(AGENCY, 'OPEN'),
    CANCEL: step(AGENCY, 'CANCELLED'),
    CLOSE,
    ALLOCATE: step(ALLOCATION, 'PARTLY_ALLOCATED', 'ALLOCATED'),
  },
  PARTLY_ALLOCATED: {
    ...NOTHING,
    CHANGE: step(AGENCY, 'PARTLY_ALLOCATED', 'ALLOCATED', 'FULFILLED'),
    CLOSE,
    ALLOCATE: step(ALLOCATION, 'PARTLY_ALLOCATED', 'ALLOCATED'),
    RELEASE: step(ALLOCATION, 'OPEN', 'PARTLY_ALLOCATED'),
    FULFIL: step(DELIVERY, 'PARTLY_ALLOCATED'),
  },
  ALLOCATED: {
    ...NOTHING,
    CHANGE: step(AGENCY, 'PARTLY_ALLOCATED', 'ALLOCATED'),
    CLOSE,
    RELEASE: step(ALLOCATION, 'OPEN', 'PARTLY_ALLOCATED'),
    FULFIL: step(DELIVERY, 'ALLOCATED', 'FULFILLED'),
  },
  FULFILLED: { ...NOTHING, CLOSE },
  CLOSED: { ...NOTHING, RELEASE: step(ALLOCATION, 'CLOSED'), FULFIL: step(DELIVERY, 'CLOSED') },
  CANCELLED: NOTHING,
};

/** The quantities of one line, in base units: 0 <= fulfilled <= allocated <= quantity. */
export interface LineBalance {
  readonly quantity: number;
  /** Promised, what was delivered of it included. */
  readonly allocated: number;
  readonly fulfilled: number;
}

/** The status that an opened request has by its quantities. */
export function statusOf(lines: readonly LineBalance[]): RequestStatus {
  if (lines.every(({ quantity, fulfilled }) => fulfilled >= quantity)) return 'FULFILLED';
  if (lines.every(({ quantity, allocated }) => allocated >= quantity)) return 'ALLOCATED';
  return lines.some(({ allocated }) => allocated > 0) ? 'PARTLY_ALLOCATED' : 'OPEN';
}

/** The hub still has to find goods for it: only these stand in its worklist. */
export function isWanting(status: RequestStatus): boolean {
  return status === 'OPEN' || status === 'PARTLY_ALLOCATED';
}
