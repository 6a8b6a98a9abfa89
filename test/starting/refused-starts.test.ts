import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../launch/launched.js';
import { asSuperuser, dropDatabase, ownerUrl, ROLE_PASSWORD } from '../world/cluster.js';
import { cloneDatabase } from '../world/template.js';
import { DoorProcesses, programOnPath } from './door-process.js';

const DRAWN = '5d3c0f9a7be84126c1d07f3ab29e6448';
const OTHER = 'e07a41b8c95d2f6380ba6e71d4c2935f';

/** What a production hub is given. The roles of the test server have another password, which no process gets to use. */
const GOOD: Record<string, string> = {
  NODE_ENV: 'production',
  PORT: '0',
  LOG_LEVEL: 'fatal',
  DATABASE_URL: 'postgres://127.0.0.1:1/hub',
  DATABASE_API_PASSWORD: '0b6f2d8e4c1a9375fe82',
  DATABASE_WORKER_PASSWORD: '91c3e5a7d0b2f4688acd',
  DATABASE_RELAY_PASSWORD: '3fa85e1c7d9b0246e5f7',
  TOKEN_SECRET: DRAWN,
};

type Case = readonly [what: string, door: 'main' | 'worker', settings: Record<string, string>, says: string];

const CASES: readonly Case[] = [
  [
    'an API without the secret of its tokens',
    'main',
    { TOKEN_SECRET: '' },
    'TOKEN_SECRET: set it to 32 or more random characters',
  ],
  [
    'a secret that is too short',
    'main',
    { TOKEN_SECRET: 'short' },
    'TOKEN_SECRET: must be at least 32 characters long',
  ],
  [
    'a secret from an example',
    'main',
    { TOKEN_SECRET: 'change-me-change-me-change-me-now' },
    'TOKEN_SECRET: it is easy to guess. Draw it: openssl rand -hex 32',
  ],
  ['a secret of one letter', 'main', { TOKEN_SECRET: 'a'.repeat(64) }, 'TOKEN_SECRET: it is easy to guess'],
  [
    'an accepted secret from an example',
    'main',
    { TOKEN_SECRETS_ACCEPTED: `${OTHER},only-for-tests-only-for-tests-only` },
    'TOKEN_SECRETS_ACCEPTED: it is easy to guess',
  ],
  [
    'an API without a password for Postgres',
    'main',
    { DATABASE_API_PASSWORD: '' },
    'DATABASE_API_PASSWORD: production needs it',
  ],
  [
    'a password that everybody tries',
    'main',
    { DATABASE_API_PASSWORD: 'postgres' },
    'DATABASE_API_PASSWORD: it is easy to guess',
  ],
  [
    'the same secret twice',
    'main',
    { DATABASE_API_PASSWORD: DRAWN },
    'TOKEN_SECRET, DATABASE_API_PASSWORD: two of them are the same',
  ],
  [
    'a worker without its password',
    'worker',
    { DATABASE_WORKER_PASSWORD: '' },
    'DATABASE_WORKER_PASSWORD: production needs it',
  ],
  [
    'a worker without the password of the relay',
    'worker',
    { DATABASE_RELAY_PASSWORD: '' },
    'DATABASE_RELAY_PASSWORD: production needs it',
  ],
  ['a demo', 'main', { HUB_DEMO: 'embedded' }, 'HUB_DEMO: the demo never runs in production'],
  [
    'no NODE_ENV at an address that others reach',
    'main',
    { NODE_ENV: '', HOST: '0.0.0.0' },
    'HOST: 0.0.0.0 is reachable from outside. Set NODE_ENV=production',
  ],
  [
    'the NODE_ENV of tests at such an address',
    'main',
    { NODE_ENV: 'test', HOST: '::' },
    'HOST: :: is reachable from outside',
  ],
  [
    'no NODE_ENV behind a public address',
    'main',
    { NODE_ENV: '', HUB_PUBLIC_URL: 'https://hub.example' },
    'HUB_PUBLIC_URL: hub.example is an address for others. Set NODE_ENV=production',
  ],
  [
    'a worker without NODE_ENV behind a public address',
    'worker',
    { NODE_ENV: '', HUB_PUBLIC_URL: 'https://hub.example' },
    'HUB_PUBLIC_URL: hub.example is an address for others',
  ],
  [
    'access tokens that live for longer than five minutes',
    'main',
    { ACCESS_TOKEN_SECONDS: '301' },
    'ACCESS_TOKEN_SECONDS:',
  ],
];

describe('a process does not start', () => {
  let doors: DoorProcesses;
  let database: string;
  beforeAll(async () => {
    doors = new DoorProcesses();
    database = await cloneDatabase();
  }, 120_000);
  afterAll(async () => {
    doors?.remove();
    await dropDatabase(database);
  });

  it.each(CASES)(
    'with %s, and says so',
    async (_, door, settings, says) => {
      const { code, said } = await doors.end(door, { ...GOOD, ...settings });
      expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(says) });
      expect(said).toMatch(/^These settings stop the start:\n/);
      for (const secret of Object.values({ ...GOOD, ...settings })) {
        if (secret.length >= 20 && !secret.includes('://')) expect(said).not.toContain(secret);
      }
    },
    60_000,
  );

  it.each(['main', 'worker'] as const)(
    'as the owner of the tables (%s)',
    async (door) => {
      const password = 'a7f0c2e94b6d8135afce';
      const prefix = `mighty_${door}`;
      const roles = ['api', 'worker', 'relay'].map((role) => `${prefix}_${role}`);
      await asSuperuser(async (client) => {
        for (const role of roles) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
        await client.query(`GRANT ${new URL(ownerUrl(database)).username} TO ${roles.join(', ')}`);
      });
      const passwords = {
        DATABASE_API_PASSWORD: password,
        DATABASE_WORKER_PASSWORD: password,
        DATABASE_RELAY_PASSWORD: `${password}0`,
      };
      try {
        await asSuperuser((client) => client.query(`ALTER ROLE ${prefix}_relay PASSWORD '${password}0'`));
        const place = { DATABASE_URL: ownerUrl(database), DATABASE_ROLE_PREFIX: prefix };
        const { code, said } = await doors.end(door, { ...GOOD, ...passwords, ...place });
        expect(code).toBe(1);
        expect(said).toMatch(
          /^DATABASE_URL: the (api|worker|relay) process is logged in as mighty_\w+, which may do too much: it owns tables or may act as their owner/m,
        );
        expect(said).toContain('Run `npm run migrate` as the owner');
        expect(said).not.toMatch(new RegExp(`${password}|${ROLE_PASSWORD}`));
      } finally {
        await asSuperuser((client) => client.query(`DROP ROLE ${roles.join(', ')}`));
      }
    },
    60_000,
  );

  const server = programOnPath('redis-server');
  (server ? it.each(['main', 'worker'] as const) : it.skip.each(['main', 'worker'] as const))(
    'with a Redis that evicts (%s; needs a redis-server on this machine)',
    async (door) => {
      const folder = mkdtempSync(join(tmpdir(), 'hub-redis-'));
      const port = await freePort();
      const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
      const redis = spawn(server ?? '', [...options, '--maxmemory-policy', 'allkeys-lru'], {
        stdio: 'ignore',
      });
      const own = {
        NODE_ENV: 'test',
        DATABASE_ROLE_PREFIX: 'hubtest',
        DATABASE_API_PASSWORD: ROLE_PASSWORD,
        DATABASE_WORKER_PASSWORD: ROLE_PASSWORD,
        DATABASE_RELAY_PASSWORD: ROLE_PASSWORD,
      };
      try {
        const place = { DATABASE_URL: ownerUrl(database), REDIS_URL: `redis://127.0.0.1:${port}` };
        const { code, said } = await doors.end(door, { ...GOOD, ...own, ...place });
        expect(code).toBe(1);
        expect(said).toMatch(
          /^REDIS_URL: this Redis has the eviction policy allkeys-lru .* Set `maxmemory-policy noeviction` there\.$/m,
        );
      } finally {
        redis.kill('SIGKILL');
        await once(redis, 'exit');
        rmSync(folder, { recursive: true });
      }
    },
    60_000,
  );
});
