import { expiryOf } from './goods-budgets.js';
import { GoodsReadings, type LoggerReading } from './goods-readings.js';

const START = Date.parse('2021-08-02T08:00:00Z');
const time = (minutes: number) => new Date(START + minutes * 60_000);
const read = (minutes: number, celsius: number, logger = 'A'): LoggerReading => ({
  at: time(minutes),
  celsius,
  logger,
});
const move = (fromUnit: string, fromLine: string, toLine: string, minutes: number) => ({
  fromUnit,
  fromLine,
  toLine,
  at: time(minutes),
});
const celsiusOf = (series: readonly LoggerReading[][]) =>
  series.map((one) => one.map(({ celsius }) => celsius));

describe('readings of goods', () => {
  it('are those of the pallets that they stood on, each up to the move', () => {
    const readings = new GoodsReadings(
      [move('p', 'p1', 'q1', 60), move('q', 'q1', 'r1', 120)],
      new Map([
        ['p', [read(0, 1), read(60, 2), read(90, 99)]],
        ['q', [read(100, 3), read(130, 98)]],
        ['r', [read(150, 4)]],
      ]),
    );
    expect(celsiusOf(readings.ofLine('r1', 'r'))).toEqual([[1, 2, 3, 4]]);
    expect(celsiusOf(readings.ofLine('q1', 'q'))).toEqual([[1, 2, 3, 98]]);
    expect(celsiusOf(readings.ofLine('p1', 'p'))).toEqual([[1, 2, 99]]);
  });

  it('are a series for each way that they came, and told once for the pallet', () => {
    const both = [read(0, 5, 'A'), read(30, 6, 'A')];
    const readings = new GoodsReadings(
      [move('p', 'p1', 'm1', 60), move('q', 'q1', 'm1', 60)],
      new Map([
        ['p', both],
        ['q', [...both, read(40, 7, 'B')]],
      ]),
    );
    expect(celsiusOf(readings.ofLine('m1', 'm'))).toEqual([
      [5, 6],
      [5, 6, 7],
    ]);
    expect(readings.ofUnit('m', ['m1']).map(({ celsius }) => celsius)).toEqual([5, 6, 7]);
    expect(readings.ofUnit('m', [])).toEqual([]);
  });
});

describe('an effective expiry', () => {
  const rules = [{ itemId: 1, since: '2021-01-01', until: null, lowest: 2, highest: 8, hours: 1 }];
  const goods = { itemId: 1, expiry: '2021-12-31' };

  it('is the earliest of all the ways that goods came', () => {
    const cold = [read(0, -70), read(60, -70)];
    const thawed = [read(0, 5), read(30, 5), read(60, 5)];
    expect(expiryOf({ ...goods, series: [cold, thawed] }, rules)).toEqual(time(60));
    expect(expiryOf({ ...goods, series: [cold] }, rules)).toEqual(new Date('2021-12-31T23:59:59.999Z'));
    expect(expiryOf({ ...goods, expiry: null, series: [] }, rules)).toBeNull();
  });

  it('is by the label of the day on which the goods were first read', () => {
    const later = [{ ...rules[0], since: '2021-09-01' }] as typeof rules;
    expect(expiryOf({ ...goods, series: [[read(0, 5), read(60, 5)]] }, later)).toEqual(
      new Date('2021-12-31T23:59:59.999Z'),
    );
  });
});
