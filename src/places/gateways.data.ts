import type { LaneMode } from './lane.lifecycle.js';

/** Where goods for a country come in, and how they get there from Liège. */
export type GatewayRow = readonly [
  country: string,
  place: string,
  modes: readonly LaneMode[],
  /** Null where no road leads there, or none that anybody would take. */
  roadKilometres: number | null,
  driveHours: number | null,
  /** From door to door with one driver and the rests that the law demands. */
  oneDriverHours: number | null,
];

/**
 * One gateway for each of 45 countries. Road distances are estimates, good to about a tenth: the great-circle
 * distance times a detour factor (1.12 below 300 km, 1.24 usually, 1.30 across Alps and Danube, 1.40 to Greece and
 * the south of the Balkans). The factors were calibrated on the road distances from Brussels to 17 cities (median
 * 1.24). Hours are the distance at 70 km/h; with one driver the rests of Regulation (EC) No 561/2006 come on top
 * (9 hours a day, 45 minutes after 4.5 hours, 11 hours of daily rest). No waiting for ferries is in them. The modes
 * follow from distance: by road to about 2,200 km, by air beyond, to islands and to the Caucasus. None of this was
 * checked against a timetable, which is why a hub overrides lanes.
 */
// biome-ignore format: one country a line
export const GATEWAYS: readonly GatewayRow[] = [
  ['AT', 'VIE', ['ROAD'], 1110, 15.9, 28],
  ['BE', 'BRU', ['ROAD'], 97, 1.4, 1],
  ['BG', 'SOF', ['ROAD', 'AIR'], 2110, 30.1, 65],
  ['HR', 'ZAG', ['ROAD'], 1240, 17.7, 30],
  ['CY', 'LCA', ['AIR'], null, null, null],
  ['CZ', 'PRG', ['ROAD'], 780, 11.1, 23],
  ['DK', 'CPH', ['ROAD'], 910, 13.0, 25],
  ['EE', 'TLL', ['ROAD', 'AIR'], 1940, 27.7, 63],
  ['FI', 'HEL', ['AIR', 'ROAD'], 2010, 28.7, 64],
  ['FR', 'CDG', ['ROAD', 'RAIL'], 308, 4.4, 4],
  ['DE', 'FRA', ['ROAD', 'RAIL'], 259, 3.7, 4],
  ['GR', 'ATH', ['AIR', 'ROAD'], 2840, 40.6, 88],
  ['HU', 'BUD', ['ROAD'], 1390, 19.9, 43],
  ['IE', 'DUB', ['ROAD', 'AIR'], 1060, 15.1, 28],
  ['IT', 'FCO', ['ROAD'], 1450, 20.7, 44],
  ['LV', 'RIX', ['ROAD', 'AIR'], 1730, 24.7, 49],
  ['LT', 'VNO', ['ROAD', 'AIR'], 1740, 24.9, 49],
  ['LU', 'LUX', ['ROAD'], 155, 2.2, 2],
  ['MT', 'MLA', ['AIR', 'ROAD'], 2230, 31.9, 68],
  ['NL', 'AMS', ['ROAD'], 215, 3.1, 3],
  ['PL', 'WAW', ['ROAD', 'RAIL'], 1350, 19.3, 43],
  ['PT', 'LIS', ['ROAD', 'AIR'], 2160, 30.9, 66],
  ['RO', 'OTP', ['ROAD', 'AIR'], 2190, 31.3, 67],
  ['SK', 'BTS', ['ROAD'], 1160, 16.6, 29],
  ['SI', 'LJU', ['ROAD'], 1070, 15.3, 28],
  ['ES', 'MAD', ['ROAD', 'AIR'], 1650, 23.6, 48],
  ['SE', 'ARN', ['ROAD', 'AIR'], 1580, 22.6, 47],
  ['IS', 'KEF', ['AIR'], null, null, null],
  ['LI', 'ZRH', ['ROAD'], 550, 7.9, 9],
  ['NO', 'OSL', ['ROAD', 'AIR'], 1390, 19.9, 43],
  ['CH', 'ZRH', ['ROAD'], 550, 7.9, 9],
  ['GB', 'LHR', ['ROAD', 'AIR'], 520, 7.4, 8],
  ['AL', 'TIA', ['ROAD', 'AIR'], 2100, 30.0, 65],
  ['BA', 'SJJ', ['ROAD', 'AIR'], 1600, 22.9, 47],
  ['XK', 'PRN', ['ROAD', 'AIR'], 2080, 29.7, 65],
  ['ME', 'TGD', ['ROAD', 'AIR'], 1960, 28.0, 63],
  ['MK', 'SKP', ['ROAD', 'AIR'], 2190, 31.3, 67],
  ['RS', 'BEG', ['ROAD', 'AIR'], 1670, 23.9, 48],
  ['MD', 'KIV', ['AIR', 'ROAD'], 2180, 31.1, 66],
  ['UA', 'KBP', ['AIR', 'ROAD'], 2220, 31.7, 68],
  ['BY', 'MSQ', ['AIR', 'RAIL'], null, null, null],
  ['GE', 'TBS', ['AIR'], null, null, null],
  ['AM', 'EVN', ['AIR'], null, null, null],
  ['AZ', 'GYD', ['AIR'], null, null, null],
  ['TR', 'IST', ['ROAD', 'AIR'], 2900, 41.4, 89],
];

/** Countries without a gateway of their own, by the neighbour's. Liechtenstein (above) comes through Zurich too. */
// biome-ignore format: one country a line
export const THROUGH_NEIGHBOURS: readonly (readonly [country: string, place: string])[] = [
  ['AD', 'BCN'],
  ['MC', 'NCE'],
  ['SM', 'BLQ'],
  ['VA', 'FCO'],
];

/** Goods for these cross a neighbour's gateway. */
export const OF_A_NEIGHBOUR: ReadonlySet<string> = new Set([
  'LI',
  ...THROUGH_NEIGHBOURS.map(([country]) => country),
]);
