import type { Query, ReferenceLoader } from '../platform/database/reference-loader.js';
import { newId } from '../platform/ids/ids.js';
import { searchable } from '../platform/input/search-text.js';
import { HUB_SITES, HUBS } from './hubs.data.js';
import { ALSO, GAUGES, ICAO, NOTES } from './place-codes.data.js';
import { PLACES, type PlaceRow } from './places.data.js';
import {
  addHubs,
  addPlaces,
  firstHub,
  mendHubs,
  mendPlaces,
  mendRoles,
  mendSites,
} from './places.reference.store.js';

/** The eight hubs with their dated roles, sites and streams, the origins, the gateways and the border stations. */
export const loadPlaces: ReferenceLoader = async (query) => {
  const places = PLACES.map(columnsOf);
  await addPlaces(query, places);
  await mendPlaces(query, places);
  const hubs = HUBS.map(({ code, name }) => [newId(), code, name]);
  await addHubs(query, hubs);
  await mendHubs(query, hubs);
  await mendRoles(
    query,
    HUBS.flatMap(({ code, roles }) => roles.map(({ role, since, source }) => [code, role, since, source])),
  );
  await mendSites(
    query,
    HUB_SITES.map(({ hub, place, since, standing, source }) => [hub, place, since, standing, source]),
  );
};

/** Track widths go as text, because unnest takes no lists of lists. */
function columnsOf(row: PlaceRow): unknown[] {
  const [code, , name, country, iata, unLocode] = row;
  const icao = ICAO[code] ?? null;
  const gauges = `{${(GAUGES[code] ?? []).join(',')}}`;
  const words = [code, name, country, iata, unLocode, icao, ...(ALSO[code] ?? [])];
  const search = words.map((word) => searchable(word ?? '')).join(' ');
  return [newId(), ...row, icao, gauges, NOTES[code] ?? null, search];
}

/** Where an act of the server's is recorded that concerns the whole installation; null before the first migrate. */
export function serverStream(query: Query): Promise<{ hubId: number; streamId: string } | null> {
  return firstHub(query);
}
