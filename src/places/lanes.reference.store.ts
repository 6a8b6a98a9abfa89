import { parallelArrays, type Query } from '../platform/database/reference-loader.js';

type Rows = readonly (readonly unknown[])[];

const LANES = `(SELECT n.*, f.id AS from_id, t.id AS to_id
                  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::int[], $8::int[], $9::text[])
                         WITH ORDINALITY AS n (public_id, from_code, to_code, mode, circle, route, least, most, source, ord)
                  JOIN place f ON f.code = n.from_code JOIN place t ON t.code = n.to_code) AS n`;

export async function addLanes(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO lane (public_id, from_id, to_id, mode, great_circle_kilometres, route_kilometres, hours_least, hours_most, source)
     SELECT public_id, from_id, to_id, mode, circle, route, least, most, source FROM ${LANES}
      WHERE NOT EXISTS (SELECT FROM lane l
              WHERE l.from_id = n.from_id AND l.to_id = n.to_id AND l.mode = n.mode) ORDER BY ord`,
    parallelArrays(rows),
  );
}

/** What a hub knows better stands elsewhere and is left alone. */
export async function mendLanes(query: Query, rows: Rows): Promise<void> {
  await query(
    `UPDATE lane l
        SET great_circle_kilometres = n.circle, route_kilometres = n.route, hours_least = n.least, hours_most = n.most,
            source = n.source
       FROM ${LANES}
      WHERE l.from_id = n.from_id AND l.to_id = n.to_id AND l.mode = n.mode
        AND (l.great_circle_kilometres, l.route_kilometres, l.hours_least, l.hours_most, l.source)
            IS DISTINCT FROM (n.circle, n.route, n.least, n.most, n.source)`,
    parallelArrays(rows),
  );
}

export async function mendGateways(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO gateway AS g (country, place_id, neighbour)
     SELECT n.country, p.id, n.neighbour
       FROM unnest($1::text[], $2::text[], $3::bool[]) AS n (country, place, neighbour) JOIN place p ON p.code = n.place
     ON CONFLICT (country, place_id) DO UPDATE SET neighbour = excluded.neighbour
       WHERE g.neighbour <> excluded.neighbour`,
    parallelArrays(rows),
  );
}

export async function mendCustoms(query: Query, rows: Rows): Promise<void> {
  await query(
    `INSERT INTO customs_rule AS r (country, since, until, regime, source, verified)
     SELECT * FROM unnest($1::text[], $2::date[], $3::date[], $4::text[], $5::text[], $6::bool[])
     ON CONFLICT (country, since) DO UPDATE
       SET until = excluded.until, regime = excluded.regime, source = excluded.source, verified = excluded.verified
       WHERE (r.until, r.regime, r.source, r.verified)
             IS DISTINCT FROM (excluded.until, excluded.regime, excluded.source, excluded.verified)`,
    parallelArrays(rows),
  );
}
