import { connect, type Socket } from 'node:net';
import { addressReader } from '../../src/platform/http/client-address.js';
import { Api, settingsOf } from './api.js';

const APP = 'https://app.example';

describe('pages of other origins', () => {
  let api: Api;
  beforeAll(async () => {
    api = await Api.start({ settings: settingsOf({ HTTP_CORS_ORIGINS: `${APP}, http://localhost:5173` }) });
  });
  afterAll(() => api.stop());

  const preflight = (origin: string) =>
    api.server
      .options('/graphql')
      .set('origin', origin)
      .set('access-control-request-method', 'POST')
      .set('access-control-request-headers', 'authorization,content-type');

  test.each([APP, 'http://localhost:5173'])('%s is on the list', async (origin) => {
    const asked = await preflight(origin);
    expect(asked.status).toBe(204);
    expect(asked.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': expect.stringContaining('authorization'),
      vary: expect.stringMatching(/origin/i),
    });
    expect(asked.headers).not.toHaveProperty('access-control-allow-credentials');
    const answer = await api.server.post('/graphql').set('origin', origin).send({ query: '{ whoAmI }' });
    expect(answer.headers['access-control-allow-origin']).toBe(origin);
    expect(answer.headers['access-control-expose-headers']).toContain('retry-after');
  });

  test.each([`${APP}.evil.example`, 'https://evil.example', 'http://app.example', 'null'])(
    '%s is not',
    async (origin) => {
      expect((await preflight(origin)).headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  test.each(['*', 'app.example', 'https://app.example/', 'https://*.example', `${APP};http://b.example`])(
    'the setting %s stops the start',
    (list) => {
      expect(() => settingsOf({ HTTP_CORS_ORIGINS: list })).toThrow('HTTP_CORS_ORIGINS');
    },
  );
});

test('every answer has the headers that keep a browser from doing more with it than reading', async () => {
  const api = await Api.start();
  for (const path of ['/graphql?query={whoAmI}', '/nothing', '/health/live', '/graphiql']) {
    const { headers } = await api.server.get(path);
    expect({ path, ...headers }).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/),
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-permitted-cross-domain-policies': 'none',
      'x-dns-prefetch-control': 'off',
      'cache-control': expect.stringMatching(/no-store|private/),
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  }
  await api.stop();
});

test('more connections than are allowed are closed at once, and a place that is given up is taken', async () => {
  const api = await Api.start({ http: { connections: 2 } });
  const open = () => connect(Number(new URL(api.url).port), '127.0.0.1');
  const [first, second] = [open(), open()];
  const answers = (socket: Socket) =>
    new Promise<boolean>((resolve) => {
      socket.on('error', () => resolve(false)).on('close', () => resolve(false));
      socket.on('data', () => resolve(true));
      socket.write('GET /health/live HTTP/1.1\r\nhost: hub\r\n\r\n');
    });
  expect([await answers(first), await answers(second), await answers(open())]).toEqual([true, true, false]);
  const gone = new Promise((resolve) => first.on('close', resolve));
  first.end();
  await gone;
  expect(await answers(open())).toBe(true);
  await Promise.all([api.stop(), second.destroy()]);
});

describe('the address of a client', () => {
  const from = (remoteAddress: string, forwarded?: string, trusted: string[] = []) =>
    addressReader(trusted)({
      socket: { remoteAddress },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    } as unknown as Parameters<ReturnType<typeof addressReader>>[0]);

  test('is that of its connection, whatever it writes into the header', () => {
    expect(from('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
  });

  test('is what the nearest proxy that is trusted says', () => {
    expect(from('10.0.0.1', '198.51.100.1', ['10.0.0.0/8'])).toBe('198.51.100.1');
    expect(from('10.0.0.1', '1.2.3.4, 198.51.100.1, 10.0.0.7', ['10.0.0.0/8'])).toBe('198.51.100.1');
    expect(from('203.0.113.9', '198.51.100.1', ['10.0.0.0/8'])).toBe('203.0.113.9');
  });

  test.each(['10.0.0.0/8; rm', 'proxy.example', '10.0.0.1 10.0.0.2'])('%s stops the start', (list) => {
    expect(() => settingsOf({ HTTP_TRUSTED_PROXIES: list })).toThrow('HTTP_TRUSTED_PROXIES');
  });
});
