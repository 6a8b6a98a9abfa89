import { parallelArrays, type Query } from '../platform/database/reference-loader.js';

type Rows = readonly (readonly unknown[])[];

const PLACES = `unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                       $8::float8[], $9::float8[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[])
                WITH ORDINALITY AS n (public_id, code, kind, name, country, iata, un_locode, latitude, longitude, time_zone, icao, gauges,
                           note, search, ord)`;

/**
 * Only codes that are not there: INSERT ... ON CONFLICT takes a number of the identity for every row that it
 * then does not insert, and a smallint has few.
 */
export async function addPlaces(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO place (public_id, code, kind, name, country, iata, un_locode, latitude, longitude, time_zone, icao, gauges,
                        note, search)
     SELECT public_id, code, kind, name, country, iata, un_locode, latitude, longitude, time_zone, icao, gauges::smallint[],
            note, search
       FROM ${PLACES} WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.code = n.code) ORDER BY ord`,
    parallelArrays(rows),
  );
}

export async function mendPlaces(query: Query, rows: Rows): Promise<void> {
  await query(
    `UPDATE place p
        SET kind = n.kind, name = n.name, country = n.country, iata = n.iata, un_locode = n.un_locode,
            latitude = n.latitude, longitude = n.longitude, time_zone = n.time_zone, icao = n.icao,
            gauges = n.gauges::smallint[], note = n.note, search = n.search
       FROM ${PLACES}
      WHERE p.code = n.code
        AND (p.kind, p.name, p.country, p.iata, p.un_locode, p.latitude, p.longitude, p.time_zone, p.icao, p.gauges,
             p.note, p.search)
            IS DISTINCT FROM
            (n.kind, n.name, n.country::bpchar, n.iata::bpchar, n.un_locode::bpchar, n.latitude, n.longitude, n.time_zone,
             n.icao::bpchar, n.gauges::smallint[], n.note, n.search)`,
    parallelArrays(rows),
  );
}

/** A new hub gets its stream with it. */
export async function addHubs(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO hub (public_id, code, name, place_id, stream_id)
     SELECT n.public_id, n.code, n.name, (SELECT id FROM place p WHERE p.code = n.code), hub_open_stream(n.public_id)
       FROM unnest($1::uuid[], $2::text[], $3::text[]) WITH ORDINALITY AS n (public_id, code, name, ord)
      WHERE NOT EXISTS (SELECT 1 FROM hub h WHERE h.code = n.code) ORDER BY ord`,
    parallelArrays(rows),
  );
}

export async function mendHubs(query: Query, rows: Rows): Promise<void> {
  await query(
    `UPDATE hub h SET name = n.name FROM unnest($1::uuid[], $2::text[], $3::text[]) AS n (public_id, code, name)
      WHERE h.code = n.code AND h.name <> n.name`,
    parallelArrays(rows),
  );
}

/** The end of a role is not reference data yet: what somebody entered there is kept. */
export async function mendRoles(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO hub_role AS r (hub_id, role, since, source)
     SELECT h.id, n.role, n.since, n.source
       FROM unnest($1::text[], $2::text[], $3::date[], $4::text[]) AS n (code, role, since, source)
       JOIN hub h ON h.code = n.code
     ON CONFLICT (hub_id, role, since) DO UPDATE SET source = excluded.source WHERE r.source <> excluded.source`,
    parallelArrays(rows),
  );
}

/** The end of a site is kept as that of a role is. */
export async function mendSites(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO hub_site AS s (hub_id, place_id, since, standing, source)
     SELECT h.id, p.id, n.since, n.standing, n.source
       FROM unnest($1::text[], $2::text[], $3::date[], $4::text[], $5::text[]) AS n (hub, place, since, standing, source)
       JOIN hub h ON h.code = n.hub JOIN place p ON p.code = n.place
     ON CONFLICT (hub_id, place_id, since) DO UPDATE SET standing = excluded.standing, source = excluded.source
       WHERE (s.standing, s.source) IS DISTINCT FROM (excluded.standing, excluded.source)`,
    parallelArrays(rows),
  );
}

/** The first hub of the installation: what is done to all of it stands in its stream. */
export async function firstHub(query: Query): Promise<{ hubId: number; streamId: string } | null> {
  const [hub] = (await query(
    'SELECT id AS "hubId", stream_id AS "streamId" FROM hub ORDER BY id LIMIT 1',
    [],
  )) as { hubId: number; streamId: string }[];
  return hub ?? null;
}
