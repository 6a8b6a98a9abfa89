import fc from 'fast-check';
import {
  type ConsignmentFacts,
  type ConsignmentMove,
  ConsignmentStatus,
  deriveStatus,
  mayMove,
  needsAttention,
} from './consignment.lifecycle.js';

type Row = [string, Partial<ConsignmentFacts>, ConsignmentStatus];

const facts = (some: Partial<ConsignmentFacts>): ConsignmentFacts => ({
  cancelled: false,
  rejected: false,
  transports: [],
  unitsAnnounced: 10,
  unitsReceived: 0,
  ...some,
});

describe('the status of a consignment', () => {
  it.each<Row>([
    ['nothing but the announcement', {}, 'ANNOUNCED'],
    ['a vehicle that has not left', { transports: ['SCHEDULED'] }, 'ANNOUNCED'],
    ['a vehicle that will never leave', { transports: ['CANCELLED'] }, 'ANNOUNCED'],
    ['one vehicle on the way, one not', { transports: ['SCHEDULED', 'LEFT'] }, 'IN_TRANSIT'],
    ['one cancelled, its replacement on the way', { transports: ['CANCELLED', 'LEFT'] }, 'IN_TRANSIT'],
    ['one here, one on the way', { transports: ['LEFT', 'ARRIVED'] }, 'ARRIVED'],
    ['one pallet of ten counted in', { transports: ['ARRIVED'], unitsReceived: 1 }, 'RECEIVING'],
    [
      'counted in, though no carrier reported anything',
      { transports: ['SCHEDULED'], unitsReceived: 9 },
      'RECEIVING',
    ],
    ['all counted in', { transports: ['ARRIVED'], unitsReceived: 10 }, 'RECEIVED'],
    ['more counted in than announced', { unitsReceived: 11 }, 'RECEIVED'],
    ['no pallet announced and none seen', { unitsAnnounced: 0, transports: ['ARRIVED'] }, 'ARRIVED'],
    ['cancelled before it left', { cancelled: true }, 'CANCELLED'],
    ['cancelled, yet it came', { cancelled: true, transports: ['ARRIVED'], unitsReceived: 10 }, 'CANCELLED'],
    ['rejected', { rejected: true, transports: ['ARRIVED'] }, 'REJECTED'],
    ['rejected, and cancelled later', { rejected: true, cancelled: true }, 'CANCELLED'],
  ])('%s', (_, some, status) => {
    expect(deriveStatus(facts(some))).toBe(status);
  });

  it('of goods that came though nobody wanted them calls for somebody', () => {
    expect(needsAttention(facts({ cancelled: true, unitsReceived: 1 }))).toBe(true);
    expect(needsAttention(facts({ rejected: true, unitsReceived: 1 }))).toBe(true);
    expect(needsAttention(facts({ cancelled: true }))).toBe(false);
    expect(needsAttention(facts({ unitsReceived: 10 }))).toBe(false);
  });
});

const ORDER: readonly ConsignmentStatus[] = ['ANNOUNCED', 'IN_TRANSIT', 'ARRIVED', 'RECEIVING', 'RECEIVED'];
const rank = (some: ConsignmentFacts): number => ORDER.indexOf(deriveStatus(some));
const transport = fc.constantFrom(
  'SCHEDULED' as const,
  'LEFT' as const,
  'ARRIVED' as const,
  'CANCELLED' as const,
);
const anything = fc.record({
  cancelled: fc.boolean(),
  rejected: fc.boolean(),
  transports: fc.array(transport, { maxLength: 5 }),
  unitsAnnounced: fc.nat({ max: 5 }),
  unitsReceived: fc.nat({ max: 7 }),
});
const open = anything.map((some) => ({ ...some, cancelled: false, rejected: false }));

describe('whatever happens', () => {
  it('the order of the transports is of no consequence', () => {
    fc.assert(
      fc.property(anything, fc.func(fc.nat()), (some, key) => {
        const shuffled = some.transports
          .map((one, at) => ({ one, at }))
          .sort((a, b) => key(a.at) - key(b.at));
        expect(deriveStatus({ ...some, transports: shuffled.map(({ one }) => one) })).toBe(
          deriveStatus(some),
        );
      }),
    );
  });

  it('one more unit received, or one more vehicle, never takes it back', () => {
    fc.assert(
      fc.property(open, transport, (some, more) => {
        expect(rank({ ...some, unitsReceived: some.unitsReceived + 1 })).toBeGreaterThanOrEqual(rank(some));
        expect(rank({ ...some, transports: [...some.transports, more] })).toBeGreaterThanOrEqual(rank(some));
      }),
    );
  });

  it('an end stays an end', () => {
    fc.assert(
      fc.property(anything, anything, (before, after) => {
        const ends = before.cancelled || before.rejected;
        const later = { ...after, cancelled: before.cancelled, rejected: before.rejected };
        if (ends) expect(deriveStatus(later)).toBe(deriveStatus(before));
      }),
    );
  });
});

describe('what may be done', () => {
  const allowed: Record<ConsignmentMove, readonly ConsignmentStatus[]> = {
    CANCEL: ['ANNOUNCED', 'IN_TRANSIT'],
    REVISE_RECIPIENTS: ['ANNOUNCED', 'IN_TRANSIT', 'ARRIVED'],
    REVISE_ANNOUNCEMENT: ['ANNOUNCED', 'IN_TRANSIT', 'ARRIVED', 'RECEIVING'],
    ATTACH_TRANSPORT: ['ANNOUNCED', 'IN_TRANSIT', 'ARRIVED', 'RECEIVING'],
  };

  it.each(Object.entries(allowed) as [ConsignmentMove, ConsignmentStatus[]][])(
    '%s only in %j',
    (move, statuses) => {
      const found = Object.values(ConsignmentStatus).filter((status) => mayMove(status, move));
      expect(found).toEqual(statuses);
    },
  );
});
