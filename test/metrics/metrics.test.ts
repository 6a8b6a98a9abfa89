import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplicationContext } from '@nestjs/common';
import { buildSchema } from 'graphql';
import { HubGauges } from '../../src/platform/metrics/hub-gauges.js';
import { MetricsServer } from '../../src/platform/metrics/metrics-server.js';
import { refusalCodes } from '../../src/platform/refusals/refusal.js';
import { asSuperuser } from '../world/cluster.js';
import { announcement } from '../world/goods.js';
import { testSettings } from '../world/test-settings.js';
import { startWorld, type World } from '../world/world.js';

describe('/metrics', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ METRICS_PORT: '0' });
  });
  afterAll(() => world?.close());

  const addressOf = (app: INestApplicationContext) =>
    `http://127.0.0.1:${app.get(MetricsServer, { strict: false }).port}`;
  const told = async (app: INestApplicationContext) => {
    const answer = await fetch(`${addressOf(app)}/metrics`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    return samplesIn(await answer.text());
  };
  const value = async (app: INestApplicationContext, name: string, labels: Record<string, string> = {}) =>
    (await told(app)).find((one) => one.name === name && sameLabels(one.labels, labels))?.value;

  it('is told by both processes, each on a port of its own and nowhere else', async () => {
    for (const app of [world.api, world.worker]) {
      expect(await value(app, 'hub_database_up')).toBe(1);
      expect(await value(app, 'process_resident_memory_bytes')).toBeGreaterThan(0);
      expect((await fetch(`${addressOf(app)}/`)).status).toBe(404);
      expect((await fetch(`${addressOf(app)}/metrics`, { method: 'POST' })).status).toBe(405);
    }
    expect((await fetch(`${world.url}/metrics`)).status).toBe(404);
  });

  it('counts refusals by their codes, of queries and of mutations', async () => {
    const before = (await value(world.api, 'hub_refusals_total', { code: 'FORBIDDEN' })) ?? 0;
    await world.ask('donor', '{ presentPallets { nodes { id } } }');
    expect(await value(world.api, 'hub_refusals_total', { code: 'FORBIDDEN' })).toBe(before + 1);
    await world.act('donor', 'announceConsignment', announcement({ hub: 'NOWHERE' }));
    const refused = { operation: 'mutation announceConsignment', outcome: 'refused' };
    expect(await value(world.api, 'hub_operation_seconds_count', refused)).toBe(1);
    await world.ask(null, '{ noSuchField }');
    expect(await value(world.api, 'hub_refusals_total', { code: 'GRAPHQL_VALIDATION_FAILED' })).toBe(1);
  });

  it('times operations by the names of the schema, not by those that callers give', async () => {
    await world.ask('operator', 'query Canary0001 { canary0002: presentPallets { nodes { id } } }');
    const done = { operation: 'query presentPallets', outcome: 'done' };
    expect(await value(world.api, 'hub_operation_seconds_count', done)).toBe(1);
    const page = await (await fetch(`${addressOf(world.api)}/metrics`)).text();
    expect(page).not.toMatch(/canary/i);
  });

  it('tells what waits, how long, and what came to no end', async () => {
    expect(await value(world.api, 'hub_dead_letters')).toBe(0);
    await asSuperuser(async (client) => {
      await client.query(
        `INSERT INTO dead_letter (id, outbox_id, subscriber, attempt, name, payload, request_id, reason)
         VALUES (gen_random_uuid(), gen_random_uuid(), 'x', 1, 'x', '{}', 'r', 'broken')`,
      );
    }, world.database);
    for (const app of [world.api, world.worker]) {
      expect(await value(app, 'hub_dead_letters')).toBe(1);
      expect(await value(app, 'hub_outbox_age_seconds')).toBeGreaterThanOrEqual(0);
      expect(await value(app, 'hub_queue_waiting_jobs', { queue: 'dispatches' })).toBeGreaterThanOrEqual(0);
    }
    expect(
      await value(world.api, 'hub_database_connections', { pool: 'api', state: 'idle' }),
    ).toBeGreaterThan(0);
    expect(await value(world.worker, 'hub_database_connections', { pool: 'relay', state: 'waiting' })).toBe(
      0,
    );
  });

  it('counts what workers did', async () => {
    await world.act('donor', 'announceConsignment', announcement());
    await world.settle();
    const samples = (await told(world.worker)).filter(({ name }) => name === 'hub_deliveries_total');
    expect(samples.some(({ labels, value: count }) => labels.outcome === 'done' && count > 0)).toBe(true);
  });

  it('has no label but names that stand in the code', async () => {
    const schema = buildSchema(readFileSync('schema.gql', 'utf8'));
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    const allowed: Record<string, (text: string) => boolean> = {
      code: (text) => text in refusalCodes || /^[A-Z_]+$/.test(text),
      operation: (text) => fields.includes(text.replace(/^(query|mutation) /, '')),
      outcome: (text) => /^(done|refused|failed|again|later|dead)$/.test(text),
      subscriber: (text) => /^[a-z][a-z.-]+$/.test(text),
      queue: (text) => /^[a-z]+$/.test(text),
      pool: (text) => /^(api|worker|relay)$/.test(text),
      state: (text) => /^(busy|idle|waiting)$/.test(text),
      le: (text) => /^[\d.e-]+$|^\+Inf$/.test(text),
    };
    const samples = [...(await told(world.api)), ...(await told(world.worker))];
    const ours = samples.filter(({ name }) => name.startsWith('hub_'));
    expect(ours.length).toBeGreaterThan(20);
    for (const { labels } of ours) {
      for (const [name, text] of Object.entries(labels))
        expect([name, text, allowed[name]?.(text)]).toEqual([name, text, true]);
    }
  });

  it('stops the start when its port is taken, and says so', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const settings = testSettings('api', world.database, { METRICS_PORT: String(port) });
    const server = new MetricsServer(settings, world.api.get(HubGauges, { strict: false }));
    await expect(server.onApplicationBootstrap()).rejects.toThrow(
      `METRICS_PORT: 127.0.0.1:${port} cannot be listened on (EADDRINUSE)`,
    );
    other.close();
  });
});

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

function samplesIn(page: string): Sample[] {
  return page.split('\n').flatMap((line) => {
    const [, name = '', labels = '', number = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (!name) return [];
    const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', text = '']) => [
      key,
      text,
    ]);
    return [{ name, labels: Object.fromEntries(pairs) as Record<string, string>, value: Number(number) }];
  });
}

function sameLabels(one: Readonly<Record<string, string>>, other: Record<string, string>): boolean {
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
}
