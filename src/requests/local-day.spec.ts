import { localDay } from './local-day.js';

describe('localDay', () => {
  it('is another day on another side of the earth', () => {
    const moment = new Date('2020-03-13T23:30:00Z');
    expect(localDay(moment, 'Europe/Brussels')).toBe('2020-03-14');
    expect(localDay(moment, 'America/Panama')).toBe('2020-03-13');
    expect(localDay(moment, 'UTC')).toBe('2020-03-13');
  });

  it('knows summer time', () => {
    expect(localDay(new Date('2020-07-01T22:30:00Z'), 'Europe/Brussels')).toBe('2020-07-02');
    expect(localDay(new Date('2020-01-01T22:30:00Z'), 'Europe/Brussels')).toBe('2020-01-01');
  });
});
