import { parallelArrays, type Query } from '../platform/database/reference-loader.js';

/** Event code, name, whether it is a command, precedence. */
export type EventCodeRow = readonly [number, string, boolean, number];
/** From status, event code, to status, effect as one letter. */
export type MoveRow = readonly [number, number, number, string];

/** Replaces the tables that the batch function reads. */
export async function replaceLifecycle(
  query: Query,
  codes: readonly EventCodeRow[],
  moves: readonly MoveRow[],
): Promise<void> {
  await query('DELETE FROM unit_move', []);
  await query('DELETE FROM unit_event_code', []);
  await query(
    `INSERT INTO unit_event_code (code, name, command, precedence)
       SELECT * FROM unnest($1::smallint[], $2::text[], $3::boolean[], $4::smallint[])`,
    parallelArrays(codes),
  );
  await query(
    `INSERT INTO unit_move (from_status, code, to_status, effect)
       SELECT * FROM unnest($1::smallint[], $2::smallint[], $3::smallint[], $4::char[])`,
    parallelArrays(moves),
  );
}

/** Public id, location code, kind, temperature class: for every hub that has no location of that code yet. */
export async function addLocations(
  query: Query,
  rows: readonly (readonly [string, string, string])[],
): Promise<void> {
  await query(
    `INSERT INTO location (public_id, hub_id, code, kind, temperature_class)
       SELECT hub_new_id(), h.hub_id, l.code, l.kind, l.class
         FROM places_hub_view h CROSS JOIN unnest($1::text[], $2::text[], $3::text[]) AS l (code, kind, class)
       ON CONFLICT (hub_id, code) DO NOTHING`,
    parallelArrays(rows),
  );
}
