import fc from 'fast-check';
import { greatCircleKilometres, type Point } from './great-circle.js';
import { PLACES } from './places.data.js';

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const at = (code: string): Point => {
  const [, , , , , , latitude = 0, longitude = 0] = PLACES.find(([one]) => one === code) ?? [];
  return { latitude, longitude };
};

describe('greatCircleKilometres', () => {
  it.each([
    ['FCO', 1112],
    ['HGH', 8997],
    ['CAN', 9187],
    ['GYD', 3591],
    ['BRU', 74],
    ['PTY', 8865],
  ])('from Liège to %s is %d km', (code, kilometres) => {
    expect(Math.abs(greatCircleKilometres(at('LGG'), at(code)) - kilometres)).toBeLessThanOrEqual(1);
  });

  it('is the same both ways, nothing to where one is, and never more than half around', () => {
    fc.assert(
      fc.property(point, point, (one, other) => {
        const kilometres = greatCircleKilometres(one, other);
        expect(greatCircleKilometres(other, one)).toBe(kilometres);
        expect(kilometres).toBeGreaterThanOrEqual(0);
        expect(kilometres).toBeLessThanOrEqual(20_016);
        expect(greatCircleKilometres(one, one)).toBe(0);
      }),
    );
  });
});
