import { Logger } from '@nestjs/common';
import { inRequest } from '../../src/platform/logging/request-scope.js';
import { Api, settingsOf } from './api.js';
import { PalletsService } from './pallet-feature.js';

describe('the log', () => {
  const lines: string[] = [];
  let api: Api;

  beforeAll(async () => {
    const settings = settingsOf({ LOG_LEVEL: 'debug' });
    api = await Api.start({ settings, log: { write: (line: string) => void lines.push(line) } });
  });
  beforeEach(() => {
    lines.length = 0;
  });
  afterEach(() => {
    api.app.get(PalletsService).trouble = undefined;
  });
  afterAll(() => api.stop());

  const entries = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

  test('one line per request: what was asked, how it ended, under which id', async () => {
    await api.server
      .post('/graphql?secret=in-the-address')
      .set('x-request-id', 'request-0001')
      .set('authorization', 'Bearer OPERATOR-very-secret')
      .send({ query: 'query Whoever { whoAmI }' });
    await settled();
    const http = entries().filter(({ context }) => context === 'Http');
    expect(http).toEqual([
      expect.objectContaining({
        level: 'info',
        requestId: 'request-0001',
        method: 'POST',
        route: '/graphql',
        operation: 'query Whoever',
        status: 200,
        milliseconds: expect.any(Number),
      }),
    ]);
    expect(lines.join()).not.toMatch(/very-secret|in-the-address/);
  });

  test('an error that nobody planned is one line with its reference, however many fields it broke', async () => {
    api.app.get(PalletsService).trouble = Object.assign(new Error('relation "pallet" does not exist'), {
      code: '42P01',
      parameters: ['hidden-parameter'],
      driverError: { detail: 'Key (email)=(hidden@row.example)' },
    });
    const { body, headers } = await api.ask(
      '{ a: pallet(cartons: 1) { id } b: pallet(cartons: 2) { id } }',
      'OPERATOR',
    );
    const [reference, other] = body.errors.map(
      ({ extensions }: { extensions: { reference: string } }) => extensions.reference,
    );
    expect(other).toBe(reference);
    const problems = entries().filter(({ level }) => level === 'error');
    expect(problems).toEqual([
      expect.objectContaining({
        reference,
        requestId: headers['x-request-id'],
        err: {
          type: 'Error',
          message: 'relation "pallet" does not exist',
          code: '42P01',
          stack: expect.stringContaining('Error: relation'),
        },
      }),
    ]);
    expect(lines.join()).not.toContain('hidden');
  });

  test('refusals are no errors: nothing of them is logged above the line of the request', async () => {
    await api.ask('{ secret }', 'DONOR');
    await api.ask('{ secret }');
    await api.server.post('/graphql').set('content-type', 'application/json').send('{');
    await api.server.get('/nothing');
    await settled();
    expect(entries().filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
    expect(entries().filter(({ context }) => context === 'Http')).toHaveLength(4);
  });

  test('secrets are not written, wherever they stand', () => {
    new Logger('Anything').log({
      password: 'p-1',
      session: { refreshToken: 'p-2', deeper: [{ Authorization: 'p-3', pin: 'p-4' }] },
      note: 'sent Bearer p-5-abcdefgh to postgres://hub:p-6@db:5432/hub',
      jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwLTcifQ.p-7',
    });
    new Logger('Anything').error(new Error('no route to redis://:p-8@cache:6379'));
    expect(entries()).toHaveLength(2);
    expect(lines.join()).not.toMatch(/p-\d/);
    expect(lines.join()).toContain('postgres://hub:[redacted]@db:5432/hub');
  });

  test('the request id follows into whatever runs on behalf of the request', async () => {
    await inRequest('request-0002', async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      new Logger('Job').log('in a job');
    });
    new Logger('Job').log('outside');
    expect(entries().map(({ requestId, msg }) => [requestId, msg])).toEqual([
      ['request-0002', 'in a job'],
      [undefined, 'outside'],
    ]);
  });

  /** The line of a request is written after its answer was sent. */
  async function settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
