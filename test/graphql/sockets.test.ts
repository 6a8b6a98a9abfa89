import type { IncomingMessage } from 'node:http';
import WebSocket from 'ws';
import type { SocketLimits } from '../../src/platform/graphql/socket-limits.js';
import { Api, PRODUCTION, settingsOf } from './api.js';

const SEEN = 'subscription { palletSeen { cartons } }';
const opened: Api[] = [];

afterEach(async () => {
  for (const api of opened.splice(0)) await api.stop();
});

async function hubWith(sockets: Partial<SocketLimits>, more: Record<string, string> = {}): Promise<Api> {
  const api = await Api.start({ graphql: { sockets }, settings: settingsOf(more) });
  opened.push(api);
  return api;
}

/** One socket of the protocol, spoken by hand. */
class Socket {
  readonly messages: { type: string; id?: string; payload?: unknown }[] = [];
  readonly closed: Promise<number>;
  /** The status with which the upgrade was refused. */
  readonly refused: Promise<IncomingMessage>;
  private readonly socket: WebSocket;

  constructor(api: Api, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers,
    });
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data) => this.messages.push(JSON.parse(String(data))));
    this.closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.refused = new Promise((resolve) =>
      this.socket.once('unexpected-response', (_, answer) => resolve(answer)),
    );
  }

  async open(): Promise<this> {
    await new Promise((resolve) => this.socket.once('open', resolve));
    return this;
  }

  async init(authorization?: string): Promise<this> {
    await this.open();
    this.send({ type: 'connection_init', payload: { authorization } });
    await this.until(() => this.messages.some(({ type }) => type === 'connection_ack'));
    return this;
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  follow(id: string): void {
    this.send({ id, type: 'subscribe', payload: { query: SEEN } });
  }

  async errorOf(id: string): Promise<unknown> {
    const mine = () => this.messages.find((message) => message.type === 'error' && message.id === id);
    await this.until(() => mine() !== undefined);
    return mine()?.payload;
  }

  end(): void {
    this.socket.terminate();
  }

  private async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function isLetIn(socket: Socket): Promise<boolean> {
  return (await Promise.race([socket.init(), socket.refused])) instanceof Socket;
}

describe('sockets', () => {
  test('who does not say who it is in time is cut off', async () => {
    const api = await hubWith({ initMilliseconds: 50 });
    const socket = await new Socket(api).open();
    expect(await socket.closed).toBe(4408);
  });

  test('a socket on which nothing is followed is closed, one with a subscription stays', async () => {
    const api = await hubWith({ idleMilliseconds: 60 });
    const busy = await new Socket(api).init('Bearer OPERATOR');
    busy.follow('1');
    const idle = await new Socket(api).init('Bearer OPERATOR');
    expect(await idle.closed).toBe(1000);
    busy.follow('1');
    expect(await busy.closed).toBe(4409);
  });

  test('an address has so many sockets, and gets the next one when one is closed', async () => {
    const api = await hubWith({ perAddress: 2 });
    const [first] = [await new Socket(api).init(), await new Socket(api).init()];
    const refused = await new Socket(api).refused;
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    first.end();
    await first.closed;
    while (!(await isLetIn(new Socket(api)))) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  test('a process has so many sockets in all', async () => {
    const api = await hubWith({ sockets: 1 });
    await new Socket(api).init();
    expect((await new Socket(api).refused).statusCode).toBe(503);
  });

  test('subscriptions are counted on one socket, and of one principal on all of its sockets', async () => {
    const api = await hubWith({ subscriptionsPerSocket: 2, subscriptionsPerPrincipal: 3 });
    const one = await new Socket(api).init('Bearer OPERATOR');
    for (const id of ['1', '2', '3']) one.follow(id);
    expect(await one.errorOf('3')).toMatchObject([{ extensions: { code: 'TOO_LARGE', limit: 2 } }]);
    const other = await new Socket(api).init('Bearer OPERATOR');
    for (const id of ['1', '2']) other.follow(id);
    expect(await other.errorOf('2')).toMatchObject([{ extensions: { code: 'TOO_LARGE', limit: 3 } }]);
    one.end();
    await one.closed;
    other.follow('4');
    other.follow('5');
    expect(await other.errorOf('5')).toMatchObject([{ extensions: { limit: 2 } }]);
    expect(other.messages.some(({ type, id }) => type === 'error' && id === '4')).toBe(false);
  });

  test('a flood of messages closes its socket', async () => {
    const api = await hubWith({ messages: 20 });
    const socket = await new Socket(api).init();
    for (let ping = 0; ping < 30; ping += 1) socket.send({ type: 'ping' });
    expect(await socket.closed).toBe(1008);
  });

  test.each([
    ['no page', undefined, true],
    ['a page of the hub itself', 'own', true],
    ['a page of the public address', 'https://hub.example', true],
    ['a page that is on the list', 'https://app.example', true],
    ['any other page', 'https://evil.example', false],
    ['a page without an origin', 'null', false],
  ])('%s may open one: see the table', async (_, origin, may) => {
    const more = {
      ...PRODUCTION,
      HUB_PUBLIC_URL: 'https://hub.example',
      HTTP_CORS_ORIGINS: 'https://app.example',
    };
    const api = await hubWith({}, more);
    const shown = origin === 'own' ? api.url : origin;
    expect(await isLetIn(new Socket(api, shown === undefined ? {} : { origin: shown }))).toBe(may);
  });
});
