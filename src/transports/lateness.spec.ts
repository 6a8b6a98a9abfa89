import { delaysOf, expectedArrival, expectedDeparture } from './lateness.js';

const at = (minute: number) => new Date(Date.UTC(2020, 2, 13, 6, minute));
const PLANNED = {
  departsAt: at(0),
  arrivesAt: at(600),
  estimatedDepartureAt: null,
  estimatedArrivalAt: null,
  leftAt: null,
  arrivedAt: null,
};

describe('how late a transport is', () => {
  it('is nothing while nobody says anything', () => {
    expect(delaysOf(PLANNED)).toEqual({ departure: 0, arrival: 0 });
  });

  it('is told by the last estimate, and by what happened when it has', () => {
    const expected = { ...PLANNED, estimatedDepartureAt: at(90), estimatedArrivalAt: at(680) };
    expect(delaysOf(expected)).toEqual({ departure: 90, arrival: 80 });
    const done = { ...expected, leftAt: at(95), arrivedAt: at(590) };
    expect(delaysOf(done)).toEqual({ departure: 95, arrival: -10 });
    expect([expectedDeparture(done), expectedArrival(done)]).toEqual([at(95), at(590)]);
  });
});
