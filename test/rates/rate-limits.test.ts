import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import WebSocket from 'ws';
import { ApiModule } from '../../src/api.module.js';
import { sentStatements } from '../../src/platform/database/data-source.js';
import { createApiApplication } from '../../src/platform/http/create-api-application.js';
import { httpOptionsOf } from '../../src/platform/http/http-options.js';
import { loadSettings } from '../../src/platform/settings/settings.js';
import { type CastName, PASSWORD } from '../world/cast.js';
import { announcement } from '../world/goods.js';
import { testSettings } from '../world/test-settings.js';
import { startWorld, type World } from '../world/world.js';

const LIMITS = {
  RATE_LIMIT_MEMBER: '200',
  RATE_LIMIT_ADDRESS: '100',
  HTTP_TRUSTED_PROXIES: 'loopback',
  SIGN_IN_FAILURES_PER_ADDRESS: '6',
};
const ME = '{ me { id } }';
const LATER = /^\d+$/;

let world: World;
let other: NestFastifyApplication;
let otherUrl: string;

beforeAll(async () => {
  world = await startWorld(LIMITS);
  const settings = testSettings('api', world.database, LIMITS);
  other = await createApiApplication(ApiModule.with(settings), httpOptionsOf(settings));
  await other.listen(0, '127.0.0.1');
  otherUrl = `http://127.0.0.1:${(other.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(async () => {
  await other.close();
  await world.close();
});

interface Sent {
  readonly url?: string;
  readonly from?: string;
  readonly token?: string;
  readonly variables?: object;
}

async function ask(query: string, { url = world.url, from, token, variables }: Sent = {}) {
  const sent = request(url).post('/graphql').set('content-type', 'application/json');
  if (from) void sent.set('x-forwarded-for', from);
  if (token) void sent.set('authorization', `Bearer ${token}`);
  const { status, headers, body } = await sent.send({ query, variables });
  return { status, retry: headers['retry-after'], body, extensions: body.errors?.[0]?.extensions };
}

const as = (who: CastName, more: Sent = {}) => ({ token: world.cast[who].token, ...more });

/** Asks until it is refused, and answers how often it was not. */
async function exhaust(query: string, sent: Sent): Promise<number> {
  for (let asked = 0; asked < 2_000; asked += 1) if ((await ask(query, sent)).status === 429) return asked;
  throw new Error('It was never refused');
}

const refusal = {
  status: 429,
  retry: expect.stringMatching(LATER),
  extensions: { code: 'RATE_LIMITED', field: null, retryAfterSeconds: expect.any(Number) },
};

describe('a member', () => {
  it('is told when to come back, spends what operations cost, and shuts nobody else out', async () => {
    // A point for the request, one for the object. Some points come back while it is asked.
    const asked = await exhaust(ME, as('donor'));
    expect(asked).toBeGreaterThanOrEqual(100);
    expect(asked).toBeLessThan(140);
    const refused = await ask(ME, as('donor', { from: '203.0.113.1' }));
    expect(refused).toMatchObject(refusal);
    expect(refused.retry).toBe(String(refused.extensions.retryAfterSeconds));
    expect(refused.body.data).toBeUndefined();
    expect(refused.body.errors[0].message).toMatch(/Try again in \d+ s\./);
    expect((await ask(ME, as('otherDonor'))).status).toBe(200);
    expect((await ask('{ __typename }')).status).toBe(200);
  });

  it('finds the same on another process', async () => {
    expect(await ask(ME, as('donor', { url: otherUrl }))).toMatchObject(refusal);
    // Dear at once: the second is refused although no request came here before.
    const dear = '{ consignments(first: 100) { edges { node { id } } } }';
    expect((await ask(dear, as('carrier'))).status).toBe(200);
    expect(await ask(dear, as('carrier', { url: otherUrl }))).toMatchObject(refusal);
  });

  it('does not do what is refused, and may send it again with the same key', async () => {
    const input = { idempotencyKey: 'once', ...announcement() };
    const act = () =>
      ask(
        'mutation ($input: AnnounceConsignmentInput!) { announceConsignment(input: $input) { __typename } }',
        {
          ...as('otherDonor'),
          variables: { input },
        },
      );
    await exhaust(ME, as('otherDonor'));
    const refused = await act();
    expect(refused).toMatchObject(refusal);
    const wait = 1_000 * refused.extensions.retryAfterSeconds;
    await new Promise((resolve) => setTimeout(resolve, wait));
    for (let again = await act(); ; again = await act()) {
      if (again.status === 200) {
        expect(again.body.data.announceConsignment.__typename).toBe('Consignment');
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 1_000 * again.extensions.retryAfterSeconds));
    }
  });

  it('asks no other server for its points, mostly', async () => {
    let draws = 0;
    const listen = (sql: string) => {
      if (sql.includes('rate_draw')) draws += 1;
    };
    sentStatements.on('statement', listen);
    for (let asked = 0; asked < 40; asked += 1) await ask(ME, as('agency'));
    sentStatements.off('statement', listen);
    // Eighty points, ten at a time; in the lane with Redis none at all comes here.
    expect(draws).toBeLessThanOrEqual(9);
  });

  it('pays for what it follows on sockets', async () => {
    await exhaust(ME, as('otherAgency'));
    const socket = new WebSocket(`${world.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('open', () =>
      socket.send(
        JSON.stringify({
          type: 'connection_init',
          payload: { authorization: `Bearer ${world.cast.otherAgency.token}` },
        }),
      ),
    );
    const [code, reason] = await new Promise<[number, string]>((resolve) =>
      socket.on('close', (closed, why) => resolve([closed, String(why)])),
    );
    expect(code).toBe(1013);
    expect(reason).toMatch(/Try again in/);
  });
});

it('a gateway that sends 67 batches of 500 scans a second is far from its limit', async () => {
  const query = `mutation ($input: RecordScansInput!) { recordScans(input: $input) { ... on RecordedScans {
    accepted rejected results { clientKey status code message } } ... on Refusal { code message field } } }`;
  const input = { idempotencyKey: 'batch', scans: [] };
  const { body } = await ask(query, as('supervisor', { variables: { input } }));
  const points = 1 + body.extensions.cost.estimated;
  const { RATE_LIMIT_DEVICE } = loadSettings('api', {
    DATABASE_URL: 'postgres://host/hub',
    TOKEN_SECRET: 'x'.repeat(32),
  });
  expect(67 * 60 * points).toBeLessThan(RATE_LIMIT_DEVICE / 5);
});

describe('an address', () => {
  it('pays for who shows no token, whatever is asked for, before anything is read', async () => {
    const from = '198.51.100.1';
    expect(await exhaust('{ __typename }', { from })).toBeGreaterThanOrEqual(100);
    expect(await ask('{ __typename }', { from })).toMatchObject(refusal);
    const broken = await request(world.url)
      .post('/graphql')
      .set('x-forwarded-for', from)
      .set('content-type', 'application/json')
      .send('{');
    expect(broken.body.errors[0].extensions.code).toBe('RATE_LIMITED');
    const page = await request(world.url).get('/graphiql').set('x-forwarded-for', from);
    expect(page).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
    expect((await request(world.url).get('/health/live').set('x-forwarded-for', from)).status).toBe(200);
  });

  it('does not pay for its neighbours, nor for those who show a good token', async () => {
    expect((await ask('{ __typename }', { from: '198.51.100.2' })).status).toBe(200);
    expect((await ask(ME, as('operator', { from: '198.51.100.1' }))).status).toBe(200);
  });

  it('is one for a whole network of IPv6', async () => {
    await exhaust('{ __typename }', { from: '2001:db8:0:7::1' });
    expect(await ask('{ __typename }', { from: '2001:db8:0:7:aaaa:bbbb:cccc:dddd' })).toMatchObject(refusal);
    expect((await ask('{ __typename }', { from: '2001:db8:0:8::1' })).status).toBe(200);
  });

  it('pays dearly for bad tokens and broken bodies, and who shares it is not shut out by the tokens', async () => {
    const from = '198.51.100.3';
    const tried = await exhaust(ME, { from, token: 'lgg_stolen' });
    expect(tried).toBeLessThanOrEqual(13);
    expect((await ask(ME, as('operator', { from }))).status).toBe(200);
    const broken = () =>
      request(world.url)
        .post('/graphql')
        .set('x-forwarded-for', '198.51.100.4')
        .set('authorization', 'Bearer whatever')
        .set('content-type', 'application/json')
        .send('{');
    let status = 400;
    for (let sent = 0; sent < 30 && status === 400; sent += 1) status = (await broken()).status;
    expect(status).toBe(429);
  });
});

describe('signing in', () => {
  const signIn = async (email: string, from: string, password = 'a wrong password') => {
    const query =
      'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Refusal { code message } } }';
    const { body } = await ask(query, { from, variables: { input: { email, password } } });
    return body.data?.signIn ?? body;
  };

  it('is refused to an address that failed too often, whosever account it means, the right one included', async () => {
    const codes: string[] = [];
    for (let guess = 0; guess < 8; guess += 1)
      codes.push((await signIn(`nobody${guess}@example.org`, '192.0.2.1')).code);
    expect(codes).toEqual([...Array(6).fill('WRONG_CREDENTIALS'), 'RATE_LIMITED', 'RATE_LIMITED']);
    const right = await signIn('donor@example.org', '192.0.2.1', PASSWORD);
    expect(right).toMatchObject({
      code: 'RATE_LIMITED',
      message: expect.stringMatching(/Try again in \d+ s/),
    });
    expect((await signIn('nobody@example.org', '192.0.2.2')).code).toBe('WRONG_CREDENTIALS');
  });

  it('judges no more guesses than allowed when they come at once', async () => {
    const guesses = Array.from({ length: 20 }, (_, guess) =>
      signIn(`at-once${guess}@example.org`, '192.0.2.3'),
    );
    const codes = (await Promise.all(guesses)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(6);
  });

  it('does the same work for a wrong address as for a wrong password: statement by statement', async () => {
    const statementsOf = async (email: string, from: string) => {
      const seen: string[] = [];
      const listen = (sql: string, role: string) => {
        if (role === 'api' && !sql.includes('rate_draw')) seen.push(sql);
      };
      sentStatements.on('statement', listen);
      await signIn(email, from);
      sentStatements.off('statement', listen);
      return seen;
    };
    const unknown = await statementsOf('nobody-of-that-name@example.org', '192.0.2.5');
    expect(await statementsOf('agency@example.org', '192.0.2.6')).toEqual(unknown);
    expect(unknown.length).toBeGreaterThan(4);
  });
});
