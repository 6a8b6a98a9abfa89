import { spawnSync } from 'node:child_process';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { asSuperuser, dropDatabase, ROLE_PASSWORD, ROLE_PREFIX, superuserUrl } from '../world/cluster.js';
import { cloneDatabase } from '../world/template.js';
import { testSettings } from '../world/test-settings.js';
import { interpolate, PROJECT, readCompose } from './compose-file.js';

const [, program, ...args] = readCompose().services.worker?.healthcheck?.test ?? [];

let database: string;

beforeAll(async () => {
  database = await cloneDatabase();
});

afterAll(() => dropDatabase(database));

/** Runs the health check of the compose file as the worker's container would. @returns its exit code. */
function check(password = ROLE_PASSWORD): number | null {
  const url = new URL(superuserUrl());
  url.username = '';
  url.password = '';
  url.pathname = `/${database}`;
  const { status, stderr } = spawnSync(
    program === 'node' ? process.execPath : '',
    args.map((text) => interpolate(text, {})),
    {
      cwd: PROJECT,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: url.href,
        DATABASE_ROLE_PREFIX: ROLE_PREFIX,
        DATABASE_WORKER_PASSWORD: password,
      },
    },
  );
  expect(stderr).toBe('');
  return status;
}

/** A server process outlives its connection by a moment. */
async function untilNobodyIsConnected(): Promise<void> {
  const query = 'SELECT 1 FROM pg_stat_activity WHERE datname = $1';
  let connected = true;
  while (connected) {
    const { rowCount } = await asSuperuser((client) => client.query(query, [database]));
    connected = rowCount !== 0;
  }
}

describe("the worker's health check in docker-compose.yml", () => {
  it('is good while a worker looks into its database, and bad before and after', async () => {
    expect(check()).toBe(1);
    const worker = await createDataSource(testSettings('worker', database), 'worker').initialize();
    await worker.query('SELECT 1');
    expect(check()).toBe(0);
    await worker.destroy();
    await untilNobodyIsConnected();
    expect(check()).toBe(1);
  });

  it('is not fooled by the API of the same machine', async () => {
    const api = await createDataSource(testSettings('api', database), 'api').initialize();
    await api.query('SELECT 1');
    expect(check()).toBe(1);
    await api.destroy();
  });
});
