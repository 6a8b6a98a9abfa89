import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { type Stand, Yard } from '../handling/yard.js';
import { flight, schedule } from '../transports/freight.js';
import type { CastName } from '../world/cast.js';
import { startWorld, type World } from '../world/world.js';
import { Door, loadOf, PALLET, scansOf } from './truck.js';

interface Message {
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
  readonly data?: { readonly receiptProgressed: any } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

let world: World;
let id: string;
let pallets: Stand[];
const clients: Client[] = [];

beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-13T21:00:00Z');
  const made = await new Yard(world).announce(loadOf().slice(0, 6));
  id = made.id;
  pallets = made.units.nodes;
});
afterAll(async () => {
  for (const client of clients) await client.dispose();
  await world.close();
});

function follow(who: CastName, variables: Record<string, unknown>): AsyncIterableIterator<Message> {
  const client = createClient({
    url: `${world.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${world.cast[who].token}` },
    retryAttempts: 0,
  });
  clients.push(client);
  const query = `subscription S($consignmentId: ID, $transportId: ID) {
    receiptProgressed(consignmentId: $consignmentId, transportId: $transportId) {
      unitsExpected unitsReceived unitsCounted quantityExpected quantityReceived quantityDamaged differences } }`;
  return client.iterate({ query, variables }) as AsyncIterableIterator<Message>;
}

async function until(
  seen: AsyncIterable<Message>,
  isEnough: (progress: { unitsCounted: number }) => boolean,
) {
  for await (const { data } of { [Symbol.asyncIterator]: () => seen[Symbol.asyncIterator]() })
    if (data && isEnough(data.receiptProgressed)) return data.receiptProgressed;
  throw new Error('It ended');
}

it('shows two operators at one truck what the other one counts', async () => {
  const transport = await schedule(world, flight());
  await world.act('operator', 'attachTransport', { consignmentId: id, transportId: transport.id });
  const [one, other] = [
    follow('operator', { consignmentId: id }),
    follow('operator2', { transportId: transport.id }),
  ];
  const first = await one.next();
  expect(first.value.data.receiptProgressed).toMatchObject({
    unitsExpected: 6,
    unitsReceived: 0,
    unitsCounted: 0,
    differences: 6,
  });
  const door = new Door(world);
  await Promise.all([
    door.scan('operator', scansOf(pallets.slice(0, 3), new Map())),
    door.scan('operator2', scansOf(pallets.slice(3), new Map([[pallets[5]?.sscc ?? '', PALLET - 50]]))),
  ]);
  const all = { unitsReceived: 6, unitsCounted: 6, quantityReceived: 6 * PALLET - 50, differences: 1 };
  const seen = await Promise.all(
    [one, other].map((each) => until(each, ({ unitsCounted }) => unitsCounted === 6)),
  );
  expect(seen).toEqual([expect.objectContaining(all), expect.objectContaining(all)]);
});

it('shows nothing to others, and asks for one of the two', async () => {
  const answer = async (who: CastName, variables: Record<string, unknown>) => {
    const { value } = await follow(who, variables).next();
    return value.errors?.[0]?.extensions?.code;
  };
  expect(await answer('donor', { consignmentId: id })).toBe('FORBIDDEN');
  expect(await answer('dubaiOperator', { consignmentId: id })).toBe('NOT_FOUND');
  expect(await answer('operator', {})).toBe('INVALID_INPUT');
});
