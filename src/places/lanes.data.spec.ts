import { GATEWAYS, OF_A_NEIGHBOUR, THROUGH_NEIGHBOURS } from './gateways.data.js';
import { HUBS } from './hubs.data.js';
import { LANES } from './lanes.data.js';
import { PLACES } from './places.data.js';

const between = (from: string, to: string) => LANES.filter((lane) => lane.from === from && lane.to === to);

describe('the lanes that the hub ships with', () => {
  it('are each written once, lead somewhere else, and take a range of hours or an unknown time', () => {
    expect(new Set(LANES.map(({ from, to, mode }) => `${from} ${to} ${mode}`)).size).toBe(LANES.length);
    for (const { from, to, hours, greatCircleKilometres, source } of LANES) {
      expect(from).not.toBe(to);
      expect(greatCircleKilometres).toBeGreaterThan(0);
      expect(source).not.toBe('');
      if (hours) expect(hours.least > 0 && hours.least <= hours.most).toBe(true);
    }
  });

  it('lead from Liège to every gateway, by the modes that it has', () => {
    for (const [, place, modes] of GATEWAYS)
      expect(
        between('LGG', place)
          .map(({ mode }) => mode)
          .sort(),
      ).toEqual([...modes].sort());
  });

  it('lead from China to every hub, and between the hubs, both ways', () => {
    for (const { code } of HUBS) {
      for (const origin of ['CGO', 'HGH', 'SZX', 'WUH'])
        expect([between(origin, code).length, between(code, origin).length]).toEqual([1, 1]);
      for (const other of HUBS) if (other.code !== code) expect(between(code, other.code)).toHaveLength(1);
    }
  });

  it('have no road that is shorter than the straight way, and no hours that nobody gave', () => {
    for (const { greatCircleKilometres, routeKilometres } of LANES)
      if (routeKilometres !== null) expect(routeKilometres).toBeGreaterThan(greatCircleKilometres);
    const unknown = LANES.filter(({ hours }) => hours === null);
    expect(unknown.map(({ to, mode }) => `${to} ${mode}`).sort()).toEqual([
      'CDG RAIL',
      'FRA RAIL',
      'MSQ RAIL',
      'WAW RAIL',
    ]);
  });

  it('have a truck to Rome in about a day with two drivers, and two with one', () => {
    expect(between('LGG', 'ROME')).toMatchObject([{ mode: 'ROAD', hours: { least: 21, most: 44 } }]);
  });

  it('reach the smallest countries through a neighbour', () => {
    const countries = new Map(PLACES.map(([code, , , country]) => [code, country]));
    for (const [country, place] of [...GATEWAYS, ...THROUGH_NEIGHBOURS])
      expect([country, countries.get(place) !== country]).toEqual([country, OF_A_NEIGHBOUR.has(country)]);
  });
});
