import { type Client, escapeIdentifier, type Pool } from 'pg';

/** BullMQ makes a sequence with the queue's first job (`next_job_id`, `add_jobs_bulk`) unless it is there. */
export async function makeJobSequence(owner: Client, queue: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>('SELECT bullmq.job_id_seq_name($1) AS name', [queue]);
  await owner.query(`CREATE SEQUENCE IF NOT EXISTS bullmq.${escapeIdentifier(rows[0]?.name ?? '')}`);
}

/**
 * The relay adds jobs and asks for their state. Adding many makes temporary tables, in BullMQ's own function.
 * The worker takes, ends and prunes jobs. Nobody may change the ledger of BullMQ's migrations.
 */
export async function grantQueues(owner: Client, workerName: string, relayName: string): Promise<void> {
  const [worker, relay] = [escapeIdentifier(workerName), escapeIdentifier(relayName)];
  const both = `${worker}, ${relay}`;
  const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name');
  const statements = [
    `REVOKE ALL ON SCHEMA bullmq FROM PUBLIC, ${both}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA bullmq FROM PUBLIC, ${both}`,
    'REVOKE ALL ON ALL FUNCTIONS IN SCHEMA bullmq FROM PUBLIC',
    `GRANT USAGE ON SCHEMA bullmq TO ${both}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO ${both}`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA bullmq TO ${both}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA bullmq TO ${worker}`,
    `REVOKE INSERT, UPDATE, DELETE ON bullmq.migration FROM ${worker}`,
    `GRANT SELECT ON bullmq.migration TO ${relay}`,
    `GRANT SELECT, INSERT ON bullmq.job, bullmq.event TO ${relay}`,
    `GRANT SELECT, INSERT, UPDATE ON bullmq.meta TO ${relay}`,
    `GRANT TEMPORARY ON DATABASE ${escapeIdentifier(rows[0]?.name ?? '')} TO ${relay}`,
  ];
  await owner.query('BEGIN');
  for (const statement of statements) await owner.query(statement);
  await owner.query('COMMIT');
}

/** Queues for which the owner has made no sequence. */
export async function queuesWithoutSequence(pool: Pool, queues: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ queue: string }>(
    'SELECT queue FROM unnest($1::text[]) AS queue WHERE to_regclass(bullmq.job_id_seq_name(queue)) IS NULL',
    [queues],
  );
  return rows.map(({ queue }) => queue);
}
