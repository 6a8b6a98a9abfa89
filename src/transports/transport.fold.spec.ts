import fc from 'fast-check';
import { TransportEvent } from './transport.events.js';
import {
  dueIn,
  type FoldedEvent,
  foldTransport,
  overdueDetail,
  type TransportState,
} from './transport.fold.js';
import type { DelayReason, TransportReport } from './transport.lifecycle.js';

const at = (minute: number): Date => new Date(Date.UTC(2020, 2, 13, 0, minute));
const TIMETABLE = { departsAt: at(100), arrivesAt: at(800) };
const CODES: Readonly<Record<TransportReport, number>> = {
  LEFT: TransportEvent.TRANSPORT_LEFT,
  ARRIVED: TransportEvent.TRANSPORT_ARRIVED,
  CANCELLED: TransportEvent.TRANSPORT_CANCELLED,
};

interface Said {
  readonly report: TransportReport;
  readonly minute: number;
  readonly estimate: number | null;
  readonly key: string;
}

const events = (said: readonly Said[]): FoldedEvent[] =>
  said.map(({ report, minute, estimate, key }, index) => ({
    sequence: index + 2,
    code: CODES[report],
    occurredAt: at(minute),
    clientKey: key,
    corrects: 0,
    detail: estimate === null ? null : { estimatedArrivalAt: at(estimate).toISOString() },
  }));

const folded = (said: readonly Said[]): TransportState => foldTransport(TIMETABLE, events(said));
const say = (report: TransportReport, minute: number, estimate: number | null = null): Said => ({
  report,
  minute,
  estimate,
  key: `${report}-${minute}`,
});

const anything = fc.record({
  report: fc.constantFrom<TransportReport>('LEFT', 'ARRIVED', 'CANCELLED'),
  minute: fc.integer({ min: 0, max: 6 }),
  estimate: fc.option(fc.integer({ min: 700, max: 900 })),
  key: fc.uuid(),
});
const reports = fc.array(anything, { maxLength: 8 });

/** The same law, said another way: over the set of reports, without any order of going through them. */
function expected(said: readonly Said[]): Pick<TransportState, 'status' | 'attention'> {
  const minutes = (report: TransportReport) =>
    said.filter((one) => one.report === report).map((one) => one.minute);
  const [left, arrived, cancelled] = [minutes('LEFT'), minutes('ARRIVED'), minutes('CANCELLED')];
  const disagree = cancelled.length > 0 && left.length + arrived.length > 0;
  const leftAfterArrival = arrived.length > 0 && Math.max(...left) > Math.min(...arrived);
  const status = arrived[0] !== undefined ? 'ARRIVED' : cancelled[0] !== undefined ? 'CANCELLED' : 'LEFT';
  return { status: said.length === 0 ? 'SCHEDULED' : status, attention: disagree || leftAfterArrival };
}

describe('a transport, whatever is reported of it', () => {
  it('has one state, in whatever order and however often the reports come in', () => {
    fc.assert(
      fc.property(
        reports.chain((said) => fc.tuple(fc.constant(said), shuffledAndTripled(said))),
        ([said, again]) => {
          expect(folded(again)).toEqual(folded(said));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('has the state that the set of reports says', () => {
    fc.assert(
      fc.property(reports, (said) => {
        expect(folded(said)).toMatchObject(expected(said));
      }),
      { numRuns: 500 },
    );
  });

  it('never comes back from its end, and keeps its call for attention', () => {
    fc.assert(
      fc.property(reports, reports, (before, more) => {
        const [first, later] = [folded(before), folded([...before, ...more])];
        if (first.status === 'ARRIVED') expect(later.status).toBe('ARRIVED');
        if (first.status === 'CANCELLED') expect(['CANCELLED', 'ARRIVED']).toContain(later.status);
        if (first.attention) expect(later.attention).toBe(true);
      }),
    );
  });
});

function shuffledAndTripled(said: readonly Said[]): fc.Arbitrary<Said[]> {
  const tripled = [...said, ...said, ...said];
  return fc.shuffledSubarray(tripled, { minLength: tripled.length, maxLength: tripled.length });
}

describe('what is kept of the reports', () => {
  it('the first departure and arrival, and the last estimate', () => {
    const state = folded([
      say('ARRIVED', 790),
      say('LEFT', 130, 850),
      say('LEFT', 120, 840),
      say('ARRIVED', 780),
    ]);
    expect(state).toMatchObject({
      leftAt: at(120),
      arrivedAt: at(780),
      estimatedArrivalAt: at(850),
      attention: false,
    });
  });

  it('a departure that nobody believes gives no time', () => {
    expect(folded([say('CANCELLED', 90), say('LEFT', 120)])).toMatchObject({ leftAt: null, attention: true });
  });

  it('a corrected report does not count', () => {
    const [left, cancelled] = events([say('LEFT', 120), say('CANCELLED', 130)]) as [FoldedEvent, FoldedEvent];
    const correction = { ...cancelled, sequence: 9, clientKey: 'c', corrects: cancelled.sequence };
    expect(foldTransport(TIMETABLE, [left, cancelled, correction])).toMatchObject({
      status: 'LEFT',
      attention: false,
    });
  });
});

describe('overdue', () => {
  const missed = (awaits: 'DEPARTURE' | 'ARRIVAL', minute: number): FoldedEvent => ({
    sequence: 90 + minute,
    code: TransportEvent.TRANSPORT_OVERDUE,
    occurredAt: at(minute),
    clientKey: `missed-${awaits}-${minute}`,
    corrects: 0,
    detail: overdueDetail({ awaits, at: at(minute) }),
  });
  const state = (said: readonly Said[], ...more: FoldedEvent[]) =>
    foldTransport(TIMETABLE, [...events(said), ...more]);

  it('is a mark beside the status, while what was missed is still awaited', () => {
    expect(state([], missed('DEPARTURE', 100))).toMatchObject({ status: 'SCHEDULED', overdue: true });
    expect(state([say('LEFT', 150)], missed('DEPARTURE', 100))).toMatchObject({
      status: 'LEFT',
      overdue: false,
    });
    expect(state([say('LEFT', 150)], missed('ARRIVAL', 800))).toMatchObject({
      status: 'LEFT',
      overdue: true,
    });
    expect(state([say('ARRIVED', 900)], missed('ARRIVAL', 800))).toMatchObject({
      status: 'ARRIVED',
      overdue: false,
    });
    expect(state([say('CANCELLED', 900)], missed('DEPARTURE', 100)).overdue).toBe(false);
  });

  it('goes when a new estimate is given, and stays when the same is said again', () => {
    const late = missed('ARRIVAL', 800);
    expect(state([say('LEFT', 150), say('LEFT', 150)], late).overdue).toBe(true);
    expect(state([say('LEFT', 150), say('LEFT', 160, 850)], late).overdue).toBe(false);
    expect(state([say('LEFT', 150), say('LEFT', 160, 850)], late, missed('ARRIVAL', 850)).overdue).toBe(true);
  });

  it('waits for the estimate when there is one, else for the timetable', () => {
    expect(dueIn(state([]), TIMETABLE)).toEqual({ awaits: 'DEPARTURE', at: at(100) });
    expect(dueIn(state([say('LEFT', 150)]), TIMETABLE)).toEqual({ awaits: 'ARRIVAL', at: at(800) });
    expect(dueIn(state([say('LEFT', 150, 850)]), TIMETABLE)).toEqual({ awaits: 'ARRIVAL', at: at(850) });
    expect(dueIn(state([say('ARRIVED', 700)]), TIMETABLE)).toBeNull();
  });
});

interface Step {
  readonly kind: 'CALL_ARRIVED' | 'CALL_LEFT' | 'ESTIMATED' | TransportReport;
  readonly minute: number;
  readonly stop: number;
  readonly estimate: number;
  readonly reason: DelayReason | null;
  readonly key: string;
}

const STEP_CODES: Readonly<Record<Step['kind'], number>> = {
  ...CODES,
  CALL_ARRIVED: TransportEvent.TRANSPORT_CALL_ARRIVED,
  CALL_LEFT: TransportEvent.TRANSPORT_CALL_LEFT,
  ESTIMATED: TransportEvent.TRANSPORT_ESTIMATED,
};

const steps = (taken: readonly Step[]): FoldedEvent[] =>
  taken.map(({ kind, minute, stop, estimate, reason, key }, index) => ({
    sequence: index + 2,
    code: STEP_CODES[kind],
    occurredAt: at(minute),
    clientKey: key,
    corrects: 0,
    detail: kind.startsWith('CALL')
      ? { stop }
      : { estimatedArrivalAt: at(estimate).toISOString(), delayReason: reason },
  }));

const step = (kind: Step['kind'], minute: number, more: Partial<Step> = {}): Step => ({
  kind,
  minute,
  stop: 1,
  estimate: 800,
  reason: null,
  key: `${kind}-${minute}-${more.stop ?? 1}`,
  ...more,
});

const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step['kind']>(
    'CALL_ARRIVED',
    'CALL_LEFT',
    'ESTIMATED',
    'LEFT',
    'ARRIVED',
    'CANCELLED',
  ),
  minute: fc.integer({ min: 0, max: 5 }),
  stop: fc.integer({ min: 1, max: 3 }),
  estimate: fc.integer({ min: 700, max: 705 }),
  reason: fc.constantFrom<DelayReason | null>(null, 'WEATHER', 'STRIKE'),
  key: fc.uuid(),
});

describe('stops and estimates', () => {
  it('give one state, in whatever order and however often they come in', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 8 }), fc.nat(), (taken, turn) => {
        const tripled = [...taken, ...taken, ...taken];
        const turned = tripled.map((_, place) => tripled[(place + turn) % tripled.length] as Step).reverse();
        expect(foldTransport(TIMETABLE, steps(turned))).toEqual(foldTransport(TIMETABLE, steps(taken)));
      }),
      { numRuns: 500 },
    );
  });

  it('never take back a call for attention', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 6 }), fc.array(anyStep, { maxLength: 3 }), (taken, more) => {
        const before = foldTransport(TIMETABLE, steps(taken));
        const after = foldTransport(TIMETABLE, steps([...taken, ...more]));
        if (before.attention) expect(after.attention).toBe(true);
      }),
    );
  });

  it('are the first times of each stop, in the order of travel', () => {
    const taken = [
      step('CALL_LEFT', 7, { stop: 2 }),
      step('CALL_ARRIVED', 3),
      step('CALL_ARRIVED', 2),
      step('CALL_LEFT', 4),
    ];
    expect(foldTransport(TIMETABLE, steps(taken))).toMatchObject({
      status: 'LEFT',
      leftAt: null,
      attention: false,
      calls: [
        { ordinal: 1, arrivedAt: at(2), leftAt: at(4) },
        { ordinal: 2, arrivedAt: null, leftAt: at(7) },
      ],
    });
  });

  it.each<[string, Step[], boolean]>([
    [
      'a stop before the one that was reached',
      [step('CALL_ARRIVED', 2, { stop: 2 }), step('CALL_ARRIVED', 3)],
      true,
    ],
    ['the same moment at two stops', [step('CALL_LEFT', 2), step('CALL_ARRIVED', 2, { stop: 2 })], false],
    ['an arrival after the departure', [step('CALL_LEFT', 2), step('CALL_ARRIVED', 3)], true],
    ['a stop that nobody reported', [step('CALL_ARRIVED', 2), step('CALL_ARRIVED', 3, { stop: 3 })], false],
    ['a stop after the end', [step('ARRIVED', 2), step('CALL_ARRIVED', 3)], true],
  ])('%s', (_, taken, attention) => {
    expect(foldTransport(TIMETABLE, steps(taken)).attention).toBe(attention);
  });

  it('keep the last estimate and the last reason, whatever the status', () => {
    const taken = [
      step('ESTIMATED', 4, { estimate: 705, reason: 'STRIKE' }),
      step('ESTIMATED', 5, { estimate: 702 }),
      step('ESTIMATED', 3, { estimate: 701, reason: 'WEATHER' }),
    ];
    expect(foldTransport(TIMETABLE, steps(taken))).toMatchObject({
      status: 'SCHEDULED',
      estimatedArrivalAt: at(702),
      delayReason: 'STRIKE',
    });
  });
});
