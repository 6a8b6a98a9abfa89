import fc from 'fast-check';
import { type Journey, type JourneyStop, stepsUntil } from './simulated-journey.js';

const at = (hour: number) => new Date(Date.UTC(2020, 2, 13) + hour * 3_600_000);
const END = at(1_000);
const PLANNED: Journey = {
  status: 'SCHEDULED',
  departsAt: at(10),
  arrivesAt: at(100),
  estimatedDepartureAt: null,
  estimatedArrivalAt: null,
  leftAt: null,
};
const stop = (
  placeId: number,
  arrives: number,
  departs: number,
  more: Partial<JourneyStop> = {},
): JourneyStop => ({
  placeId,
  arrivesAt: at(arrives),
  departsAt: at(departs),
  arrivedAt: null,
  leftAt: null,
  ...more,
});
const written = (now: Date, journey: Journey, stops: JourneyStop[] = []) =>
  stepsUntil(now, journey, stops).map(
    (step) => `${step.report} ${step.placeId ?? ''} ${(step.at.getTime() - at(0).getTime()) / 3_600_000}`,
  );

describe('what a simulated carrier reports', () => {
  it('is what happened until now, to the millisecond', () => {
    expect(written(new Date(at(10).getTime() - 1), PLANNED)).toEqual([]);
    expect(written(at(10), PLANNED)).toEqual(['LEFT  10']);
    expect(written(END, PLANNED, [stop(7, 50, 60)])).toEqual([
      'LEFT  10',
      'ARRIVED 7 50',
      'LEFT 7 60',
      'ARRIVED  100',
    ]);
  });

  it('is nothing of what has ended', () => {
    for (const status of ['ARRIVED', 'CANCELLED'] as const)
      expect(written(END, { ...PLANNED, status })).toEqual([]);
  });

  it('does not repeat what people reported, and does not go back behind it', () => {
    const stops = [stop(7, 50, 60), stop(8, 70, 80, { arrivedAt: at(71) })];
    expect(written(END, { ...PLANNED, status: 'LEFT', leftAt: at(10) }, stops)).toEqual([
      'LEFT 8 80',
      'ARRIVED  100',
    ]);
  });

  it('is late where the departure was, and at the time that somebody expects', () => {
    const stops = [stop(7, 50, 60)];
    expect(written(END, { ...PLANNED, status: 'LEFT', leftAt: at(15) }, stops)).toEqual([
      'ARRIVED 7 55',
      'LEFT 7 65',
      'ARRIVED  105',
    ]);
    expect(
      written(END, { ...PLANNED, estimatedDepartureAt: at(12), estimatedArrivalAt: at(99) }, stops),
    ).toEqual(['LEFT  12', 'ARRIVED 7 52', 'LEFT 7 62', 'ARRIVED  99']);
  });

  it('never goes back in time, and is the same in one jump of the clock as in many', () => {
    const hours = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(fc.option(hours), fc.option(hours), hours, (departure, arrival, between) => {
        const journey = {
          ...PLANNED,
          estimatedDepartureAt: departure === null ? null : at(departure),
          estimatedArrivalAt: arrival === null ? null : at(arrival),
        };
        const stops = [stop(7, 50, 60), stop(8, 70, 80)];
        const all = stepsUntil(END, journey, stops);
        const times = all.map((step) => step.at.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(all.slice(0, stepsUntil(at(between), journey, stops).length)).toEqual(
          stepsUntil(at(between), journey, stops),
        );
      }),
    );
  });
});
