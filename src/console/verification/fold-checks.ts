import type { Query } from '../../platform/database/reference-loader.js';
import type { Call } from '../../transports/call.fold.js';
import { foldTransport } from '../../transports/transport.fold.js';
import { foldUnit } from '../../units/unit.fold.js';
import { STATUS_NUMBERS } from '../../units/unit.lifecycle.js';
import { statusOfDispatch } from './dispatch-status.js';
import type { Findings } from './findings.js';
import {
  dispatchesAfter,
  eventsOfStreams,
  eventsOfUnits,
  type StoredDispatch,
  type StoredEvent,
  type StoredTransport,
  type StoredUnit,
  transportsAfter,
  unitsAfter,
} from './folds.store.js';

/** Subjects that are in memory at a time, with their events. */
const PAGE = 1_000;

interface FoldCheck<Row extends { id: string }> {
  readonly what: string;
  readonly page: (query: Query, after: string, limit: number) => Promise<Row[]>;
  readonly events: (query: Query, rows: readonly Row[]) => Promise<StoredEvent[]>;
  /** Whose event it is: a unit's, or that of a stream's subject. */
  readonly keyOf: (event: StoredEvent) => string;
  readonly key: (row: Row) => string;
  /** Null: as it should be. */
  readonly difference: (row: Row, events: readonly StoredEvent[]) => string | null;
}

const streamEvents = (query: Query, rows: readonly { streamId: string }[]) =>
  eventsOfStreams(
    query,
    rows.map(({ streamId }) => streamId),
  );

const UNITS: FoldCheck<StoredUnit> = {
  what: 'states of units, each the fold of its events',
  page: unitsAfter,
  events: (query, rows) =>
    eventsOfUnits(
      query,
      rows.map(({ id }) => id),
    ),
  keyOf: ({ unitId }) => unitId,
  key: ({ id }) => id,
  difference: differenceOfUnit,
};

const TRANSPORTS: FoldCheck<StoredTransport> = {
  what: 'states of transports, each the fold of its reports',
  page: transportsAfter,
  events: streamEvents,
  keyOf: ({ streamId }) => streamId,
  key: ({ streamId }) => streamId,
  difference: differenceOfTransport,
};

const DISPATCHES: FoldCheck<StoredDispatch> = {
  what: 'statuses of dispatches, each told by its last move',
  page: dispatchesAfter,
  events: streamEvents,
  keyOf: ({ streamId }) => streamId,
  key: ({ streamId }) => streamId,
  difference: differenceOfDispatch,
};

export async function checkFolds(query: Query, findings: Findings): Promise<void> {
  await check(query, findings, UNITS);
  await check(query, findings, TRANSPORTS);
  await check(query, findings, DISPATCHES);
}

async function check<Row extends { id: string }>(
  query: Query,
  findings: Findings,
  one: FoldCheck<Row>,
): Promise<void> {
  const differences: string[] = [];
  let checked = 0;
  for (let rows = await one.page(query, '0', PAGE); rows.length > 0; ) {
    const events = grouped(await one.events(query, rows), one.keyOf);
    for (const row of rows) {
      const difference = one.difference(row, events.get(one.key(row)) ?? []);
      if (difference) differences.push(difference);
    }
    checked += rows.length;
    findings.reached(one.what, checked);
    rows = await one.page(query, rows.at(-1)?.id ?? '0', PAGE);
  }
  findings.add(one.what, checked, differences.length, differences);
}

function grouped(
  events: readonly StoredEvent[],
  keyOf: (event: StoredEvent) => string,
): Map<string, StoredEvent[]> {
  const groups = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const key = keyOf(event);
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return groups;
}

function differenceOfUnit(unit: StoredUnit, events: readonly StoredEvent[]): string | null {
  const strangers = events.filter(({ streamId }) => streamId !== unit.streamId).length;
  if (strangers > 0)
    return `pallet ${unit.sscc}: ${strangers} of its events are in another stream than its own`;
  const { status, ...rest } = foldUnit(events);
  const { status: number, attention, receivedAt, locationId } = unit;
  return compared(
    `pallet ${unit.sscc}`,
    { status: number, attention, receivedAt, locationId },
    { status: STATUS_NUMBERS[status], ...rest },
  );
}

function differenceOfTransport(transport: StoredTransport, events: readonly StoredEvent[]): string | null {
  const { calls, ...state } = foldTransport(transport, events);
  const folded = { ...state, calls: calls.map(writtenCall) };
  return compared(`transport ${transport.number}`, { ...transport }, folded);
}

function writtenCall({ ordinal, arrivedAt, leftAt }: Call): string {
  return `${ordinal} ${arrivedAt?.getTime() ?? ''} ${leftAt?.getTime() ?? ''}`;
}

function differenceOfDispatch(dispatch: StoredDispatch, events: readonly StoredEvent[]): string | null {
  const { reference, status, stage } = dispatch;
  return compared(`dispatch ${reference}`, { status, stage }, statusOfDispatch(events));
}

type Facts = Readonly<Record<string, unknown>>;

function compared(name: string, stored: Facts, folded: Facts): string | null {
  const wrong = Object.keys(folded).filter(
    (fact) => JSON.stringify(stored[fact]) !== JSON.stringify(folded[fact]),
  );
  if (wrong.length === 0) return null;
  const said = wrong.map(
    (fact) => `${fact} is ${JSON.stringify(stored[fact])}, its events say ${JSON.stringify(folded[fact])}`,
  );
  return `${name}: ${said.join('; ')}`;
}
