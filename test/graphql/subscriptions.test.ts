import { type Client, CloseCode, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { Role } from '../../src/platform/principal/principal.js';
import { Api, settingsOf } from './api.js';
import { PalletsService } from './pallet-feature.js';

const SEEN = 'subscription { palletSeen { cartons expiry } }';

interface Message {
  data?: Record<string, unknown> | null;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

describe('subscriptions over graphql-transport-ws', () => {
  let api: Api;
  let pallets: PalletsService;
  const clients: Client[] = [];

  beforeAll(async () => {
    api = await Api.start({ graphql: { socketCheck: 50 } });
    pallets = api.app.get(PalletsService);
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
    // One that still waits would take the news of the next test.
    await until(() => pallets.ended === pallets.opened);
    api.tokens.takenBack.clear();
    api.tokens.roles.clear();
    api.tokens.expiresAt = undefined;
  });
  afterAll(() => api.stop());

  /** A client of graphql-ws that does not try again, and the codes with which its sockets were closed. */
  function connect(authorization?: string, to = api) {
    const closed: number[] = [];
    const client = createClient({
      url: `${to.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: authorization === undefined ? {} : { authorization },
      retryAttempts: 0,
      on: { closed: (event) => closed.push((event as { code: number }).code) },
    });
    clients.push(client);
    const follow = (query: string, variables?: Record<string, unknown>) =>
      client.iterate({ query, variables }) as AsyncIterableIterator<Message>;
    return { follow, closed };
  }

  const first = async (answers: AsyncIterable<Message>): Promise<Message> => {
    for await (const answer of answers) return answer;
    throw new Error('Nothing came');
  };

  test('what happens arrives, in order', async () => {
    const seen = connect('Bearer OPERATOR').follow(SEEN);
    const one = seen.next();
    pallets.see(3);
    expect(await one).toMatchObject({
      value: { data: { palletSeen: { cartons: 3, expiry: '2021-03-31' } } },
    });
    pallets.see(4);
    expect(await seen.next()).toMatchObject({ value: { data: { palletSeen: { cartons: 4 } } } });
  });

  test('ending a subscription on which nothing happens ends its source', async () => {
    const { opened } = pallets;
    const seen = connect('Bearer OPERATOR').follow(SEEN);
    const waiting = seen.next().catch(() => undefined);
    await until(() => pallets.opened === opened + 1);
    await seen.return?.();
    await waiting;
    await until(() => pallets.ended === pallets.opened);
  });

  test('a socket that breaks ends its subscriptions', async () => {
    const { opened } = pallets;
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const send = (message: object) => socket.send(JSON.stringify(message));
    socket.on('open', () => send({ type: 'connection_init', payload: { authorization: 'Bearer OPERATOR' } }));
    socket.on('message', (data) => {
      if (String(data).includes('connection_ack'))
        send({ id: '1', type: 'subscribe', payload: { query: SEEN } });
    });
    await until(() => pallets.opened === opened + 1);
    socket.terminate();
    await until(() => pallets.ended === pallets.opened);
  });

  test('without a token the socket opens, and the rule answers', async () => {
    const { errors } = await first(connect().follow(SEEN));
    expect(errors?.[0]).toMatchObject({ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } });
  });

  test('the wrong role is FORBIDDEN', async () => {
    const { errors } = await first(connect('Bearer DONOR').follow(SEEN));
    expect(errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', field: null });
  });

  test('a bad token closes the socket with 4403', async () => {
    const { follow, closed } = connect('Bearer stolen');
    await expect(first(follow(SEEN))).rejects.toMatchObject({ code: CloseCode.Forbidden });
    expect(closed).toEqual([4403]);
  });

  test('a subscription before connection_init closes the socket with 4401', async () => {
    const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('open', () =>
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: SEEN } })),
    );
    const code = await new Promise((resolve) => socket.on('close', resolve));
    expect(code).toBe(CloseCode.Unauthorized);
  });

  test.each([
    ['expires', () => api.tokens.expire(300), () => undefined],
    ['is revoked', () => undefined, () => api.tokens.takenBack.add('t')],
    ['means another role', () => undefined, () => api.tokens.roles.set('t', Role.DONOR)],
  ])('a token that %s closes an open socket with 4403', async (_, before, after) => {
    api.tokens.roles.set('t', Role.OPERATOR);
    before();
    const { follow, closed } = connect('Bearer t');
    const seen = follow(SEEN);
    const one = seen.next();
    pallets.see(9);
    await one;
    const next = seen.next();
    after();
    await expect(next).rejects.toMatchObject({ code: 4403 });
    expect(closed).toEqual([4403]);
  });

  test('a token whose sign-in cannot be asked just now keeps its socket', async () => {
    const { follow, closed } = connect('Bearer OPERATOR');
    const seen = follow(SEEN);
    pallets.see(1);
    await seen.next();
    api.tokens.trouble = new Error('connect ECONNREFUSED');
    await new Promise((resolve) => setTimeout(resolve, 150));
    api.tokens.trouble = undefined;
    pallets.see(2);
    expect(await seen.next()).toMatchObject({ value: { data: { palletSeen: { cartons: 2 } } } });
    expect(closed).toEqual([]);
  });

  test.each([
    ['a query', '{ whoAmI }', 'BAD_REQUEST'],
    ['a mutation', 'mutation { receivePallet(input: 1) { __typename } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', 'subscription { palletSeen { colour } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'too many aliases',
      `subscription { palletSeen { ${Array.from({ length: 60 }, (_, i) => `a${i}: id`).join(' ')} } }`,
      'TOO_LARGE',
    ],
  ])('%s is refused and the socket stays', async (_, query, code) => {
    const { follow, closed } = connect('Bearer OPERATOR');
    await expect(first(follow(query))).rejects.toMatchObject([{ extensions: { code } }]);
    expect(closed).toEqual([]);
  });

  test('introspection and suggestions are off here too when they are off', async () => {
    const shut = await Api.start({ settings: settingsOf({ GRAPHQL_INTROSPECTION: 'false' }) });
    const { follow } = connect('Bearer OPERATOR', shut);
    const asked = first(follow('subscription { palletSeen { cartonz } }'));
    await expect(asked).rejects.toMatchObject([{ message: expect.not.stringContaining('Did you mean') }]);
    await shut.stop();
  });

  test('an error of the source is masked', async () => {
    const seen = connect('Bearer OPERATOR').follow(SEEN);
    const one = seen.next();
    pallets.see(-1);
    const refused = one.catch((problem: unknown) => JSON.stringify(problem));
    expect(await refused).toMatch(/"code":"INTERNAL","reference"/);
    expect(await refused).not.toContain('secret detail');
  });

  test('an upgrade anywhere else is answered, and a message that is too large closes the socket', async () => {
    const elsewhere = new WebSocket(`${api.url.replace('http', 'ws')}/other`, 'graphql-transport-ws');
    const problem = await new Promise<Error>((resolve) => elsewhere.on('error', resolve));
    expect(problem.message).toContain('404');
    const large = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    large.on('error', () => undefined);
    large.on('open', () => large.send('x'.repeat(70_000)));
    expect(await new Promise((resolve) => large.on('close', resolve))).toBe(1009);
  });

  test('the API stops while sockets are open', async () => {
    const other = await Api.start();
    const { follow, closed } = connect('Bearer OPERATOR', other);
    const seen = follow(SEEN)
      .next()
      .catch(({ code }: { code: number }) => code);
    await until(() => other.app.get(PalletsService).opened === 1);
    await other.stop();
    expect(await seen).toBe(1001);
    expect(closed).toEqual([1001]);
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
