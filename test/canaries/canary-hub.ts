import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import { ApiModule } from '../../src/api.module.js';
import { createRedisClient } from '../../src/platform/bus/redis-client.js';
import { createApiApplication } from '../../src/platform/http/create-api-application.js';
import { newId } from '../../src/platform/ids/ids.js';
import { freePort } from '../launch/launched.js';
import { DoorProcesses } from '../starting/door-process.js';
import { type Cast, makeCast } from '../world/cast.js';
import { asSuperuser, dropDatabase, ownerUrl, ROLE_PASSWORD, ROLE_PREFIX } from '../world/cluster.js';
import { cloneDatabase } from '../world/template.js';
import { testSettings } from '../world/test-settings.js';

const REDIS = process.env.HUB_TEST_LANE === 'redis' ? (process.env.HUB_TEST_REDIS_URL ?? '') : '';

/** A hub of real processes that log all they can, with what they say and answer. */
export class CanaryHub {
  readonly doors = new DoorProcesses();
  readonly answers: string[] = [];
  log = '';
  private readonly running: ChildProcess[] = [];
  private ports = { api: 0, apiMetrics: 0, workerMetrics: 0 };

  private constructor(
    readonly database: string,
    readonly cast: Cast,
  ) {}

  static async start(mailFolder: string): Promise<CanaryHub> {
    const database = await cloneDatabase();
    const app = await createApiApplication(ApiModule.with(testSettings('api', database)));
    await app.init();
    const cast = await makeCast(app);
    await app.close();
    const hub = new CanaryHub(database, cast);
    await hub.open(mailFolder);
    return hub;
  }

  /** One GraphQL operation; a good token, a bad one, or none. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
  async ask(query: string, variables: object = {}, token?: string): Promise<any> {
    const sent = request(`http://127.0.0.1:${this.ports.api}`).post('/graphql');
    if (token) void sent.set('authorization', `Bearer ${token}`);
    const { body } = await sent.send({ query, variables });
    this.answers.push(JSON.stringify(body));
    return body;
  }

  /** A mutation of one input: the thing or the refusal. */
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
  async act(mutation: string, input: object, token?: string, selection = ''): Promise<any> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
    const query = `mutation($input: ${type}) { ${mutation}(input: $input) { __typename ... on Refusal { code message } ${selection} } }`;
    const { data, errors } = await this.ask(query, { input }, token);
    return data?.[mutation] ?? errors;
  }

  key(): string {
    return newId();
  }

  // biome-ignore lint/suspicious/noExplicitAny: rows have the shape of their statement
  sql(text: string, values: unknown[] = []): Promise<any[]> {
    return asSuperuser(async (client) => (await client.query(text, values)).rows, this.database);
  }

  async until(look: () => Promise<boolean> | boolean): Promise<void> {
    for (let turn = 0; turn < 400; turn += 1) {
      if (await look()) return;
      await sleep(50);
    }
    throw new Error(`It did not come to that. The hub said:\n${this.log.slice(-4_000)}`);
  }

  async metrics(): Promise<string> {
    const { apiMetrics, workerMetrics } = this.ports;
    const pages = [apiMetrics, workerMetrics].map(async (port) =>
      (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
    );
    return (await Promise.all(pages)).join('\n');
  }

  /** Everything that lies in the queues, whichever server has them, and what is about to go there. */
  async queues(): Promise<string> {
    const tables = await this.sql(
      `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
        WHERE schemaname = 'bullmq' OR tablename IN ('outbox', 'outbox_delivery', 'inbox', 'timer', 'dead_letter')`,
    );
    const rows = [];
    for (const { name } of tables) rows.push(...(await this.sql(`SELECT t::text AS row FROM ${name} t`)));
    return JSON.stringify([rows, await redisContents(`{liege-${this.database}`)]);
  }

  async stop(): Promise<void> {
    for (const child of this.running) {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
    this.doors.remove();
    await dropDatabase(this.database);
  }

  private async open(mailFolder: string): Promise<void> {
    const [api, apiMetrics, workerMetrics] = [await freePort(), await freePort(), await freePort()];
    this.ports = { api, apiMetrics, workerMetrics };
    const shared = {
      ...{ NODE_ENV: 'test', LOG_LEVEL: 'trace', HUB_MAIL_DIR: mailFolder, REDIS_URL: REDIS },
      ...{ DATABASE_URL: ownerUrl(this.database), DATABASE_ROLE_PREFIX: ROLE_PREFIX },
      ...{ DATABASE_API_PASSWORD: ROLE_PASSWORD, DATABASE_WORKER_PASSWORD: ROLE_PASSWORD },
      ...{ DATABASE_RELAY_PASSWORD: ROLE_PASSWORD, TOKEN_SECRET: 'only-for-tests-only-for-tests-only' },
    };
    this.listen(this.doors.start('main', { ...shared, PORT: String(api), METRICS_PORT: String(apiMetrics) }));
    this.listen(this.doors.start('worker', { ...shared, METRICS_PORT: String(workerMetrics) }));
    const up = (port: number, path: string) =>
      fetch(`http://127.0.0.1:${port}${path}`).then(
        ({ ok }) => ok,
        () => false,
      );
    await this.until(async () => (await up(api, '/health/live')) && (await up(workerMetrics, '/metrics')));
  }

  private listen(child: ChildProcess): void {
    this.running.push(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.log += text;
      });
    }
  }
}

async function redisContents(prefix: string): Promise<unknown[]> {
  if (!REDIS) return [];
  const client = createRedisClient(REDIS, { maxRetriesPerRequest: 3 });
  try {
    const keys = (await client.keys('*')).filter((key) => key.startsWith(prefix));
    return await Promise.all(keys.map(async (key) => [key, await storedAt(client, key)]));
  } finally {
    client.disconnect();
  }
}

async function storedAt(client: ReturnType<typeof createRedisClient>, key: string): Promise<unknown> {
  const type = await client.type(key);
  if (type === 'hash') return client.hgetall(key);
  if (type === 'list') return client.lrange(key, 0, -1);
  if (type === 'zset') return client.zrange(key, 0, -1);
  if (type === 'set') return client.smembers(key);
  if (type === 'stream') return client.xrange(key, '-', '+');
  return client.get(key);
}
