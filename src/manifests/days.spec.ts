import fc from 'fast-check';
import { dayOfSerial, readDay } from './days.js';

test.each([
  '2023-06-30',
  '2023/6/30',
  '20230630',
  '30.06.2023',
  '30/06/2023',
  '06/30/2023',
  '30-Jun-23',
  '30 June 2023',
  '2023年6月30日',
  '2023-06-30T00:00:00Z',
])('%s is 30 June 2023', (text) => expect(readDay(text, false)).toEqual({ day: '2023-06-30' }));

test.each(['2020-02-30', '30.02.2020', '31/04/2021', '2020-13-01', '29.02.2021'])(
  '%s is in no calendar',
  (text) => expect(readDay(text, false)).toMatchObject({ problem: expect.stringContaining('calendar') }),
);

test.each([
  '03/04/2023',
  '1-2-2023',
  'Date Not Captured',
  '45107',
  '2023-06',
  '２０２３-06-30',
  '30-Foo-23',
  '',
])('%s is not taken for a day', (text) => expect(readDay(text, false)).toHaveProperty('problem'));

test('the days of Excel are those of the calendar, from 1 March 1900', () => {
  expect([dayOfSerial(60), dayOfSerial(61), dayOfSerial(45107), dayOfSerial(45107.75)]).toEqual([
    null,
    '1900-03-01',
    '2023-06-30',
    '2023-06-30',
  ]);
  expect(dayOfSerial(43645, true)).toBe('2023-06-30');
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 109_572 }), (serial) => {
      const [one, next] = [dayOfSerial(serial), dayOfSerial(serial + 1)] as [string, string];
      expect(Date.parse(next) - Date.parse(one)).toBe(86_400_000);
    }),
  );
});
