import { connect } from 'node:net';
import { Injectable } from '@nestjs/common';
import { auditServer, serverAudits } from 'graphql-http';
import type { HealthProbe } from '../../src/platform/http/health-probe.js';
import { Api } from './api.js';

const state = { postgres: true, queue: true, hangs: false };

@Injectable()
class PostgresProbe implements HealthProbe {
  readonly name = 'postgres';
  readonly essential = true;
  async check(): Promise<void> {
    if (state.hangs) await new Promise(() => undefined);
    if (!state.postgres) throw new Error('connect ECONNREFUSED 10.0.0.9:5432');
  }
}

@Injectable()
class QueueProbe implements HealthProbe {
  readonly name = 'queue';
  readonly essential = false;
  async check(): Promise<void> {
    if (!state.queue) throw new Error('gone');
  }
}

describe('the HTTP door', () => {
  let api: Api;

  beforeAll(async () => {
    api = await Api.start({ probes: [PostgresProbe, QueueProbe] });
  });
  afterAll(() => api.stop());

  test('GraphQL over HTTP: no error and no warning in the audits, 58 of 61 at least in order', async () => {
    const results = await auditServer({ url: `${api.url}/graphql` });
    expect(results.length).toBe(serverAudits({ url: '' }).length);
    const others = results
      .filter(({ status }) => status !== 'ok')
      .map(({ status, name }) => `${status}: ${name}`);
    expect(others.filter((line) => !line.startsWith('notice'))).toEqual([]);
    expect(results.length - others.length).toBeGreaterThanOrEqual(58);
  });

  const JSON_TYPE = 'application/json';
  test.each([
    ['broken JSON', JSON_TYPE, '{"query": "{ who', 400, 'MALFORMED_JSON'],
    ['an empty body', JSON_TYPE, '', 400, 'MALFORMED_JSON'],
    ['a poisoned prototype', JSON_TYPE, '{"query":"{ whoAmI }","__proto__":{"a":1}}', 400, 'MALFORMED_JSON'],
    ['text', JSON_TYPE, '"{ whoAmI }"', 400, 'BAD_REQUEST'],
    ['null', JSON_TYPE, 'null', 400, 'BAD_REQUEST'],
    ['no query', JSON_TYPE, '{"variables":{}}', 400, 'BAD_REQUEST'],
    ['a query that is no text', JSON_TYPE, '{"query":7}', 400, 'BAD_REQUEST'],
    ['variables that are text', JSON_TYPE, '{"query":"{ whoAmI }","variables":"{}"}', 400, 'BAD_REQUEST'],
    [
      'an operation that is not there',
      JSON_TYPE,
      '{"query":"query A { whoAmI }","operationName":"B"}',
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['a subscription', JSON_TYPE, '{"query":"subscription { palletSeen { id } }"}', 400, 'BAD_REQUEST'],
    ['a form', 'application/x-www-form-urlencoded', 'query=%7BwhoAmI%7D', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['plain text', 'text/plain', '{"query":"{ whoAmI }"}', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'too much',
      JSON_TYPE,
      JSON.stringify({ query: '{ whoAmI }', variables: { a: 'x'.repeat(4_194_304) } }),
      413,
      'BODY_TOO_LARGE',
    ],
  ])('%s is answered in the form of GraphQL', async (_, type, sent, status, code) => {
    const accept = 'application/graphql-response+json';
    const answer = await api.server
      .post('/graphql')
      .set('content-type', type)
      .set('accept', accept)
      .send(sent);
    expect({ status: answer.status, code: answer.body.errors[0].extensions.code }).toEqual({ status, code });
    expect(answer.body.errors[0].message).toMatch(/^[A-Z`].{10,}/);
    expect(answer.text).not.toMatch(/node_modules|at \w+ \(|FST_/);
  });

  test('a batch of 500 scans with long texts fits into a body', async () => {
    const scans = Array.from({ length: 500 }, (_, index) => ({
      clientKey: `device-7:2020-03-13:${index}`,
      scanned: '(00)354123450000000014(02)05412345678908(37)40(10)LOT-2020-A(17)220331',
      occurredAt: '2020-03-13T10:30:00.123+01:00',
      note: 'x'.repeat(200),
      location: 'LGG-A-12-03',
    }));
    const answer = await api.server.post('/graphql').send({ query: '{ whoAmI }', variables: { scans } });
    expect(answer.status).toBe(200);
  });

  test.each([
    ['GET', '/nothing', 404, 'NOT_FOUND'],
    ['POST', '/graphql/deeper', 404, 'NOT_FOUND'],
    ['PUT', '/graphql', 405, 'METHOD_NOT_ALLOWED'],
    ['DELETE', '/graphql?query={whoAmI}', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/%ZZ', 400, 'BAD_REQUEST'],
  ])('%s %s', async (method, path, status, code) => {
    const answer = await fetch(`${api.url}${path}`, { method });
    const body = (await answer.json()) as { code?: string; errors?: { extensions: { code: string } }[] };
    expect({ status: answer.status, code: body.code ?? body.errors?.[0]?.extensions.code }).toEqual({
      status,
      code,
    });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a form that is sent from another site is not executed', async () => {
    const answer = await api.server.get('/graphql').query({ query: '{ whoAmI }' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].extensions.code).toBe('BAD_REQUEST');
  });

  test('no origin but our own is let in', async () => {
    const answer = await api.server
      .options('/graphql')
      .set('origin', 'https://evil.example')
      .set('access-control-request-method', 'POST');
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    const asked = await api.server
      .post('/graphql')
      .set('origin', 'https://evil.example')
      .send({ query: '{ whoAmI }' });
    expect(asked.headers).not.toHaveProperty('access-control-allow-origin');
    expect(asked.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
  });

  test('headers that are too large are answered with 431', async () => {
    const answer = await raw(api, `GET / HTTP/1.1\r\nhost: hub\r\nx-much: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('"HEADERS_TOO_LARGE"');
  });

  test('who sends slowly is cut off with 408, in the headers and in the body', async () => {
    const limits = { headersMilliseconds: 100, requestMilliseconds: 200, checkMilliseconds: 50 };
    const strict = await Api.start({ http: limits });
    const heads = await raw(strict, 'POST /graphql HTTP/1.1\r\nhost: hub\r\n');
    const body = await raw(
      strict,
      'POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"que',
    );
    await strict.stop();
    for (const answer of [heads, body]) expect(answer).toMatch(/^HTTP\/1\.1 408 .*"REQUEST_TIMEOUT"/s);
  });

  test('live says that the process runs, whatever else is away', async () => {
    state.postgres = false;
    const { status, body } = await api.server.get('/health/live');
    state.postgres = true;
    expect({ status, body }).toEqual({ status: 200, body: { status: 'alive' } });
  });

  test.each([
    ['all is there', {}, 200, 'ready', 'up', 'up'],
    ['the queue is away', { queue: false }, 200, 'degraded', 'up', 'down'],
    ['Postgres is away', { postgres: false }, 503, 'unavailable', 'down', 'up'],
    ['Postgres does not answer', { hangs: true }, 503, 'unavailable', 'down', 'up'],
  ])('ready when %s', async (_, away, status, word, postgres, queue) => {
    Object.assign(state, away);
    const answer = await api.server.get('/health/ready');
    Object.assign(state, { postgres: true, queue: true, hangs: false });
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ status: word, checks: { postgres, queue } });
  });
});

/** Sends bytes as they are, and reads until the other side ends. */
function raw({ url }: Api, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString();
    });
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}
