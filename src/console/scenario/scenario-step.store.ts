import type { Query } from '../../platform/database/reference-loader.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** PASSED_OVER: somebody had done it, or had made it impossible. FAILED: something is wrong with the hub or the step. */
export type StepOutcome = 'PLAYED' | 'PASSED_OVER' | 'FAILED';

/** A step as the demo's database has it. */
export interface StepRow {
  key: string;
  dueAt: Date;
  title: string;
  outcome: StepOutcome | null;
  note: string | null;
}

export interface NewStep {
  readonly key: string;
  readonly dueAt: string;
  readonly title: string;
  readonly place: number;
}

/** A step that is tried now. */
export interface TriedStep extends StepRow {
  /** Unexpected faults of tries before this one. */
  faults: number;
  /** Seconds of real time since it was tried first. */
  seconds: number;
}

/** These statements serve the player in its transactions, and the console as the owner. */
export function queryIn(tx: Transaction): Query {
  return (sql, parameters) => tx.query(sql, parameters);
}

const STEP = 'key, due_at AS "dueAt", title, outcome, note';

/** Steps that are there stay as they are. @returns how many are new */
export async function addSteps(query: Query, steps: readonly NewStep[]): Promise<number> {
  const rows = (await query(
    `INSERT INTO demo_step (key, due_at, place, title)
     SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::int[], $4::text[])
     ON CONFLICT (key) DO UPDATE SET title = excluded.title WHERE demo_step.title <> excluded.title
     RETURNING (xmax = 0) AS fresh`,
    [
      steps.map(({ key }) => key),
      steps.map(({ dueAt }) => dueAt),
      steps.map(({ place }) => place),
      steps.map(({ title }) => title),
    ],
  )) as { fresh: boolean }[];
  return rows.filter(({ fresh }) => fresh).length;
}

/** Everything that was due before this moment and is not done. */
export async function concludeUntil(
  query: Query,
  until: string | null,
  outcome: StepOutcome,
  note: string,
): Promise<void> {
  await query(
    `UPDATE demo_step SET outcome = $2, note = $3, done_at = clock_timestamp()
      WHERE outcome IS NULL AND due_at < coalesce($1::timestamptz, hub_now())`,
    [until, outcome, note],
  );
}

/** The first step that is due, marked as tried; null when none is. */
export async function takeDueStep(query: Query): Promise<TriedStep | null> {
  const [row] = (await query(
    `UPDATE demo_step
        SET tried_at = clock_timestamp(), first_tried_at = coalesce(first_tried_at, clock_timestamp())
      WHERE key = (SELECT key FROM demo_step WHERE outcome IS NULL AND due_at <= hub_now()
                    ORDER BY due_at, place LIMIT 1)
        AND outcome IS NULL
  RETURNING ${STEP}, faults, extract(epoch FROM clock_timestamp() - first_tried_at)::float8 AS seconds`,
    [],
  )) as TriedStep[];
  return row ?? null;
}

/** @returns false for one that another player has concluded */
export async function concludeStep(
  query: Query,
  key: string,
  outcome: StepOutcome,
  note: string | null,
): Promise<boolean> {
  const rows = (await query(
    `UPDATE demo_step SET outcome = $2, note = $3, done_at = clock_timestamp()
      WHERE key = $1 AND outcome IS NULL RETURNING key`,
    [key, outcome, note],
  )) as unknown[];
  return rows.length > 0;
}

export async function countFault(query: Query, key: string, note: string): Promise<void> {
  await query('UPDATE demo_step SET faults = faults + 1, note = $2 WHERE key = $1 AND outcome IS NULL', [
    key,
    note,
  ]);
}

/** When the next step is due that is not done; null: all are done. */
export async function nextDue(query: Query): Promise<Date | null> {
  const [row] = (await query('SELECT min(due_at) AS due FROM demo_step WHERE outcome IS NULL', [])) as {
    due: Date | null;
  }[];
  return row?.due ?? null;
}

export async function recall(query: Query, key: string): Promise<Record<string, unknown> | null> {
  const [row] = (await query(`SELECT memory FROM demo_step WHERE key = $1 AND memory <> '{}'`, [key])) as {
    memory: Record<string, unknown>;
  }[];
  return row?.memory ?? null;
}

export async function remember(query: Query, key: string, facts: object): Promise<void> {
  await query('UPDATE demo_step SET memory = $2 WHERE key = $1', [key, JSON.stringify(facts)]);
}

/** All steps in their order, or those up to a moment. */
export async function stepsUntil(query: Query, until: Date | null = null): Promise<StepRow[]> {
  return (await query(
    `SELECT ${STEP} FROM demo_step WHERE due_at <= coalesce($1::timestamptz, 'infinity') ORDER BY due_at, place`,
    [until],
  )) as StepRow[];
}

/** Seconds of real time since any step was tried; null: never. */
export async function lastTry(query: Query): Promise<number | null> {
  const [row] = (await query(
    'SELECT extract(epoch FROM clock_timestamp() - max(tried_at))::float8 AS seconds FROM demo_step',
    [],
  )) as { seconds: number | null }[];
  return row?.seconds ?? null;
}
