import type { AddressInfo } from 'node:net';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { ApiModule } from '../../src/api.module.js';
import { createApiApplication } from '../../src/platform/http/create-api-application.js';
import { httpOptionsOf } from '../../src/platform/http/http-options.js';
import { newId } from '../../src/platform/ids/ids.js';
import { JobsEngine } from '../../src/platform/jobs/jobs-engine.js';
import { WorkerModule } from '../../src/worker.module.js';
import { type Cast, type CastName, makeCast } from './cast.js';
import { asSuperuser, dropDatabase } from './cluster.js';
import { cloneDatabase } from './template.js';
import { testSettings } from './test-settings.js';
import { type Walls, wallsOf } from './walls.js';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
  readonly data: any;
  // biome-ignore lint/suspicious/noExplicitAny: errors carry whatever extensions the server adds
  readonly errors: any[];
}

export interface World extends Walls {
  readonly database: string;
  readonly api: NestFastifyApplication;
  readonly worker: INestApplicationContext;
  /** Address of the API, `http://127.0.0.1:port`. */
  readonly url: string;
  readonly cast: Cast;
  /** One GraphQL request over HTTP, as a member of the cast or as nobody. */
  ask(who: CastName | null, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Sends a mutation `name(input)` and answers the member of its union, with `__typename`. */
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
  act(who: CastName, mutation: string, input: Record<string, unknown>, selection?: string): Promise<any>;
  /** Relays and works until nothing is left to do. */
  settle(): Promise<void>;
  /** Sets the hub's clock, which then stands still unless a rate is given. */
  setClock(time: string, rate?: number): Promise<void>;
  close(): Promise<void>;
}

/** A whole hub on a database of its own: the API over HTTP, a worker with real queues, and people in it. */
export async function startWorld(more: Record<string, string> = {}): Promise<World> {
  const database = await cloneDatabase();
  const settings = testSettings('api', database, more);
  const api = await createApiApplication(ApiModule.with(settings), httpOptionsOf(settings));
  await api.listen(0, '127.0.0.1');
  const address = api.getHttpServer().address() as AddressInfo;
  // As the launcher does: a worker of a demo hub acts over the API.
  const ofWorker = testSettings('worker', database, { PORT: String(address.port), ...more });
  const worker = await NestFactory.createApplicationContext(WorkerModule.with(ofWorker), {
    logger: false,
    abortOnError: false,
  });
  await worker.init();
  const cast = await makeCast(api);
  const url = `http://127.0.0.1:${address.port}`;
  const ask: World['ask'] = async (who, query, variables) => {
    const sent = request(url).post('/graphql').set('content-type', 'application/json');
    if (who) sent.set('authorization', `Bearer ${cast[who].token}`);
    const { status, body } = await sent.send({ query, variables });
    return { status, data: body.data ?? null, errors: body.errors ?? [] };
  };
  return {
    database,
    api,
    worker,
    url,
    cast,
    ask,
    ...verbs(ask),
    ...machinery(database, api, worker),
    ...wallsOf(database),
  };
}

function verbs(ask: World['ask']): Pick<World, 'act'> {
  return {
    act: async (who, mutation, input, selection = '') => {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
      const query = `mutation Act($input: ${type}) { ${mutation}(input: $input) { __typename ... on Refusal { code message field } ${selection} } }`;
      const answer = await ask(who, query, { input: { idempotencyKey: newId(), ...input } });
      if (answer.errors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(answer.errors)}`);
      return answer.data[mutation];
    },
  };
}

function machinery(
  database: string,
  api: NestFastifyApplication,
  worker: INestApplicationContext,
): Pick<World, 'settle' | 'setClock' | 'close'> {
  return {
    settle: () => worker.get(JobsEngine, { strict: false }).drain(),
    setClock: (time, rate = 0) =>
      asSuperuser(async (client) => {
        await client.query(
          `INSERT INTO clock (real_anchor, hub_anchor, rate) VALUES (clock_timestamp(), $1, $2)
           ON CONFLICT (only_row) DO UPDATE SET real_anchor = clock_timestamp(), hub_anchor = $1, rate = $2`,
          [time, rate],
        );
      }, database),
    close: async () => {
      await worker.close();
      await api.close();
      await dropDatabase(database);
    },
  };
}
