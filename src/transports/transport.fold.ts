import { TransportEvent } from './transport.events.js';
import {
  awaitedIn,
  REPORT_PRECEDENCE,
  TRANSPORT_MOVES,
  type TransportAwaits,
  type TransportReport,
  type TransportStatus,
} from './transport.lifecycle.js';

/** What the fold reads of an event. */
export interface FoldedEvent {
  readonly sequence: number;
  readonly code: number;
  readonly occurredAt: Date;
  readonly clientKey: string;
  readonly corrects: number;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

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
}

type Observed = Omit<TransportState, 'overdue'>;

const START: Observed = {
  status: 'SCHEDULED',
  attention: false,
  leftAt: null,
  arrivedAt: null,
  estimatedArrivalAt: null,
};

const REPORTS: ReadonlyMap<number, TransportReport> = new Map([
  [TransportEvent.TRANSPORT_LEFT, 'LEFT'],
  [TransportEvent.TRANSPORT_ARRIVED, 'ARRIVED'],
  [TransportEvent.TRANSPORT_CANCELLED, 'CANCELLED'],
]);

/** The report that a stored code stands for, or null for an event that reports nothing. */
export function reportOf(code: number): TransportReport | null {
  return REPORTS.get(code) ?? null;
}

/**
 * The state of one transport from its events, in whatever order and however often they came in: reports are
 * ordered by what they say (when it occurred, then how far along it is, then the client key). Events that a
 * correction names do not count. It is overdue while the very thing that a timer missed is still awaited.
 */
export function foldTransport(timetable: Timetable, events: readonly FoldedEvent[]): TransportState {
  const corrected = new Set(events.map(({ corrects }) => corrects).filter((sequence) => sequence > 0));
  const counted = events.filter(({ sequence, corrects }) => corrects === 0 && !corrected.has(sequence));
  const observed = [...counted].sort(inOrder).reduce(apply, START);
  const due = dueIn(observed, timetable);
  const missed = counted.filter(({ code }) => code === TransportEvent.TRANSPORT_OVERDUE);
  return { ...observed, overdue: due !== null && missed.some(({ detail }) => isAbout(detail, due)) };
}

export interface Due {
  readonly awaits: TransportAwaits;
  readonly at: Date;
}

/** What is awaited next and when it is due; null for a transport that has ended. */
export function dueIn(state: Observed, timetable: Timetable): Due | null {
  const awaits = awaitedIn(state.status);
  if (!awaits) return null;
  const arrival = state.estimatedArrivalAt ?? timetable.arrivesAt;
  return { awaits, at: awaits === 'DEPARTURE' ? timetable.departsAt : arrival };
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
  if (!report) return state;
  const { to, effect } = TRANSPORT_MOVES[state.status][report];
  const believed = effect !== 'CONTRADICTS';
  const estimate = report === 'LEFT' ? estimateIn(event) : null;
  return {
    status: to,
    attention: state.attention || !believed,
    leftAt: state.leftAt ?? (report === 'LEFT' && believed ? event.occurredAt : null),
    arrivedAt: state.arrivedAt ?? (report === 'ARRIVED' ? event.occurredAt : null),
    estimatedArrivalAt: estimate ?? state.estimatedArrivalAt,
  };
}

function estimateIn({ detail }: FoldedEvent): Date | null {
  const said = detail?.estimatedArrivalAt;
  return typeof said === 'string' ? new Date(said) : null;
}

function inOrder(a: FoldedEvent, b: FoldedEvent): number {
  return (
    a.occurredAt.getTime() - b.occurredAt.getTime() ||
    precedence(a) - precedence(b) ||
    (a.clientKey < b.clientKey ? -1 : Number(a.clientKey > b.clientKey))
  );
}

function precedence({ code }: FoldedEvent): number {
  const report = reportOf(code);
  return report ? REPORT_PRECEDENCE[report] : 0;
}
