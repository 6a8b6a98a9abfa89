import type { ReferenceLoader } from '../platform/database/reference-loader.js';
import { newId } from '../platform/ids/ids.js';
import { HUBS } from './hubs.data.js';
import { PLACES } from './places.data.js';
import { addHubs, addPlaces, mendHubs, mendPlaces, mendRoles } from './places.reference.store.js';

/** The eight hubs with their dated roles and streams, the origins and the gateways. */
export const loadPlaces: ReferenceLoader = async (query) => {
  const places = PLACES.map((row) => [newId(), ...row]);
  await addPlaces(query, places);
  await mendPlaces(query, places);
  const hubs = HUBS.map(({ code, name }) => [newId(), code, name]);
  await addHubs(query, hubs);
  await mendHubs(query, hubs);
  await mendRoles(
    query,
    HUBS.flatMap(({ code, roles }) => roles.map(({ role, since, source }) => [code, role, since, source])),
  );
};
