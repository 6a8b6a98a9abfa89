import { assertSchemaCompatibility, runMigrations } from 'bullmq';
import { Client, type Pool } from 'pg';
import { isUnreachable } from '../database/postgres-errors.js';
import { roleName } from '../database/roles.js';
import { type Settings, SettingsProblem } from '../settings/settings.js';
import { grantQueues, makeJobSequence, queuesWithoutSequence } from './queue-schema.store.js';
import { QUEUES } from './queues.js';

/** The name that BullMQ looks for when it is given a pool. */
export const QUEUE_SCHEMA = 'bullmq';

/**
 * Makes, as the owner, everything that BullMQ would otherwise create at run time: its schema, and one sequence
 * a queue. Worker and relay then work without the right to create anything. Safe to run again; also run where
 * Redis carries the work, so that REDIS_URL can be taken away later.
 */
export async function createQueueSchema(settings: Settings): Promise<void> {
  const owner = new Client({ connectionString: settings.DATABASE_URL, application_name: 'liege-hub owner' });
  await owner.connect();
  try {
    await runMigrations(owner, QUEUE_SCHEMA);
    for (const queue of QUEUES) await makeJobSequence(owner, queue);
    await grantQueues(owner, roleName(settings, 'worker'), roleName(settings, 'relay'));
  } finally {
    await owner.end();
  }
}

/**
 * Whether the owner has made all of it. A Postgres that is away is waited for by the workers.
 * @throws SettingsProblem what is missing, and what to do.
 */
export async function checkQueueSchema(pool: Pool): Promise<void> {
  try {
    await assertSchemaCompatibility(pool, QUEUE_SCHEMA);
    const missing = await queuesWithoutSequence(pool, QUEUES);
    if (missing.length > 0) throw new Error(`${missing.join(', ')} not made yet`);
  } catch (problem) {
    if (isUnreachable(problem)) return;
    throw new SettingsProblem(
      `DATABASE_URL: the queues of this database are not ready (${(problem as Error).message}). Run \`npm run migrate\`.`,
    );
  }
}
