import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { roleUrl } from '../../src/platform/database/roles.js';
import { type Door, loadSettings } from '../../src/platform/settings/settings.js';
import { COMPOSE_PATH, environmentOf, FILLED, interpolate, PROJECT, readCompose } from './compose-file.js';

const compose = readCompose();
const { postgres, redis, migrate, api, worker } = compose.services;
const OURS = { migrate, api, worker };
const DOORS: Readonly<Record<keyof typeof OURS, Door>> = { migrate: 'cli', api: 'api', worker: 'worker' };

/** Variables of the official images, or of the scripts that this file itself gives them. */
const KNOWN_TO_IMAGES = {
  postgres: ['POSTGRES_PASSWORD', 'POSTGRES_INITDB_ARGS', 'HUB_OWNER_PASSWORD'],
  redis: ['REDISCLI_AUTH'],
};

describe('docker-compose.yml', () => {
  it("fits the Compose Specification's schema, and no rule of the linter finds an error", () => {
    const [result] = JSON.parse(lint()) as { messages: unknown[] }[];
    expect(result?.messages ?? []).toEqual([]);
  });

  it('has the five services', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'migrate', 'postgres', 'redis', 'worker']);
  });

  it.each(Object.entries(OURS))(
    'gives the %s settings with which it starts in production',
    (name, service) => {
      const settings = loadSettings(DOORS[name as keyof typeof OURS], environmentOf(service));
      expect(settings.NODE_ENV).toBe('production');
      expect(settings.HUB_DEMO).toBeUndefined();
    },
  );

  it('names no setting that nobody reads', () => {
    const text = readFileSync(join(PROJECT, 'src/platform/settings/settings.ts'), 'utf8');
    const known = [...text.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map(([, name]) => name);
    expect(known).toContain('DATABASE_URL');
    // Node itself reads it.
    known.push('NODE_OPTIONS');
    for (const service of Object.values(OURS)) {
      expect(known).toEqual(expect.arrayContaining(Object.keys(service?.environment ?? {})));
    }
    expect(Object.keys(postgres?.environment ?? {}).sort()).toEqual([...KNOWN_TO_IMAGES.postgres].sort());
    expect(Object.keys(redis?.environment ?? {})).toEqual(KNOWN_TO_IMAGES.redis);
  });

  it('starts without no secret, and says which one is missing', () => {
    const text = readFileSync(COMPOSE_PATH, 'utf8').replaceAll(/^\s*#.*$/gm, '');
    for (const name of Object.keys(FILLED)) {
      expect(() => interpolate(text, { ...FILLED, [name]: '' })).toThrow(`Set ${name},`);
    }
    expect(() => interpolate(text, FILLED)).not.toThrow();
  });

  it('writes no secret down: each comes from the environment', () => {
    for (const service of Object.values(compose.services)) {
      for (const [name, value] of Object.entries(service.environment ?? {})) {
        if (!/PASSWORD|SECRET|AUTH|KEY/.test(name)) continue;
        expect(`${name}: ${value}`).toMatch(/: \$\{[A-Z][A-Z0-9_]*:[?-][^}]*\}$/);
      }
    }
    const urls = JSON.stringify(compose.services).match(/\b(?:postgres|redis):\/\/[^"]*@/g) ?? [];
    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls) expect(url).toMatch(/:\$\{[A-Z_]+_PASSWORD:\?[^}]*\}@$/);
  });
});

describe("the processes' rights", () => {
  it("only migrate has the owner's credentials", () => {
    expect(new URL(environmentOf(migrate).DATABASE_URL ?? '').username).toBe('hub_owner');
    for (const service of [api, worker]) {
      const { username, password } = new URL(environmentOf(service).DATABASE_URL ?? '');
      expect([username, password]).toEqual(['', '']);
      expect(JSON.stringify(service)).not.toContain('HUB_OWNER_PASSWORD');
    }
  });

  it('each process has the passwords of its own roles and no other', () => {
    const passwords = (service: typeof api) =>
      Object.keys(service?.environment ?? {}).filter((name) => /^DATABASE_\w+_PASSWORD$/.test(name));
    expect(passwords(api)).toEqual(['DATABASE_API_PASSWORD']);
    expect(passwords(worker)).toEqual(['DATABASE_WORKER_PASSWORD', 'DATABASE_RELAY_PASSWORD']);
    expect(passwords(migrate)).toHaveLength(4);
    expect(Object.entries(OURS).filter(([, service]) => service?.environment?.TOKEN_SECRET)).toHaveLength(1);
    expect(api?.environment?.TOKEN_SECRET).toBeDefined();
    expect(JSON.stringify([migrate, api, worker])).not.toContain('POSTGRES_PASSWORD');
  });

  it('they log in to the database that migrate makes, under the roles that migrate makes', () => {
    const login = (name: 'api' | 'worker', role: 'api' | 'worker' | 'relay') =>
      roleUrl(loadSettings(name, environmentOf(OURS[name])), role);
    expect(login('api', 'api')).toBe(`postgres://hub_api:${FILLED.DATABASE_API_PASSWORD}@postgres:5432/hub`);
    expect(login('worker', 'worker')).toBe(
      `postgres://hub_worker:${FILLED.DATABASE_WORKER_PASSWORD}@postgres:5432/hub`,
    );
    expect(login('worker', 'relay')).toBe(
      `postgres://hub_relay:${FILLED.DATABASE_RELAY_PASSWORD}@postgres:5432/hub`,
    );
    expect(new URL(environmentOf(migrate).DATABASE_URL ?? '').pathname).toBe('/hub');
  });

  it('the owner is made by an init script and is no superuser', () => {
    const script = interpolate(compose.configs['hub-owner']?.content ?? '', {});
    expect(script).toMatch(
      /CREATE ROLE hub_owner LOGIN CREATEROLE NOSUPERUSER NOCREATEDB PASSWORD :'password';/,
    );
    expect(script).toMatch(/CREATE DATABASE hub OWNER hub_owner;/);
    expect(script).toContain('--username="$POSTGRES_USER"');
  });

  it('our containers run without capabilities on a file system that they cannot write', () => {
    for (const service of Object.values(OURS)) {
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    }
  });
});

describe('start, scale and stop', () => {
  it('everything waits for the migration, and that for Postgres', () => {
    expect(migrate?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(migrate?.restart).toBe('no');
    for (const service of [api, worker]) {
      expect(service?.depends_on?.migrate).toEqual({ condition: 'service_completed_successfully' });
      expect(service?.restart).toBe('unless-stopped');
    }
  });

  it('the commands run files that the build makes', () => {
    for (const service of Object.values(OURS)) {
      const [program, file = ''] = service?.command ?? [];
      expect(program).toBe('node');
      const source = file.replace(/^dist\//, 'src/').replace(/\.js$/, '.ts');
      expect([source, existsSync(join(PROJECT, source))]).toEqual([source, true]);
    }
    expect(migrate?.command).toEqual(['node', 'dist/cli.js', 'migrate']);
  });

  it('API and worker can be there several times on one machine', () => {
    for (const service of [api, worker]) {
      expect(service?.container_name).toBeUndefined();
      expect(service?.deploy?.replicas).toMatch(/^\$\{\w+_REPLICAS:-1\}$/);
    }
    const [port] = api?.ports ?? [];
    const [first, last] = interpolate(port?.published ?? '', {})
      .split('-')
      .map(Number);
    expect((last ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(5);
    expect(interpolate(port?.host_ip ?? '', {})).toBe('127.0.0.1');
  });

  it('one image, built once', () => {
    expect(new Set(Object.values(OURS).map((service) => service?.image)).size).toBe(1);
    expect(Object.values(OURS).map((service) => service?.build)).toEqual(['.', undefined, undefined]);
  });

  it('what runs on has a health check, and the API is asked for readiness where it listens', () => {
    for (const service of [postgres, redis, api, worker]) expect(service?.healthcheck).toBeDefined();
    const { HOST, PORT } = environmentOf(api);
    expect([HOST, PORT]).toEqual(['0.0.0.0', '3000']);
    expect(api?.healthcheck?.test.join(' ')).toContain('http://127.0.0.1:3000/health/ready');
  });

  it('Postgres and Redis keep what they have, and nobody outside reaches them', () => {
    expect(postgres?.volumes).toEqual(['database:/var/lib/postgresql']);
    expect(redis?.volumes).toEqual(['queues:/data']);
    expect(Object.keys(compose.volumes).sort()).toEqual(['anchors', 'database', 'files', 'mail', 'queues']);
    expect(compose.networks.data?.internal).toBe(true);
    for (const service of [postgres, redis]) {
      expect(service?.ports).toBeUndefined();
      expect(service?.networks).toEqual(['data']);
    }
  });

  it('Redis writes every job down and evicts none', () => {
    const command = redis?.command?.join(' ');
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
    const { REDIS_URL } = environmentOf(api);
    expect(REDIS_URL).toBe(`redis://:${FILLED.REDIS_PASSWORD}@redis:6379`);
    expect(interpolate(command ?? '', FILLED)).toContain(`--requirepass ${FILLED.REDIS_PASSWORD}`);
  });
});

/** The linter ends with 1 when a rule is broken and with 0 for a broken schema: what it prints counts. */
function lint(): string {
  const dclint = dirname(createRequire(__filename).resolve('dclint/package.json'));
  const args = [join(dclint, 'bin/dclint.cjs'), '--formatter', 'json', '--quiet', COMPOSE_PATH];
  try {
    return execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (problem) {
    const { stdout } = problem as { stdout?: string };
    if (stdout) return stdout;
    throw problem;
  }
}
