import { ORGANISATION_MOVES, OrganisationStatus } from '../../src/accounts/organisation.lifecycle.js';
import {
  type ConsignmentFacts,
  ConsignmentStatus,
  deriveStatus,
  mayMove,
} from '../../src/consignments/consignment.lifecycle.js';
import { advance } from '../../src/dispatches/advance.js';
import { DISPATCH_MOVES, DispatchMove, DispatchStatus } from '../../src/dispatches/dispatch.lifecycle.js';
import { LEG_MOVES, LegStatus } from '../../src/dispatches/leg.lifecycle.js';
import { MAY_RELEASE } from '../../src/receiving/hold-reason.lifecycle.js';
import { REQUEST_MOVES, RequestMove, RequestStatus } from '../../src/requests/request.lifecycle.js';
import { TRANSPORT_MOVES, TransportStatus } from '../../src/transports/transport.lifecycle.js';
import { MOVING_EVENTS, UNIT_MOVES, UnitStatus } from '../../src/units/unit.lifecycle.js';
import { blocksOf, readDocument, rowsOf, sectionOf } from './markdown.js';

const text = readDocument('docs/lifecycles.md');

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly cause: string;
}

const written = ({ from, to, cause }: Arrow) => `${from} --> ${to}: ${cause}`;
const sorted = (arrows: readonly Arrow[]) => [...new Set(arrows.map(written))].sort();

/** The arrows of the picture under a heading, one for each cause. `[*]` has no cause. */
function arrowsUnder(heading: string): Arrow[] {
  const [picture, another] = blocksOf(sectionOf(text, heading), 'mermaid');
  if (!picture || another) throw new Error(`One picture is expected under "${heading}"`);
  const lines = picture.split('\n').filter((line) => line.trim() !== '' && line !== 'stateDiagram-v2');
  return lines.flatMap((line) => {
    const [, from = '', to = '', causes = ''] =
      /^ {4}(\S+) --> (\S+?)(?:: ([A-Z_]+(?:, [A-Z_]+)*))?$/.exec(line) ?? [];
    if (!from) throw new Error(`This line is no arrow: ${line}`);
    return causes.split(', ').map((cause) => ({ from, to, cause }));
  });
}

const isMark = ({ from, to }: Arrow) => from === '[*]' || to === '[*]';
const movesUnder = (heading: string) => arrowsUnder(heading).filter((arrow) => !isMark(arrow));
const startsUnder = (heading: string) =>
  arrowsUnder(heading)
    .filter(({ from }) => from === '[*]')
    .map(({ to }) => to);
const endsUnder = (heading: string) =>
  arrowsUnder(heading)
    .filter(({ to }) => to === '[*]')
    .map(({ from }) => from);

type Effects = Readonly<
  Record<string, Readonly<Record<string, { readonly to: string; readonly effect: string }>>>
>;

/** What a table of effects says of one effect, where the status changes. */
function movesOf(table: Effects, effect: string): Arrow[] {
  return Object.entries(table).flatMap(([from, moves]) =>
    Object.entries(moves)
      .filter(([, move]) => move.effect === effect && move.to !== from)
      .map(([cause, { to }]) => ({ from, to, cause })),
  );
}

/** Statuses that nothing leads out of. */
function endsOf(arrows: readonly Arrow[], statuses: readonly string[]): string[] {
  return statuses.filter((status) => !arrows.some(({ from, to }) => from === status && to !== status)).sort();
}

describe('docs/lifecycles.md', () => {
  it('draws the way of a unit', () => {
    const moves = movesOf(UNIT_MOVES, 'ADVANCES');
    expect(sorted(movesUnder('Unit: the way'))).toEqual(sorted(moves));
    expect(startsUnder('Unit: the way')).toEqual([UnitStatus.EXPECTED]);
    expect(endsUnder('Unit: the way').sort()).toEqual(endsOf(moves, Object.keys(UnitStatus)));
  });

  it('draws what wins for a unit although it contradicts', () => {
    const heading = 'Unit: what wins although it contradicts';
    expect(sorted(movesUnder(heading))).toEqual(sorted(movesOf(UNIT_MOVES, 'CONTRADICTS')));
  });

  it('says who releases a hold for each reason', () => {
    const told = rowsOf(sectionOf(text, 'Unit: who releases a hold')).map(
      ([reason, , who = '']) => `${reason}: ${who}`,
    );
    expect(told).toEqual(Object.entries(MAY_RELEASE).map(([reason, who]) => `${reason}: ${who.join(', ')}`));
  });

  it('lists the commands among the causes', () => {
    const [, list = ''] = /Commands among these causes: ([A-Z_, ]+)\./.exec(text.replaceAll('\n', ' ')) ?? [];
    const commands = Object.entries(MOVING_EVENTS).filter(([, { command }]) => command);
    expect(list.split(', ').sort()).toEqual(commands.map(([name]) => name).sort());
  });

  it('draws the way of a transport, and what wins although it contradicts', () => {
    const heading = 'Transport: what wins although it contradicts';
    expect(sorted(movesUnder('Transport: the way'))).toEqual(sorted(movesOf(TRANSPORT_MOVES, 'ADVANCES')));
    expect(sorted(movesUnder(heading))).toEqual(sorted(movesOf(TRANSPORT_MOVES, 'CONTRADICTS')));
    expect(startsUnder('Transport: the way')).toEqual([TransportStatus.SCHEDULED]);
  });

  it('draws what the derived status of a consignment follows', () => {
    const heading = 'Consignment: derived';
    expect(sorted(movesUnder(heading))).toEqual(sorted(everyDerivedMove()));
    expect(startsUnder(heading)).toEqual([ConsignmentStatus.ANNOUNCED]);
  });

  it('draws the moves of a dispatch', () => {
    const moves = Object.entries(DISPATCH_MOVES).flatMap(([from, row]) =>
      Object.entries(row).flatMap(([cause, step]) => (step ? [{ from, to: step.to, cause }] : [])),
    );
    const heading = 'Dispatch: moves';
    expect(sorted(movesUnder(heading))).toEqual(sorted(moves));
    expect(startsUnder(heading)).toEqual([DispatchStatus.DRAFT]);
    expect(endsUnder(heading).sort()).toEqual(endsOf(moves, Object.keys(DispatchStatus)));
  });

  it('says who may make each move of a dispatch', () => {
    const steps = Object.values(DISPATCH_MOVES).flatMap((row) =>
      Object.entries(row).flatMap(([move, step]) => (step ? [`${move}: ${[...step.by].sort()}`] : [])),
    );
    const told = rowsOf(sectionOf(text, 'Dispatch: moves')).map(
      ([move, who = '']) => `${move}: ${who.split(', ').sort()}`,
    );
    expect(told.sort()).toEqual([...new Set(steps)].sort());
    expect(told).toHaveLength(Object.keys(DispatchMove).length);
  });

  it('draws the moves of a request, and says who may make each', () => {
    const steps = Object.entries(REQUEST_MOVES).flatMap(([from, row]) =>
      Object.entries(row).flatMap(([cause, step]) => (step ? [{ from, cause, ...step }] : [])),
    );
    const moves = steps.flatMap(({ from, cause, to }) => to.map((status) => ({ from, to: status, cause })));
    const heading = 'Request: moves';
    expect(sorted(movesUnder(heading))).toEqual(sorted(moves));
    expect(startsUnder(heading)).toEqual([RequestStatus.DRAFT]);
    expect(endsUnder(heading).sort()).toEqual(endsOf(moves, Object.keys(RequestStatus)));
    const told = rowsOf(sectionOf(text, heading)).map(([move, who = '']) => `${move}: ${who}`);
    expect(told.sort()).toEqual(
      [...new Set(steps.map(({ cause, by }) => `${cause}: ${by.join(', ')}`))].sort(),
    );
    expect(told).toHaveLength(Object.keys(RequestMove).length);
  });

  it('draws the moves of a leg', () => {
    const arrows = movesUnder('Leg: moves');
    const follows = arrows.filter(({ cause }) => cause in TransportStatus);
    expect(sorted(follows)).toEqual(sorted(everyMoveOfVehicles()));
    expect(sorted(arrows.filter(({ cause }) => cause === DispatchMove.UNPLAN))).toEqual(
      sorted([givenUpWhen('LEFT'), givenUpWhen('CANCELLED')]),
    );
    const others = arrows.filter(({ cause }) => !(cause in TransportStatus));
    expect(Object.keys(DispatchMove)).toEqual(expect.arrayContaining(others.map(({ cause }) => cause)));
    const drawn = new Set(arrows.flatMap(({ from, to }) => [from, to]));
    expect([...drawn].sort()).toEqual(Object.keys(LegStatus).sort());
  });

  it('draws the moves of an organisation', () => {
    const moves = Object.entries(ORGANISATION_MOVES).flatMap(([from, row]) =>
      Object.entries(row).map(([cause, to]) => ({ from, to, cause })),
    );
    const heading = 'Organisation: moves';
    expect(sorted(movesUnder(heading))).toEqual(sorted(moves));
    expect(startsUnder(heading)).toEqual([OrganisationStatus.PROVISIONAL]);
    expect(endsUnder(heading).sort()).toEqual(endsOf(moves, Object.keys(OrganisationStatus)));
  });
});

function everyMoveOfVehicles(): Arrow[] {
  return Object.entries(LEG_MOVES).flatMap(([from, row]) =>
    Object.entries(row)
      .filter(([, to]) => to !== from)
      .map(([cause, to]) => ({ from, to, cause })),
  );
}

/** A plan with nothing on board is given up: what becomes of its leg. */
function givenUpWhen(vehicle: TransportStatus): Arrow {
  const leg = { status: LegStatus.PLANNED, vehicle, leftAt: null, arrivedAt: null };
  const { legs, moves } = advance(DispatchStatus.PLANNED, [leg]);
  expect(moves).toEqual([DispatchMove.UNPLAN]);
  return { from: LegStatus.PLANNED, to: legs[0] ?? '', cause: DispatchMove.UNPLAN };
}

/** All that one changed fact does to the derived status, over consignments of up to two transports and units. */
function everyDerivedMove(): Arrow[] {
  const fleets = [[], ...Object.values(TransportStatus).map((one) => [one])] as TransportStatus[][];
  const pairs = Object.values(TransportStatus).flatMap((one) =>
    Object.values(TransportStatus).map((other) => [one, other]),
  );
  const facts = [...fleets, ...pairs].flatMap((transports) =>
    [1, 2].flatMap((unitsAnnounced) =>
      Array.from({ length: unitsAnnounced + 1 }, (_, unitsReceived) => ({
        cancelled: false,
        rejected: false,
        transports,
        unitsAnnounced,
        unitsReceived,
      })),
    ),
  );
  return facts.flatMap((before) =>
    changesOf(before)
      .map(([cause, after]) => ({ from: deriveStatus(before), to: deriveStatus(after), cause }))
      .filter(({ from, to }) => from !== to),
  );
}

function changesOf(facts: ConsignmentFacts): [string, ConsignmentFacts][] {
  const status = deriveStatus(facts);
  const changes: [string, ConsignmentFacts][] = facts.transports.flatMap((transport, place) =>
    Object.values(TRANSPORT_MOVES[transport]).map(({ to }): [string, ConsignmentFacts] => [
      `TRANSPORT_${to}`,
      { ...facts, transports: facts.transports.with(place, to) },
    ]),
  );
  if (facts.unitsReceived < facts.unitsAnnounced) {
    changes.push(['UNIT_RECEIVED', { ...facts, unitsReceived: facts.unitsReceived + 1 }]);
  }
  if (mayMove(status, 'CANCEL')) changes.push(['CANCELLED_BY_DONOR', { ...facts, cancelled: true }]);
  if (mayMove(status, 'ATTACH_TRANSPORT')) {
    for (const transport of Object.values(TransportStatus)) {
      const transports = [...facts.transports, transport];
      changes.push(['TRANSPORT_ATTACHED', { ...facts, transports }]);
    }
  }
  return changes;
}
