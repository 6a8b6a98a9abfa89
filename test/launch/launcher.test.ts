import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { asSuperuser, superuserUrl } from '../world/cluster.js';
import { freePort, Launched } from './launched.js';
import { commandsOf, makeSmallProject } from './small-project.js';

jest.setTimeout(180_000);

const { folder, remove } = makeSmallProject();
const running: Launched[] = [];
let port = 0;
let data = 0;

const launch = (settings: Record<string, string> = {}) => {
  const hub = new Launched(folder, { PORT: String(port), HUB_DATA_DIR: dataFolder(), ...settings });
  running.push(hub);
  return hub;
};
const dataFolder = () => join(folder, `data-${data}`);
const ask = async (path: string) => Number(await (await fetch(`http://127.0.0.1:${port}${path}`)).text());
const serverPid = () =>
  Number(readFileSync(join(dataFolder(), 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** An ended process is there until its parent, or init, has collected it. */
const untilGone = async (pid: number) => {
  while (isAlive(pid)) await new Promise((wait) => setTimeout(wait, 50));
};

beforeEach(async () => {
  port = await freePort();
  data += 1;
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((hub) => hub.end('SIGTERM')));
});
afterAll(remove);

describe('npm start', () => {
  it('ends with the address, the sign-ins and a first query, and keeps the data of earlier starts', async () => {
    const first = await launch().ready();
    expect(first.said).toContain(`http://127.0.0.1:${port}/graphiql`);
    expect(first.said).toContain('somebody@hub.example');
    expect(first.said).toContain('A first query');
    await ask('/add');
    const pid = serverPid();
    expect(await first.end('SIGINT')).toBe(0);
    await untilGone(pid);
    const second = await launch().ready();
    expect(second.said).toContain('somebody@hub.example');
    expect(await ask('/count')).toBe(1);
    expect(commandsOf(dataFolder())).toEqual(
      ['migrate', 'demo load', 'demo sign-ins'].map((one) => `${one} demo=embedded`),
    );
  });

  it('after a kill -9 stops the orphaned server, and has lost nothing', async () => {
    const killed = await launch().ready();
    await ask('/add');
    const orphan = serverPid();
    await killed.end('SIGKILL');
    expect(isAlive(orphan)).toBe(true);
    const healed = await launch().ready();
    expect(healed.said).toContain('left running was stopped first');
    await untilGone(orphan);
    expect(await ask('/count')).toBe(1);
  });

  it('starts its server and its processes again when they are killed', async () => {
    await launch().ready();
    await ask('/add');
    process.kill(serverPid(), 'SIGKILL');
    const { processes } = JSON.parse(readFileSync(join(dataFolder(), 'run.json'), 'utf8'));
    process.kill(processes.api.pid, 'SIGKILL');
    const count = async () => ask('/count').catch(() => Number.NaN);
    for (let tries = 0; tries < 300 && (await count()) !== 1; tries++)
      await new Promise((wait) => setTimeout(wait, 100));
    expect(await ask('/count')).toBe(1);
  });

  it('lets one hub at a time use a data folder, and says where it is', async () => {
    await launch().ready();
    const second = launch();
    expect(await second.exitCode()).toBe(1);
    expect(second.said).toContain(`already running (process`);
    expect(second.said).toContain(`http://127.0.0.1:${port}`);
    expect(await ask('/count')).toBe(0);
  });

  it('uses new secrets when the old ones were lost', async () => {
    await (await launch().ready()).end('SIGINT');
    writeFileSync(join(dataFolder(), 'secrets.json'), '{}');
    await launch().ready();
    expect(await ask('/count')).toBe(0);
  });
});

describe('npm start fails in one sentence with a way out', () => {
  const lastLineOf = async (hub: Launched) => {
    expect(await hub.exitCode()).toBe(1);
    return hub.said.trimEnd().split('\n').at(-1);
  };

  it('when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(port, '127.0.0.1', listening));
    expect(await lastLineOf(launch())).toMatch(
      /^Port \d+ is used by another program: .*PORT=\d+ npm start\.$/,
    );
    await new Promise((closed) => other.close(closed));
  });

  it('when the data folder is a file', async () => {
    const line = await lastLineOf(launch({ HUB_DATA_DIR: join(folder, 'package.json') }));
    expect(line).toMatch(/package\.json is not a folder: .*HUB_DATA_DIR=/);
  });

  it('when PORT is not a port', async () => {
    expect(await lastLineOf(launch({ PORT: '3000x' }))).toMatch(/^PORT is "3000x"/);
  });

  it('when the server of DATABASE_URL cannot be used', async () => {
    const line = await lastLineOf(launch({ DATABASE_URL: 'postgres://nobody:wrong@127.0.0.1:1/none' }));
    expect(line).toMatch(/^The database of DATABASE_URL cannot be used/);
  });
});

describe('with DATABASE_URL', () => {
  afterEach(() =>
    asSuperuser(async (client) => {
      await client.query('DROP DATABASE IF EXISTS launchtest WITH (FORCE)');
      await client.query('DROP ROLE IF EXISTS hub_api');
    }),
  );

  it('migrates that server at every start, and never loads or shows a demo', async () => {
    await asSuperuser((client) => client.query('CREATE DATABASE launchtest'));
    const url = new URL(superuserUrl());
    url.pathname = '/launchtest';
    const settings = { DATABASE_URL: url.href, HUB_DEMO: 'embedded' };
    const hub = await launch(settings).ready();
    expect(hub.said).not.toContain('somebody@hub.example');
    await ask('/add');
    await hub.end('SIGINT');
    await launch(settings).ready();
    expect(await ask('/count')).toBe(1);
    expect(commandsOf(dataFolder())).toEqual(['migrate demo=none', 'migrate demo=none']);
  });
});
