import { GATEWAYS } from './gateways.data.js';
import { greatCircleKilometres, type Point } from './great-circle.js';
import { HUBS } from './hubs.data.js';
import type { LaneMode, LeadHours } from './lane.lifecycle.js';
import { PLACES } from './places.data.js';

/** A way between two places by one mode. Places by their codes. */
export interface LaneFact {
  readonly from: string;
  readonly to: string;
  readonly mode: LaneMode;
  readonly greatCircleKilometres: number;
  /** Along the road or the track; null where nobody knows, and by air. */
  readonly routeKilometres: number | null;
  /** Null: no source gives any, and none is guessed. */
  readonly hours: LeadHours | null;
  readonly source: string;
}

const AIR_ORIGINS = ['CGO', 'HGH', 'SZX', 'WUH', 'PVG', 'CAN'];
const BY_AIR: LeadHours = { least: 24, most: 72 };

const AIR_TO_LIEGE =
  'Air freight of spring 2020: 1 to 3 days from the door to the hub; collection and clearance took 2 days and arrival came within 72 hours (press, March 2020).';
const AIR_ELSEWHERE = 'Made up: the range of air freight from China to Liège, for want of a better one.';
const ROAD_ESTIMATE =
  'Estimate from the great-circle distance, good to about a tenth: two drivers without a stop, to one driver with the rests of Regulation (EC) No 561/2006. No waiting for ferries.';
const RAIL_UNKNOWN = 'Trains go there; no source gives the hours.';

/** Trains, with what the sources say of them. */
const TRAINS: readonly (readonly [string, string, number | null, LeadHours, string])[] = [
  [
    'LGG',
    'ZHENGZHOU',
    11_000,
    { least: 288, most: 480 },
    'First train, 24 October 2018: more than 11,000 km, 12 days planned; 20 days is the most that trains took.',
  ],
  [
    'ZHENGZHOU',
    'LGG',
    11_000,
    { least: 336, most: 480 },
    'First train, 2 March 2019. Trains from China took 14 to 20 days.',
  ],
  ['YIW', 'LGG', null, { least: 360, most: 480 }, 'First train, October 2019: 17 days; 15 to 20 days meant.'],
  [
    'CTU',
    'LGG',
    null,
    { least: 336, most: 480 },
    'Train of June 2020: 14 days. Trains from China took 14 to 20 days.',
  ],
];

const points = new Map<string, Point>(
  PLACES.map(([code, , , , , , latitude, longitude]) => [code, { latitude, longitude }]),
);

function lane(
  from: string,
  to: string,
  mode: LaneMode,
  hours: LeadHours | null,
  source: string,
  routeKilometres: number | null = null,
): LaneFact {
  const [start, end] = [points.get(from), points.get(to)];
  if (!start || !end) throw new Error(`A lane from ${from} to ${to}, of which one is no place`);
  const distance = greatCircleKilometres(start, end);
  return { from, to, mode, greatCircleKilometres: distance, routeKilometres, hours, source };
}

/** Goods went both ways: in February 2020 from Wallonia to Hubei. */
function airLanes(): LaneFact[] {
  const hubs = HUBS.map(({ code }) => code);
  const pairs = hubs.flatMap((hub) =>
    [...new Set([...AIR_ORIGINS, ...hubs])].flatMap((other): [string, string][] => [
      [other, hub],
      [hub, other],
    ]),
  );
  const written = new Set(pairs.filter(([from, to]) => from !== to).map((pair) => pair.join(' ')));
  return [...written].map((pair) => {
    const [from = '', to = ''] = pair.split(' ');
    const sourced = to === 'LGG' && AIR_ORIGINS.includes(from);
    return lane(from, to, 'AIR', BY_AIR, sourced ? AIR_TO_LIEGE : AIR_ELSEWHERE);
  });
}

function roadHours(driveHours: number, oneDriverHours: number): LeadHours {
  const least = Math.ceil(driveHours);
  return { least, most: Math.max(least, Math.ceil(oneDriverHours)) };
}

/** Several countries share a gateway: its lanes are written once. */
function gatewayLanes(): LaneFact[] {
  const rows = new Map(GATEWAYS.map((row) => [row[1], row]));
  return [...rows.values()].flatMap(([, place, modes, road, drive, oneDriver]) =>
    modes.map((mode) => {
      if (mode === 'AIR') return lane('LGG', place, mode, BY_AIR, AIR_ELSEWHERE);
      if (mode === 'RAIL') return lane('LGG', place, mode, null, RAIL_UNKNOWN);
      return lane('LGG', place, mode, roadHours(drive ?? 0, oneDriver ?? 0), ROAD_ESTIMATE, road);
    }),
  );
}

/** Rome is where the first donation went: by truck, about as far as its airport. */
const rome = (): LaneFact => {
  const [, , , road = null, drive, oneDriver] = GATEWAYS.find(([, place]) => place === 'FCO') ?? [];
  return lane('LGG', 'ROME', 'ROAD', roadHours(drive ?? 0, oneDriver ?? 0), ROAD_ESTIMATE, road);
};

export const LANES: readonly LaneFact[] = [
  ...airLanes(),
  ...TRAINS.map(([from, to, kilometres, hours, source]) => lane(from, to, 'RAIL', hours, source, kilometres)),
  ...gatewayLanes(),
  rome(),
];
