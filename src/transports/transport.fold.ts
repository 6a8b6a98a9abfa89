import { areOutOfOrder, type Call, callsIn, placeOnTheWay } from './call.fold.js';
import type { FoldedEvent } from './folded-event.fold.js';
import { TransportEvent } from './transport.events.js';
import {
  awaitedIn,
  DelayReason,
  REPORT_PRECEDENCE,
  TRANSPORT_MOVES,
  type TransportAwaits,
  type TransportSighting,
  type TransportStatus,
} from './transport.lifecycle.js';

export type { FoldedEvent } from './folded-event.fold.js';

export interface Timetable {
  readonly departsAt: Date;
  readonly arrivesAt: Date;
}

export interface TransportState {
  readonly status: TransportStatus;
  readonly attention: boolean;
  readonly overdue: boolean;
  readonly leftAt: Date | null;
  readonly arrivedAt: Date | null;
  /** Null: nobody gave another estimate than the timetable's. */
  readonly estimatedArrivalAt: Date | null;
  readonly estimatedDepartureAt: Date | null;
  /** With the last estimate or cancellation that gave one. */
  readonly delayReason: DelayReason | null;
}

/** The state with what was reported of its stops. */
export interface FoldedTransport extends TransportState {
  readonly calls: readonly Call[];
}

type Observed = Omit<TransportState, 'overdue'>;

const START: Observed = {
  status: 'SCHEDULED',
  attention: false,
  leftAt: null,
  arrivedAt: null,
  estimatedArrivalAt: null,
  estimatedDepartureAt: null,
  delayReason: null,
};

const SIGHTINGS: ReadonlyMap<number, TransportSighting> = new Map<number, TransportSighting>([
  [TransportEvent.TRANSPORT_LEFT, 'LEFT'],
  [TransportEvent.TRANSPORT_ARRIVED, 'ARRIVED'],
  [TransportEvent.TRANSPORT_CANCELLED, 'CANCELLED'],
  [TransportEvent.TRANSPORT_CALL_ARRIVED, 'CALLED'],
  [TransportEvent.TRANSPORT_CALL_LEFT, 'CALLED'],
]);

/** The report that a stored code stands for, or null for an event that moves nothing. */
export function reportOf(code: number): TransportSighting | null {
  return SIGHTINGS.get(code) ?? null;
}

/**
 * The state of one transport from its events, in whatever order and however often they came in: reports are
 * ordered by what they say (when it occurred, then how far along it is, then the client key). Events that a
 * correction names do not count. It is overdue while the very thing that a timer missed is still awaited.
 */
export function foldTransport(timetable: Timetable, events: readonly FoldedEvent[]): FoldedTransport {
  const corrected = new Set(events.map(({ corrects }) => corrects).filter((sequence) => sequence > 0));
  const counted = events.filter(({ sequence, corrects }) => corrects === 0 && !corrected.has(sequence));
  const ordered = [...counted].sort(inOrder);
  const observed = ordered.reduce(apply, START);
  const due = dueIn(observed, timetable);
  const missed = counted.filter(({ code }) => code === TransportEvent.TRANSPORT_OVERDUE);
  return {
    ...observed,
    attention: observed.attention || areOutOfOrder(ordered),
    overdue: due !== null && missed.some(({ detail }) => isAbout(detail, due)),
    calls: callsIn(ordered),
  };
}

export interface Due {
  readonly awaits: TransportAwaits;
  readonly at: Date;
}

/** What is awaited next and when it is due; null for a transport that has ended. */
export function dueIn(state: Observed, timetable: Timetable): Due | null {
  const awaits = awaitedIn(state.status);
  if (!awaits) return null;
  const departure = state.estimatedDepartureAt ?? timetable.departsAt;
  const arrival = state.estimatedArrivalAt ?? timetable.arrivesAt;
  return { awaits, at: awaits === 'DEPARTURE' ? departure : arrival };
}

/** The detail of a TRANSPORT_OVERDUE event. */
export function overdueDetail({ awaits, at }: Due): Readonly<Record<string, unknown>> {
  return { awaits, dueAt: at.toISOString() };
}

function isAbout(detail: FoldedEvent['detail'], due: Due): boolean {
  const { awaits, dueAt } = overdueDetail(due);
  return detail?.awaits === awaits && detail?.dueAt === dueAt;
}

function apply(state: Observed, event: FoldedEvent): Observed {
  const report = reportOf(event.code);
  const expected = expectedAfter(state, event);
  if (!report) return { ...state, ...expected };
  const { to, effect } = TRANSPORT_MOVES[state.status][report];
  const believed = effect !== 'CONTRADICTS';
  return {
    status: to,
    attention: state.attention || !believed,
    leftAt: state.leftAt ?? (report === 'LEFT' && believed ? event.occurredAt : null),
    arrivedAt: state.arrivedAt ?? (report === 'ARRIVED' ? event.occurredAt : null),
    ...expected,
  };
}

type Expected = Pick<Observed, 'estimatedArrivalAt' | 'estimatedDepartureAt' | 'delayReason'>;

/** Estimates come with a departure or alone, reasons with an estimate or a cancellation; the last one counts. */
function expectedAfter(state: Observed, { code, detail }: FoldedEvent): Expected {
  const estimates = code === TransportEvent.TRANSPORT_ESTIMATED;
  const arrival = estimates || code === TransportEvent.TRANSPORT_LEFT ? detail?.estimatedArrivalAt : null;
  return {
    estimatedArrivalAt: timeIn(arrival) ?? state.estimatedArrivalAt,
    estimatedDepartureAt:
      (estimates ? timeIn(detail?.estimatedDepartureAt) : null) ?? state.estimatedDepartureAt,
    delayReason: reasonIn(detail?.delayReason) ?? state.delayReason,
  };
}

function timeIn(said: unknown): Date | null {
  return typeof said === 'string' ? new Date(said) : null;
}

function reasonIn(said: unknown): DelayReason | null {
  return Object.values(DelayReason).find((reason) => reason === said) ?? null;
}

function inOrder(a: FoldedEvent, b: FoldedEvent): number {
  return (
    a.occurredAt.getTime() - b.occurredAt.getTime() ||
    precedence(a) - precedence(b) ||
    placeOnTheWay(a) - placeOnTheWay(b) ||
    (a.clientKey < b.clientKey ? -1 : Number(a.clientKey > b.clientKey))
  );
}

function precedence({ code }: FoldedEvent): number {
  const report = reportOf(code);
  return report ? REPORT_PRECEDENCE[report] : 0;
}
