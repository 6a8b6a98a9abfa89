import { iso6346CheckDigit } from '../../standards/iso-6346-check.js';
import type { Paper, Vehicle } from './scenario.js';

/**
 * The vehicles of spring 2020. That a freighter, a truck or a train came is in the sources; numbers of vehicles and
 * papers are made up, with check digits as the standards want them.
 */

const SERIAL = 2_000_000;
const CONTAINERS = 41;
/** No airline and no owner of containers has these: nobody's papers are claimed to have been these. */
const NO_AIRLINE = '000';
const NO_OWNER = 'DEMU';

export const freighter = (flight: number, place: string, departsAt: string, arrivesAt: string): Vehicle => ({
  number: `DEMO ${flight}`,
  mode: 'AIR',
  place,
  departsAt,
  arrivesAt,
  capacityPallets: 220,
  capacityKilograms: 112_000,
  temperatureClasses: ['AMB', 'CRT', 'FRZ'],
  papers: [{ kind: 'AWB', number: `${NO_AIRLINE}-${SERIAL + flight}${(SERIAL + flight) % 7}` }],
});

export const truck = (number: string, place: string, departsAt: string, arrivesAt: string): Vehicle => ({
  number,
  mode: 'ROAD',
  place,
  departsAt,
  arrivesAt,
  capacityPallets: 33,
  capacityKilograms: 24_000,
  temperatureClasses: ['AMB', 'CRT', 'FRZ'],
  papers: [{ kind: 'CMR', number: `DEMO-${number.replaceAll(' ', '-')}` }],
});

const container = (n: number): string => {
  const body = `${NO_OWNER}${String(200_600 + n)}`;
  return `${body}${iso6346CheckDigit(body)}`;
};

/**
 * Two contracts, one after the other: SMGS to the frontier at which the gauge ends, CIM from there. The container
 * goes through, and so does the seal on its doors.
 */
const trainPapers: Paper[] = [
  { kind: 'SMGS', number: '20200529', to: 'MALASZEWICZE' },
  { kind: 'CIM', number: 'DEMO-2020-0610', from: 'MALASZEWICZE' },
  ...Array.from({ length: CONTAINERS }, (_, n): Paper[] => [
    { kind: 'CONTAINER', number: container(n + 1) },
    { kind: 'SEAL', number: `CN${202_000 + n + 1}`, seals: container(n + 1) },
  ]).flat(),
];

export const CHENGDU_TRAIN: Vehicle = {
  number: 'DEMO CHENGDU 1',
  mode: 'RAIL',
  place: 'CTU',
  departsAt: '2020-05-29T10:00:00Z',
  arrivesAt: '2020-06-12T10:00:00Z',
  capacityPallets: 984,
  capacityKilograms: 900_000,
  temperatureClasses: ['AMB'],
  papers: trainPapers,
  stops: [
    {
      place: 'DOSTYK',
      arrivesAt: '2020-06-02T10:00:00Z',
      departsAt: '2020-06-03T04:00:00Z',
      gaugeChange: true,
    },
    { place: 'BREST', arrivesAt: '2020-06-09T10:00:00Z', departsAt: '2020-06-09T14:00:00Z' },
    {
      place: 'MALASZEWICZE',
      arrivesAt: '2020-06-09T15:00:00Z',
      departsAt: '2020-06-10T12:00:00Z',
      gaugeChange: true,
    },
  ],
};
