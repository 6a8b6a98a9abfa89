import fc from 'fast-check';
import { judgeDelivery, outcomeOf, refusedUnits, type SentLine } from './delivery-judge.js';

const line = (id: string, sent: number, unitId = '1'): SentLine => ({
  id,
  publicId: `line-${id}`,
  unitId,
  announcedQuantity: sent,
  countedQuantity: null,
  goneQuantity: 0,
});
const took = (
  id: string,
  acceptedQuantity: number,
  refusedQuantity = 0,
  reason: 'DAMAGED' | 'MISSING' | null = null,
) => ({
  contentLineId: `line-${id}`,
  acceptedQuantity,
  refusedQuantity,
  reason,
});

function refusal(sent: SentLine[], stated: ReturnType<typeof took>[]) {
  try {
    judgeDelivery(sent, stated);
    return null;
  } catch (problem) {
    const { code, field } = problem as { code: string; field: string };
    return { code, field };
  }
}

describe('a delivery', () => {
  it('is held against what was counted, or announced where nobody counted', () => {
    const counted = { ...line('1', 100), countedQuantity: 90 };
    expect(judgeDelivery([counted, line('2', 5)], null)).toMatchObject([
      { contentLineId: '1', sentQuantity: 90, acceptedQuantity: 90, refusedQuantity: 0, reason: null },
      { contentLineId: '2', sentQuantity: 5, acceptedQuantity: 5, refusedQuantity: 0, reason: null },
    ]);
    expect(refusal([counted], [took('1', 91)])).toEqual({
      code: 'QUANTITIES_DO_NOT_FIT',
      field: 'lines[0].acceptedQuantity',
    });
  });

  it('takes no more than was sent, every line once, and no shortfall without a reason', () => {
    const sent = [line('1', 10), line('2', 10)];
    expect(refusal(sent, [took('1', 10), took('2', 8, 3, 'DAMAGED')])?.field).toBe(
      'lines[1].acceptedQuantity',
    );
    expect(refusal(sent, [took('1', 10)])?.field).toBe('lines');
    expect(refusal(sent, [took('3', 1), took('1', 10), took('2', 10)])?.field).toBe('lines[0].contentLineId');
    expect(refusal(sent, [took('1', 10), took('2', 9)])?.field).toBe('lines[1].reason');
    expect(refusal(sent, [took('2', 9, 0, 'MISSING'), took('1', 10)])).toBeNull();
  });

  it('is whole, partial or failed by what was accepted', () => {
    const sent = [line('1', 10), line('2', 10, '2')];
    const outcome = (first: number, second: number) =>
      outcomeOf(judgeDelivery(sent, [took('1', first, 0, 'MISSING'), took('2', second, 0, 'MISSING')]));
    expect([outcome(10, 10), outcome(10, 0), outcome(0, 1), outcome(0, 0)]).toEqual([
      'DELIVER',
      'DELIVER_PARTLY',
      'DELIVER_PARTLY',
      'FAIL_DELIVERY',
    ]);
    expect(outcomeOf([])).toBe('DELIVER');
  });

  it('leaves those pallets on the way of which nothing was taken', () => {
    const sent = [line('1', 10), line('2', 10), line('3', 10, '2'), line('4', 0, '3')];
    const judged = judgeDelivery(sent, [
      took('1', 0, 10, 'DAMAGED'),
      took('2', 1, 9, 'DAMAGED'),
      took('3', 0, 10, 'DAMAGED'),
      took('4', 0),
    ]);
    expect([...refusedUnits(judged)]).toEqual(['2']);
  });

  it('splits what was sent into accepted, refused and missing, whatever is stated', () => {
    const stated = fc.array(fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(stated, (quantities) => {
        const sent = quantities.map(([accepted, refused, missing], index) =>
          line(String(index), accepted + refused + missing),
        );
        const judged = judgeDelivery(
          sent,
          quantities.map(([accepted, refused], index) => took(String(index), accepted, refused, 'DAMAGED')),
        );
        judged.forEach(({ sentQuantity, acceptedQuantity, refusedQuantity, reason }, index) => {
          const [accepted, refused, missing] = quantities[index] ?? [0, 0, 0];
          expect([
            acceptedQuantity,
            refusedQuantity,
            sentQuantity - acceptedQuantity - refusedQuantity,
          ]).toEqual([accepted, refused, missing]);
          expect(reason === null).toBe(refused + missing === 0);
        });
      }),
    );
  });
});
