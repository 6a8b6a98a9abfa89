import fc from 'fast-check';
import type { ReceiptLineRow } from '../units/receipt-lines.service.js';
import { type Difference, receivedOf, reconcile } from './reconciliation.js';

const SEEN = new Date('2020-03-13T20:00:00Z');

const line = (more: Partial<ReceiptLineRow>): ReceiptLineRow => ({
  ...{ lineId: '1', linePublicId: 'L', itemId: 1, lot: 'A', expiry: null },
  ...{ announced: 10, counted: 10, damaged: 0, rebuilt: false },
  ...{ unitId: '1', unitPublicId: 'U', sscc: 'S', expected: true, receivedAt: SEEN, within: null },
  ...more,
});
const kinds = (...rows: Partial<ReceiptLineRow>[]) =>
  reconcile(rows.map(line)).differences.map(({ kind, quantity }) => [kind, quantity]);

describe('differences', () => {
  it.each<[string, Partial<ReceiptLineRow>[], unknown[]]>([
    ['as announced', [{}], []],
    ['here and not counted', [{ counted: null }], []],
    [
      'not here',
      [
        { counted: null, receivedAt: null },
        { counted: null, receivedAt: null },
      ],
      [['NOT_RECEIVED', 20]],
    ],
    ['short', [{ counted: 7 }], [['SHORT', 3]]],
    [
      'over and damaged',
      [{ counted: 12, damaged: 2 }],
      [
        ['OVER', 2],
        ['DAMAGED', 2],
      ],
    ],
    [
      'another lot',
      [{ counted: 4 }, { lot: 'B', announced: 0, counted: 6 }],
      [
        ['SHORT', 6],
        ['WRONG_LOT', 6],
      ],
    ],
    [
      'another item',
      [{ counted: 4 }, { itemId: 2, announced: 0, counted: 6 }],
      [
        ['SHORT', 6],
        ['UNEXPECTED', 6],
      ],
    ],
    ['another lot, none missing', [{}, { lot: 'B', announced: 0, counted: 6 }], [['UNEXPECTED', 6]]],
    ['a stray pallet', [{ announced: 0, expected: false }], [['UNEXPECTED', 10]]],
    [
      'what was over, rebuilt',
      [{}, { unitId: '2', announced: 0, counted: 3, expected: false, rebuilt: true }],
      [['OVER', 3]],
    ],
    ['emptied at the hub', [{ announced: 0, counted: 0 }], []],
  ])('%s', (_, rows, found) => {
    expect(kinds(...rows)).toEqual(found);
  });
});

const rows = fc.array(
  fc.record({
    unit: fc.nat(4),
    itemId: fc.nat(2),
    lot: fc.constantFrom('A', 'B', null),
    announced: fc.nat(20),
    counted: fc.option(fc.nat(25)),
    seen: fc.boolean(),
  }),
  { maxLength: 12 },
);

it('differences and what was announced make what came, whatever it is', () => {
  fc.assert(
    fc.property(rows, (drawn) => {
      const all = drawn
        .map(({ unit, seen: _, ...one }) =>
          line({ ...one, unitId: `${unit}`, receivedAt: unit % 2 ? SEEN : null, expected: unit < 4 }),
        )
        .map((one) => (one.expected ? one : { ...one, announced: 0 }));
      const { differences, totals } = reconcile(all);
      const sum = (some: readonly Difference[]) => some.reduce((total, { quantity }) => total + quantity, 0);
      const less = differences.filter(({ kind }) => kind === 'SHORT' || kind === 'NOT_RECEIVED');
      const more = differences.filter(({ kind }) => !less.some((one) => one.kind === kind));
      const announced = all.reduce((total, one) => total + one.announced, 0);
      const received = all.reduce((total, one) => total + receivedOf(one), 0);
      expect(announced - sum(less) + sum(more)).toBe(received);
      expect(totals.reduce((total, one) => total + one.received - one.expected, 0)).toBe(
        received - announced,
      );
    }),
  );
});
