import fc from 'fast-check';
import { meanKineticTemperature } from './mean-kinetic-temperature.js';
import { budgetsUsed, effectiveExpiry } from './stability-budget.js';
import { judge, type Reading } from './temperature-record.js';

const START = Date.UTC(2020, 2, 13);
const at = (minutes: number) => new Date(START + minutes * 60_000);
/** One reading every `step` minutes. */
const series = (celsius: readonly number[], step = 30): Reading[] =>
  celsius.map((value, index) => ({ at: at(index * step), celsius: value }));
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('judging readings', () => {
  it('finds nothing in goods that were kept well, at both ends of the range', () => {
    expect(judge(series([2, 5, 8, 2]), 'COL')).toEqual({ excursions: [], gaps: [] });
  });

  it('tells how long and how far goods were out of their range', () => {
    const { excursions } = judge(series([5, 9, 11, 9, 5, 1.9, 5]), 'COL');
    expect(excursions).toEqual([
      { side: 'ABOVE', from: at(30), to: at(120), extreme: 11, alarm: false },
      { side: 'BELOW', from: at(150), to: at(180), extreme: 1.9, alarm: false },
    ]);
  });

  it.each([
    ['cool, 9.5 hours above 8', 'COL', [5, ...times(19, 9), 5], [false]],
    ['cool, 10 hours above 8', 'COL', [5, ...times(20, 9), 5], [true]],
    ['cool, 1 hour above 25', 'COL', [5, 26, 26, 5], [true]],
    ['cool, half an hour at -0.5', 'COL', [5, -0.5, 5], [false]],
    ['cool, an hour at -0.5', 'COL', [5, -0.5, -0.5, 5], [true]],
    ['cool, an hour at -0.4', 'COL', [5, -0.4, -0.4, 5], [false]],
    ['frozen, half an hour', 'FRZ', [-20, -14, -20], [true]],
    ['frozen, one reading far out that is the last', 'FRZ', [-20, 10], [true]],
    ['frozen, one reading little out that is the last', 'FRZ', [-20, -14], [false]],
    ['ambient, whatever it is', 'AMB', [60, -40], []],
  ] as const)('%s', (_, temperatureClass, celsius, alarms) => {
    const { excursions } = judge(series(celsius), temperatureClass);
    expect(excursions.map(({ alarm }) => alarm)).toEqual(alarms);
  });

  it('counts from above straight to below as two excursions', () => {
    expect(judge(series([5, 12, -3, 5]), 'COL').excursions.map(({ side }) => side)).toEqual([
      'ABOVE',
      'BELOW',
    ]);
  });

  it('says where readings are missing, and does not take it for good', () => {
    const readings = [
      { at: at(0), celsius: 9 },
      { at: at(700), celsius: 9 },
      { at: at(701), celsius: 5 },
    ];
    const { gaps, excursions } = judge(readings, 'COL');
    expect(gaps).toEqual([{ from: at(0), to: at(700) }]);
    expect(excursions).toEqual([{ side: 'ABOVE', from: at(0), to: at(701), extreme: 9, alarm: true }]);
  });

  it('comes to the same whatever the order, and however often a reading is told', () => {
    const readings = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 2_000 }).map(at),
        celsius: fc.integer({ min: -5, max: 30 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(readings, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (told, order) => {
        const distinct = [...new Map(told.map((reading) => [reading.at.getTime(), reading])).values()];
        const shuffled = [...distinct, ...distinct]
          .map((reading) => ({ reading, place: order.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ reading }) => reading);
        expect(judge(shuffled, 'COL')).toEqual(judge(distinct, 'COL'));
      }),
    );
  });
});

describe('the mean kinetic temperature', () => {
  it('is the temperature itself when that never changed', () => {
    expect(meanKineticTemperature(series(times(5, 21)))).toBeCloseTo(21, 9);
  });

  it('weighs warm hours more than a mean does', () => {
    // By hand: rates exp(-10000/278.15) and exp(-10000/298.15), their mean, back to a temperature.
    expect(meanKineticTemperature(series([5, 25]))).toBeCloseTo(19.7, 2);
  });

  it('says nothing of nothing, and is never colder than the coldest nor warmer than the warmest', () => {
    expect(meanKineticTemperature([])).toBeNull();
    fc.assert(
      fc.property(fc.array(fc.double({ min: -90, max: 60, noNaN: true }), { minLength: 1 }), (celsius) => {
        const mean = meanKineticTemperature(series(celsius)) as number;
        expect(mean).toBeGreaterThanOrEqual(Math.min(...celsius) - 1e-6);
        expect(mean).toBeLessThanOrEqual(Math.max(...celsius) + 1e-6);
      }),
    );
  });
});

describe('budgets of a label', () => {
  const RANGES = [
    { lowest: -90, highest: -60, hours: null },
    { lowest: 2, highest: 8, hours: 120 },
    { lowest: 8, highest: 30, hours: 2 },
  ];

  it('are used by the time in each range, and by none of the time that nobody knows', () => {
    const readings = [...series([-70, 5, 5, 9, 5]), { at: at(1_000), celsius: 5 }];
    const uses = budgetsUsed(readings, RANGES);
    expect(uses.map(({ hoursUsed }) => hoursUsed)).toEqual([0.5, 2, 0.5]);
    expect(uses.map(({ hoursLeft }) => hoursLeft)).toEqual([null, 118, 1.5]);
  });

  it('give the longer one where two ranges meet', () => {
    expect(budgetsUsed(series([8, 8]), RANGES).map(({ hoursUsed }) => hoursUsed)).toEqual([0, 0.5, 0]);
  });

  it('bring the expiry forward once goods are thawed, and never put it off', () => {
    const readings = series(times(11, 5), 60);
    const last = readings.at(-1) ?? null;
    const uses = budgetsUsed(readings, RANGES);
    expect(effectiveExpiry(new Date('2020-09-30'), uses, last)).toEqual(at(120 * 60));
    expect(effectiveExpiry(new Date('2020-03-14'), uses, last)).toEqual(new Date('2020-03-14'));
    expect(effectiveExpiry(null, budgetsUsed([], RANGES), null)).toBeNull();
  });

  it('are over for good when one was used up, also when the goods are cold again', () => {
    const readings = series([...times(6, 20), -70, -70]);
    const uses = budgetsUsed(readings, RANGES);
    expect(effectiveExpiry(new Date('2020-09-30'), uses, readings.at(-1) ?? null)).toEqual(at(120));
  });
});
