import { parseUnLocode } from '../standards/un-locode.js';
import { HUBS } from './hubs.data.js';
import { ALSO, GAUGES, ICAO, NOTES } from './place-codes.data.js';
import { PLACES } from './places.data.js';

describe('the places that the hub ships with', () => {
  it('are named once, stand on the earth, and know the time', () => {
    expect(new Set(PLACES.map(([code]) => code)).size).toBe(PLACES.length);
    for (const [code, kind, name, country, iata, unLocode, latitude, longitude, timeZone] of PLACES) {
      const zone = () => new Intl.DateTimeFormat('en', { timeZone });
      expect({ code, zone: zone().resolvedOptions().timeZone }).toEqual({
        code,
        zone: expect.stringContaining('/'),
      });
      if (unLocode !== null) expect(parseUnLocode(unLocode)).toEqual({ ok: true, value: unLocode });
      expect(country).toMatch(/^[A-Z]{2}$/);
      expect(Math.abs(latitude)).toBeLessThan(90);
      expect(Math.abs(longitude)).toBeLessThan(180);
      if (kind === 'AIRPORT')
        expect([iata, ICAO[code]]).toEqual([
          expect.stringMatching(/^[A-Z]{3}$/),
          expect.stringMatching(/^[A-Z]{4}$/),
        ]);
      else expect(ICAO[code]).toBeUndefined();
      expect(kind === 'CITY' || kind === 'AIRPORT').toBe(GAUGES[code] === undefined);
      expect(name).not.toBe('');
    }
  });

  it('are the ones that further codes, gauges, notes and names are about', () => {
    const codes = PLACES.map(([code]) => code);
    for (const more of [ICAO, GAUGES, NOTES, ALSO])
      expect(Object.keys(more).filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('lie in the country of their UN/LOCODE, but for Pristina: the list has no XK', () => {
    const elsewhere = PLACES.filter(
      ([, , , country, , unLocode]) => unLocode && !unLocode.startsWith(country),
    );
    expect(elsewhere.map(([code]) => code)).toEqual(['PRN']);
  });

  it('have clocks within three hours of the sun over them', () => {
    const noon = new Date('2020-03-13T12:00:00Z');
    for (const [code, , , , , , , longitude, timeZone] of PLACES) {
      const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(
        noon,
      );
      expect({ code, off: Math.abs(Number(parts) - 12 - longitude / 15) <= 3 }).toEqual({ code, off: true });
    }
  });

  it('have a gateway for each of 45 countries beside the hubs and the Chinese origins', () => {
    const far = new Set(['AE', 'CN', 'KZ', 'ET', 'GH', 'ZA', 'MY', 'PA']);
    expect(
      new Set(PLACES.map(([, , , country]) => country).filter((country) => !far.has(country))).size,
    ).toBe(45);
  });

  it('have Liège first among eight hubs, and Guangzhou, not Shanghai, as the Chinese one', () => {
    const places = new Map(PLACES.map(([code, , , country]) => [code, country]));
    expect(HUBS.map(({ code }) => [code, places.get(code)])).toEqual([
      ['LGG', 'BE'],
      ['DXB', 'AE'],
      ['CAN', 'CN'],
      ['ADD', 'ET'],
      ['ACC', 'GH'],
      ['JNB', 'ZA'],
      ['KUL', 'MY'],
      ['PTY', 'PA'],
    ]);
  });
});
