import type { ReferenceLoader } from '../platform/database/reference-loader.js';
import { newId } from '../platform/ids/ids.js';
import { CUSTOMS } from './customs.data.js';
import { GATEWAYS, OF_A_NEIGHBOUR, THROUGH_NEIGHBOURS } from './gateways.data.js';
import { LANES } from './lanes.data.js';
import { addLanes, mendCustoms, mendGateways, mendLanes } from './lanes.reference.store.js';

/** Lanes, gateways and customs rules: after the places, which they name. */
export const loadLanes: ReferenceLoader = async (query) => {
  const lanes = LANES.map(({ from, to, mode, greatCircleKilometres, routeKilometres, hours, source }) => [
    newId(),
    ...[from, to, mode, greatCircleKilometres, routeKilometres],
    ...[hours?.least ?? null, hours?.most ?? null, source],
  ]);
  await addLanes(query, lanes);
  await mendLanes(query, lanes);
  const gateways = [...GATEWAYS, ...THROUGH_NEIGHBOURS];
  await mendGateways(
    query,
    gateways.map(([country, place]) => [country, place, OF_A_NEIGHBOUR.has(country)]),
  );
  await mendCustoms(
    query,
    CUSTOMS.map((one) => [one.country, one.since, one.until, one.regime, one.source, one.verified]),
  );
};
