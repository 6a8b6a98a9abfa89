import fc from 'fast-check';
import { type AcceptanceFacts, type AcceptedGoods, judgeAcceptance } from './acceptance.js';

const ARRIVED = new Date('2020-03-13T20:00:00Z');

const medicine = (more: Partial<AcceptedGoods> = {}): AcceptedGoods => ({
  item: 'PARACETAMOL',
  name: 'Paracetamol',
  medicine: true,
  lot: 'L1',
  labelledUntil: new Date('2022-01-31T23:59:59.999Z'),
  expiresAt: new Date('2022-01-31T23:59:59.999Z'),
  shelfLifeDays: 1_095,
  toldAt: new Date('2020-03-10T00:00:00Z'),
  arrivedAt: ARRIVED,
  ...more,
});
const mask = (more: Partial<AcceptedGoods> = {}) =>
  medicine({ item: 'MASK_FFP2', name: 'Respirator', medicine: false, lot: null, ...more });

function checks(goods: readonly AcceptedGoods[], more: Partial<AcceptanceFacts> = {}) {
  const facts = { goods, cartons: [], now: ARRIVED, ...more };
  return Object.fromEntries(
    judgeAcceptance(facts).map(({ rule, state, sentence }) => [rule, { state, sentence }]),
  );
}
const states = (...of: Parameters<typeof checks>) =>
  Object.fromEntries(Object.entries(checks(...of)).map(([rule, { state }]) => [rule, state]));

describe('the rules of acceptance', () => {
  it('are passed by medicines that are as they should be', () => {
    const cartons = [{ sscc: '1', grams: 50_000 }];
    const all = Object.values(states([medicine(), medicine({ item: 'IBUPROFEN' })], { cartons }));
    expect(new Set(all)).toEqual(new Set(['PASSED']));
  });

  it('do not apply to other goods, which only must not have expired', () => {
    const { NOT_EXPIRED, ...others } = states([mask({ toldAt: null })], {
      cartons: [{ sscc: '1', grams: 90_000 }],
    });
    expect(NOT_EXPIRED).toBe('PASSED');
    expect(new Set(Object.values(others))).toEqual(new Set(['NOT_APPLICABLE']));
    expect(new Set(Object.values(states([])))).toEqual(new Set(['NOT_APPLICABLE']));
  });

  it.each([
    ['a year to the day', '2021-03-13T20:00:00.000Z', 1_095, 'PASSED'],
    ['a millisecond less', '2021-03-13T19:59:59.999Z', 1_095, 'FAILED'],
    ['a year although nobody knows how long it keeps', '2021-03-13T20:00:00.000Z', null, 'PASSED'],
    ['less, of what keeps for two years', '2021-03-12T23:59:59.999Z', 730, 'FAILED'],
    ['half of what keeps for less than two', '2020-06-13T08:00:00.000Z', 183, 'PASSED'],
    ['less than half of it', '2020-06-13T07:59:59.999Z', 183, 'FAILED'],
  ])('asks for shelf life on arrival: %s', (_, expiresAt, shelfLifeDays, state) => {
    const goods = medicine({ labelledUntil: new Date(expiresAt), shelfLifeDays });
    expect(states([medicine(), goods]).SHELF_LIFE).toBe(state);
    // Goods that are here do not fail by growing older, nor by what warmth did to them since.
    expect(states([{ ...goods, expiresAt: ARRIVED }]).SHELF_LIFE).toBe(state);
    expect(states([goods], { now: new Date('2020-12-24T00:00:00Z') }).SHELF_LIFE).toBe(state);
  });

  it('count a year from a leap day to the end of February', () => {
    const arrivedAt = new Date('2020-02-29T12:00:00Z');
    const goods = (until: string) => [medicine({ labelledUntil: new Date(until), arrivedAt })];
    expect(states(goods('2021-02-28T12:00:00Z')).SHELF_LIFE).toBe('PASSED');
    expect(states(goods('2021-02-28T11:59:59Z')).SHELF_LIFE).toBe('FAILED');
  });

  it('ask for name, lot and expiry of medicines', () => {
    expect(states([medicine({ name: null })]).GENERIC_NAME).toBe('FAILED');
    const { LABELLED, SHELF_LIFE } = checks([medicine({ lot: null, labelledUntil: null })]);
    expect(LABELLED).toEqual({
      state: 'FAILED',
      sentence: 'PARACETAMOL has no lot and no expiry on its label.',
    });
    expect(SHELF_LIFE?.state).toBe('FAILED');
  });

  it('let no carton weigh more than 50 kg, nor other goods stand among medicines', () => {
    const cartons = [
      { sscc: '1', grams: 50_000 },
      { sscc: '2', grams: 50_001 },
    ];
    const { CARTON_WEIGHT, NOT_MIXED } = checks([medicine(), mask()], { cartons });
    expect(CARTON_WEIGHT?.sentence).toContain('Carton 2 weighs 50.001 kg');
    expect(NOT_MIXED?.state).toBe('FAILED');
    expect(states([medicine()]).CARTON_WEIGHT).toBe('NOT_APPLICABLE');
  });

  it('want the recipient told before medicines come', () => {
    const told = (toldAt: Date | null) => states([medicine({ toldAt })]).RECIPIENT_TOLD;
    expect(told(ARRIVED)).toBe('PASSED');
    expect(told(new Date(ARRIVED.getTime() + 1))).toBe('FAILED');
    expect(told(null)).toBe('FAILED');
  });

  it('are broken by goods of any kind at the moment that they expire', () => {
    const goods = [mask({ expiresAt: new Date('2020-06-30T23:59:59.999Z') })];
    const state = (now: string) => states(goods, { now: new Date(now) }).NOT_EXPIRED;
    expect(state('2020-06-30T23:59:59.998Z')).toBe('PASSED');
    expect(state('2020-06-30T23:59:59.999Z')).toBe('FAILED');
  });

  it('never fail more for goods that are good, and each says one thing', () => {
    const some = fc.record({
      item: fc.constantFrom('A', 'B'),
      name: fc.option(fc.constant('Name')),
      medicine: fc.boolean(),
      lot: fc.option(fc.constant('L')),
      expiresAt: fc.option(fc.date({ min: ARRIVED, max: new Date('2023-01-01'), noInvalidDate: true })),
      labelledUntil: fc.option(fc.constantFrom(ARRIVED, new Date('2022-01-01'))),
      shelfLifeDays: fc.option(fc.integer({ min: 1, max: 2_000 })),
      arrivedAt: fc.option(fc.constant(ARRIVED)),
      toldAt: fc.option(fc.constantFrom(ARRIVED, new Date('2020-04-01'))),
    });
    fc.assert(
      fc.property(fc.array(some), (goods) => {
        const alone = states(goods);
        const more = states([...goods, medicine()]);
        for (const [rule, state] of Object.entries(alone))
          if (state === 'FAILED') expect(more[rule]).toBe('FAILED');
        expect(Object.keys(alone)).toHaveLength(7);
      }),
    );
  });
});
