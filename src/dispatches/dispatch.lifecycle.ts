import { Role } from '../platform/principal/principal.js';

/** Status of a dispatch. Keys equal values because GraphQL publishes the keys. Customs steps are events, not statuses. */
export const DispatchStatus = {
  DRAFT: 'DRAFT',
  PLANNED: 'PLANNED',
  LOADING: 'LOADING',
  DEPARTED: 'DEPARTED',
  ARRIVED: 'ARRIVED',
  DELIVERED: 'DELIVERED',
  PARTIALLY_DELIVERED: 'PARTIALLY_DELIVERED',
  DELIVERY_FAILED: 'DELIVERY_FAILED',
  RETURNING: 'RETURNING',
  RETURNED: 'RETURNED',
  CANCELLED: 'CANCELLED',
} as const;
export type DispatchStatus = (typeof DispatchStatus)[keyof typeof DispatchStatus];

/** What can be done to a dispatch, or can happen to it. */
export const DispatchMove = {
  /** Pallets are added or taken off. */
  EDIT: 'EDIT',
  REQUEST_PLAN: 'REQUEST_PLAN',
  PLAN: 'PLAN',
  /** Its vehicle left without any of it, or does not go: it needs a new plan. */
  UNPLAN: 'UNPLAN',
  LOAD: 'LOAD',
  UNLOAD: 'UNLOAD',
  /** The last loaded pallet is taken off the vehicle again. */
  UNLOAD_LAST: 'UNLOAD_LAST',
  DEPART: 'DEPART',
  ARRIVE: 'ARRIVE',
  DELIVER: 'DELIVER',
  DELIVER_PARTLY: 'DELIVER_PARTLY',
  FAIL_DELIVERY: 'FAIL_DELIVERY',
  SEND_BACK: 'SEND_BACK',
  TAKE_BACK: 'TAKE_BACK',
  /** What was refused of a delivery that was accepted in part is back. */
  TAKE_BACK_REST: 'TAKE_BACK_REST',
  CANCEL: 'CANCEL',
} as const;
export type DispatchMove = (typeof DispatchMove)[keyof typeof DispatchMove];

/** Who may move a dispatch: a role, or the worker on a carrier's report. */
export type DispatchActor = typeof Role.OPERATOR | typeof Role.SUPERVISOR | typeof Role.AGENCY | 'WORKER';

export interface DispatchStep {
  readonly to: DispatchStatus;
  readonly by: readonly DispatchActor[];
}

const HUB = [Role.OPERATOR, Role.SUPERVISOR] as const;
/** The agency that receives it, or a supervisor of the hub on its behalf. */
const RECEIVER = [Role.AGENCY, Role.SUPERVISOR] as const;
const WORKER = ['WORKER'] as const;

const step = (to: DispatchStatus, by: readonly DispatchActor[]): DispatchStep => ({ to, by });

const NOTHING: Readonly<Record<DispatchMove, null>> = {
  EDIT: null,
  REQUEST_PLAN: null,
  PLAN: null,
  UNPLAN: null,
  LOAD: null,
  UNLOAD: null,
  UNLOAD_LAST: null,
  DEPART: null,
  ARRIVE: null,
  DELIVER: null,
  DELIVER_PARTLY: null,
  FAIL_DELIVERY: null,
  SEND_BACK: null,
  TAKE_BACK: null,
  TAKE_BACK_REST: null,
  CANCEL: null,
};

const DELIVERIES = {
  DELIVER: step('DELIVERED', RECEIVER),
  DELIVER_PARTLY: step('PARTIALLY_DELIVERED', RECEIVER),
  FAIL_DELIVERY: step('DELIVERY_FAILED', RECEIVER),
};

/**
 * State, move, successor and who may: complete, or it does not compile. A delivery may be confirmed before
 * the carrier reports the arrival, because reports are often late; nothing that comes later drags it back.
 */
export const DISPATCH_MOVES: Readonly<
  Record<DispatchStatus, Readonly<Record<DispatchMove, DispatchStep | null>>>
> = {
  DRAFT: {
    ...NOTHING,
    EDIT: step('DRAFT', HUB),
    REQUEST_PLAN: step('DRAFT', HUB),
    PLAN: step('PLANNED', WORKER),
    CANCEL: step('CANCELLED', HUB),
  },
  PLANNED: {
    ...NOTHING,
    UNPLAN: step('DRAFT', WORKER),
    LOAD: step('LOADING', HUB),
    CANCEL: step('CANCELLED', HUB),
  },
  LOADING: {
    ...NOTHING,
    // Never UNPLAN: what is on a vehicle is taken off by people first, whatever is reported of the vehicle.
    LOAD: step('LOADING', HUB),
    UNLOAD: step('LOADING', HUB),
    UNLOAD_LAST: step('PLANNED', HUB),
    DEPART: step('DEPARTED', WORKER),
    CANCEL: step('CANCELLED', HUB),
  },
  DEPARTED: { ...NOTHING, ARRIVE: step('ARRIVED', WORKER), ...DELIVERIES },
  ARRIVED: { ...NOTHING, ...DELIVERIES },
  DELIVERED: NOTHING,
  // Once and again: what does not come back with the first vehicle may come with the next.
  PARTIALLY_DELIVERED: { ...NOTHING, SEND_BACK: step('RETURNING', RECEIVER) },
  DELIVERY_FAILED: { ...NOTHING, SEND_BACK: step('RETURNING', RECEIVER) },
  RETURNING: {
    ...NOTHING,
    TAKE_BACK: step('RETURNED', HUB),
    TAKE_BACK_REST: step('PARTIALLY_DELIVERED', HUB),
  },
  RETURNED: NOTHING,
  CANCELLED: NOTHING,
};

/** Statuses that no chain of moves leads to from the start: a mistake in the table, found at boot. */
export function unreachableStatuses(moves: typeof DISPATCH_MOVES = DISPATCH_MOVES): DispatchStatus[] {
  const found = new Set<DispatchStatus>([DispatchStatus.DRAFT]);
  for (const status of found) for (const next of Object.values(moves[status])) if (next) found.add(next.to);
  return Object.values(DispatchStatus).filter((status) => !found.has(status));
}

/** The short lists that people work from. With a dispatch that is in none of them nothing has to be done. */
export const DispatchStage = { PREPARING: 'PREPARING', UNDER_WAY: 'UNDER_WAY' } as const;
export type DispatchStage = (typeof DispatchStage)[keyof typeof DispatchStage];

const STAGES: Readonly<Record<DispatchStatus, DispatchStage | null>> = {
  DRAFT: 'PREPARING',
  PLANNED: 'PREPARING',
  LOADING: 'PREPARING',
  DEPARTED: 'UNDER_WAY',
  ARRIVED: 'UNDER_WAY',
  DELIVERED: null,
  PARTIALLY_DELIVERED: null,
  DELIVERY_FAILED: 'UNDER_WAY',
  RETURNING: 'UNDER_WAY',
  RETURNED: null,
  CANCELLED: null,
};

export function stageOf(status: DispatchStatus): DispatchStage | null {
  return STAGES[status];
}
