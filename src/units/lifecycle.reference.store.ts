import { UnitEvent } from './unit.events.js';
import { MOVING_EVENTS, STATUS_NUMBERS, UNIT_MOVES, type UnitStatus } from './unit.lifecycle.js';

type Query = (sql: string, parameters?: unknown[]) => Promise<unknown>;

/**
 * Writes the lifecycle of units into the tables that the batch function reads. The code is the truth: every
 * migrate writes them anew.
 */
export async function loadUnitLifecycle(query: Query): Promise<void> {
  await query('DELETE FROM unit_move');
  await query('DELETE FROM unit_event_code');
  const events = Object.entries(MOVING_EVENTS) as [keyof typeof MOVING_EVENTS, { command: boolean; precedence: number }][];
  for (const [name, { command, precedence }] of events) {
    await query('INSERT INTO unit_event_code (code, name, command, precedence) VALUES ($1, $2, $3, $4)', [
      UnitEvent[name],
      name,
      command,
      precedence,
    ]);
  }
  const rows = Object.entries(UNIT_MOVES).flatMap(([status, moves]) =>
    Object.entries(moves).map(([name, { to, effect }]) => [
      STATUS_NUMBERS[status as UnitStatus],
      UnitEvent[name as keyof typeof MOVING_EVENTS],
      STATUS_NUMBERS[to],
      effect[0],
    ]),
  );
  await query(
    'INSERT INTO unit_move (from_status, code, to_status, effect) SELECT * FROM unnest($1::smallint[], $2::smallint[], $3::smallint[], $4::char[])',
    [0, 1, 2, 3].map((column) => rows.map((row) => row[column])),
  );
}
