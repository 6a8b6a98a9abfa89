import { GraphQLSchemaHost } from '@nestjs/graphql';
import { operationRules } from '../../src/platform/graphql/operation-rules.js';
import { schemaTextOf } from '../../src/platform/graphql/schema-of-modules.js';
import { schemaText, undescribed } from '../../src/platform/graphql/schema-text.js';
import { Api } from './api.js';
import { PALLET_GONE, PalletsModule, PalletsService } from './pallet-feature.js';

const RECEIVE = `mutation ($input: ReceivePalletInput!) {
  receivePallet(input: $input) {
    __typename
    ... on Pallet { cartons expiry receivedAt }
    ... on Refusal { code message field }
  }
}`;

const GOOD = {
  idempotencyKey: 'k-1',
  label: 'masks',
  cartons: 40,
  expiry: '2022-02-28',
  occurredAt: '2020-03-13T10:30:00+01:00',
};

describe('operations', () => {
  let api: Api;
  let pallets: PalletsService;

  beforeAll(async () => {
    api = await Api.start();
    pallets = api.app.get(PalletsService);
  });
  afterAll(() => api.stop());
  afterEach(() => {
    pallets.trouble = undefined;
    api.tokens.trouble = undefined;
  });

  const receive = (input: object, role?: string) => api.ask(RECEIVE, role, { input: { ...GOOD, ...input } });

  test('a mutation answers the thing', async () => {
    const { status, body } = await receive({}, 'OPERATOR');
    expect(status).toBe(200);
    expect(body.data.receivePallet).toEqual({
      __typename: 'Pallet',
      cartons: 40,
      expiry: '2022-02-28',
      receivedAt: '2020-03-13T09:30:00.000Z',
    });
  });

  test.each([
    [{ expiry: '2020-02-30' }, 'expiry', /2020-02-30/],
    [{ expiry: 'soon' }, 'expiry', /such as 2020-03-13/],
    [{ occurredAt: '2020-03-13T10:30:00' }, 'occurredAt', /offset/],
    [{ occurredAt: '2020-02-30T10:30:00Z' }, 'occurredAt', /no such day/],
    [{ cartons: -1 }, 'cartons', /1 or more/],
    [{ label: 'a\u0000b' }, 'label', /NUL/],
    [{ label: ' ' }, 'label', /empty/],
    [{ label: 'x'.repeat(21) }, 'label', /20 characters/],
    [{ idempotencyKey: ' k' }, 'idempotencyKey', /space/],
  ])('bad input %j is a refusal that names the field', async (input, field, message) => {
    const { status, body } = await receive(input, 'OPERATOR');
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
    expect(body.data.receivePallet).toEqual({
      __typename: 'Refusal',
      code: 'INVALID_INPUT',
      field,
      message: expect.stringMatching(message),
    });
  });

  test('a refusal of a feature is a member of the union in a mutation, an error with its code in a query', async () => {
    pallets.trouble = PALLET_GONE.because('It left yesterday.', 'cartons');
    const refusal = { code: 'PALLET_GONE', field: 'cartons' };
    const mutation = await receive({}, 'OPERATOR');
    expect(mutation.body.data.receivePallet).toMatchObject({ ...refusal, message: 'It left yesterday.' });
    const query = await api.ask('{ pallet(cartons: 1) { id } }', 'OPERATOR');
    expect(query.status).toBe(200);
    expect(query.body.data).toEqual({ pallet: null });
    expect(query.body.errors).toEqual([
      expect.objectContaining({ message: 'It left yesterday.', path: ['pallet'], extensions: refusal }),
    ]);
  });

  test.each([
    ['no token', undefined, 'UNAUTHENTICATED'],
    ['a bad token', 'stolen', 'UNAUTHENTICATED'],
    ['another role', 'DONOR', 'FORBIDDEN'],
  ])('%s: a mutation answers a refusal, a query an error', async (_, role, code) => {
    const mutation = await receive({}, role);
    expect(mutation.body.data.receivePallet).toMatchObject({ __typename: 'Refusal', code, field: null });
    const query = await api.ask('{ secret }', role);
    expect(query.body.errors[0].extensions).toEqual({ code, field: null });
    expect(query.body.data).toBeNull();
  });

  test('a bad token counts as none where nobody has to sign in', async () => {
    const { body } = await api.ask('{ whoAmI }', 'expired');
    expect(body.data.whoAmI).toMatch(/^nobody /);
  });

  test('rules of one request do not rub off on one another', async () => {
    const { body } = await api.ask('{ whoAmI pallet(cartons: 1) { id } }', 'expired');
    expect(body.data.whoAmI).toMatch(/^nobody /);
    expect(body.data.pallet).toBeNull();
    expect(body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  test('the request id reaches the principal and the log scope, and comes back in the header', async () => {
    const sane = await api.server
      .post('/graphql')
      .set('x-request-id', 'scanner-7:00042')
      .send({ query: '{ whoAmI }' });
    expect(sane.headers['x-request-id']).toBe('scanner-7:00042');
    expect(sane.body.data.whoAmI).toBe('nobody scanner-7:00042 scanner-7:00042');
    const insane = await api.server.post('/graphql').set('x-request-id', 'a b').send({ query: '{ whoAmI }' });
    expect(insane.headers['x-request-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(insane.body.data.whoAmI).toContain(insane.headers['x-request-id']);
  });

  test.each([
    ['text where a number belongs', { cartons: 'forty' }],
    ['a number where text belongs', { expiry: 20220228 }],
    ['a number that no Int holds', { cartons: 3e9 }],
    ['half a carton', { cartons: 1.5 }],
    ['an unknown field', { colour: 'red' }],
  ])('%s is BAD_USER_INPUT and 400', async (_, input) => {
    const { status, body } = await receive(input, 'OPERATOR');
    expect(status).toBe(400);
    expect(body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(body.data).toBeUndefined();
  });

  test('an error that nobody planned is masked, in queries and mutations', async () => {
    pallets.trouble = new Error('relation "pallet" does not exist');
    for (const { status, body } of [
      await receive({}, 'OPERATOR'),
      await api.ask('{ secret }', 'SUPERVISOR'),
    ]) {
      expect(status).toBe(200);
      expect(body.data).toBeNull();
      const { message, extensions } = body.errors[0];
      expect(extensions).toEqual({ code: 'INTERNAL', reference: expect.stringMatching(/^[0-9a-f-]{36}$/) });
      expect(message).toContain(extensions.reference);
      expect(JSON.stringify(body)).not.toMatch(/relation|stack|\.ts/);
    }
  });

  test.each([
    ['a thrown text', 'select * from secrets'],
    ['an error that says it is safe', Object.assign(new Error('inside'), { extensions: { code: 'OPEN' } })],
  ])('%s is masked as well', async (_, trouble) => {
    pallets.trouble = trouble;
    const { body } = await api.ask('{ secret }', 'SUPERVISOR');
    expect(body.errors[0].extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(body)).not.toMatch(/inside|select/);
  });

  test('a field that breaks inside a good answer leaves the rest of it', async () => {
    const { status, body } = await api.ask('{ pallet(cartons: 1) { cartons twice } }', 'OPERATOR');
    expect(status).toBe(200);
    expect(body.data.pallet).toEqual({ cartons: 1, twice: null });
    expect(body.errors[0]).toMatchObject({ path: ['pallet', 'twice'], extensions: { code: 'INTERNAL' } });
  });

  test('null for an argument that must not be null is the mistake of the caller', async () => {
    const query = 'query ($first: Int) { palletList(first: $first) { pageInfo { hasNextPage } } }';
    const fine = await api.ask(query, 'OPERATOR', { first: null });
    expect(fine.body.errors).toBeUndefined();
    const bad = await api.ask('query ($n: Int!) { pallet(cartons: $n) { id } }', 'OPERATOR', { n: null });
    expect(bad.status).toBe(400);
    expect(bad.body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  test.each(['the service', 'the sign-in'])(
    'a database that is away from %s is UNAVAILABLE and 503',
    async (where) => {
      const away = Object.assign(new Error('connect ECONNREFUSED 10.0.0.9:5432'), { code: 'ECONNREFUSED' });
      if (where === 'the service') pallets.trouble = away;
      else api.tokens.trouble = away;
      for (const { status, headers, body } of [
        await receive({}, 'OPERATOR'),
        await api.ask('{ secret }', 'SUPERVISOR'),
      ]) {
        expect(status).toBe(503);
        expect(headers['retry-after']).toBe('1');
        expect(body.data).toBeUndefined();
        expect(body.errors[0].extensions.code).toBe('UNAVAILABLE');
        expect(body.errors[0].message).toContain('same idempotency key');
        expect(JSON.stringify(body)).not.toContain('10.0.0.9');
      }
    },
  );

  test('every operation tells its rule, in the schema too', () => {
    expect(Object.fromEntries(operationRules(api.app))).toEqual({
      'query pallet': 'everybody who is signed in',
      'query palletList': 'everybody who is signed in',
      'query secret': 'SUPERVISOR',
      'query whoAmI': 'everybody, without signing in',
      'mutation receivePallet': 'OPERATOR, SUPERVISOR',
      'subscription palletSeen': 'OPERATOR',
    });
    expect(schemaText(api.app)).toContain('Who may: OPERATOR, SUPERVISOR.');
  });

  test('the schema is described to the last argument, and holds the codes of all features', async () => {
    const { schema } = api.app.get(GraphQLSchemaHost);
    expect(undescribed(schema)).toEqual([]);
    const text = schemaText(api.app);
    expect(text).toMatch(/"""The pallet left before\."""\n\s+PALLET_GONE/);
    expect(text).toContain('union ReceivePalletResult = Pallet | Refusal');
    // The command line writes it without starting anything.
    expect(await schemaTextOf(PalletsModule)).toBe(text);
  });
});
