import { Pool } from 'pg';
import { createRedisClient, type RedisClient } from '../bus/redis-client.js';
import { type Settings, SettingsProblem } from '../settings/settings.js';
import { checkQueueSchema, QUEUE_SCHEMA } from './queue-schema.js';
import { evictionProblem } from './redis-policy.js';

const PATIENCE = 5_000;

/** What speaks against the server that carries the jobs, in words; null when nothing does. */
export async function examineQueues(settings: Settings): Promise<string | null> {
  return settings.REDIS_URL ? examineRedis(settings.REDIS_URL) : examineSchema(settings);
}

async function examineSchema(settings: Settings): Promise<string | null> {
  const options = `-c search_path=${QUEUE_SCHEMA}`;
  const place = { connectionString: settings.DATABASE_URL, options };
  const pool = new Pool({ ...place, max: 1, connectionTimeoutMillis: PATIENCE });
  // A server that stops while the connection is being closed is no reason to end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  try {
    await checkQueueSchema(pool);
    return null;
  } catch (problem) {
    if (problem instanceof SettingsProblem) return problem.message;
    throw problem;
  } finally {
    await pool.end();
  }
}

async function examineRedis(address: string): Promise<string | null> {
  const client = createRedisClient(address, { maxRetriesPerRequest: 1 });
  try {
    if (!(await isThere(client)))
      return 'REDIS_URL: this Redis does not answer. The hub keeps everything until it does; start it, or mend the address.';
    const eviction = await evictionProblem(client);
    if (eviction) return eviction;
    const persistence = await client.info('persistence');
    if (/^aof_enabled:0/m.test(persistence))
      return 'REDIS_URL: this Redis forgets its jobs when it stops, and they are all sent again. Set `appendonly yes` there.';
    return null;
  } finally {
    client.disconnect();
  }
}

async function isThere(client: RedisClient): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  const asked = client.ping().then(
    () => true,
    () => false,
  );
  const answer = await Promise.race([asked, late]);
  clearTimeout(timer);
  return answer;
}
