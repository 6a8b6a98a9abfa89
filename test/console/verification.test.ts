import { DEMO_PASSWORD } from '../../src/console/demo/demo.data.js';
import { simulate } from '../../src/console/simulation/simulate.js';
import { subscribersIn } from '../../src/console/verification/subscribers.js';
import { verify } from '../../src/console/verification/verification.js';
import { WorkerModule } from '../../src/worker.module.js';
import { asSuperuser } from '../world/cluster.js';
import { testSettings } from '../world/test-settings.js';
import type { World } from '../world/world.js';
import { NAMES, startDemoWorld } from './demo-world.js';

// Other work on the machine may make a hub of three processes slow.
jest.setTimeout(300_000);

let world: World;

beforeAll(async () => {
  world = await startDemoWorld();
  const options = {
    ...NAMES,
    seed: 'verified',
    pallets: 16,
    url: world.url,
    password: DEMO_PASSWORD,
    patience: 2,
  };
  await simulate(options, { write: () => true } as unknown as NodeJS.WriteStream);
  await world.settle();
});
afterAll(() => world.close());

/** @returns what differs. */
async function differing(): Promise<string[]> {
  const settings = testSettings('cli', world.database);
  const subscribers = subscribersIn(WorkerModule.with(settings));
  const { all } = await verify(settings, subscribers, { wait: 0, strict: true }, { write: () => true });
  return all.filter(({ differences }) => differences > 0).map(({ what }) => what);
}

const change = (sql: string) => asSuperuser((client) => client.query(sql), world.database);

/** What is found to differ, and what somebody broke: one thing after the other, none of it mended in between. */
const DAMAGE: readonly (readonly [what: string, sql: string])[] = [
  [
    'states of units, each the fold of its events',
    'UPDATE unit_state SET location_id = location_id + 1 WHERE unit_id = (SELECT max(unit_id) FROM unit_state WHERE status = 7)',
  ],
  [
    'states of transports, each the fold of its reports',
    `UPDATE transport SET left_at = left_at + interval '1 second' WHERE id = (SELECT max(id) FROM transport WHERE left_at IS NOT NULL)`,
  ],
  [
    'pallets on dispatches, each in a status that fits',
    'INSERT INTO dispatch_line (dispatch_id, unit_id) SELECT (SELECT max(id) FROM dispatch), min(unit_id) FROM unit_state WHERE status = 1',
  ],
  [
    'statuses of dispatches, each told by its last move',
    `UPDATE dispatch SET status = 'ARRIVED' WHERE id = (SELECT max(id) FROM dispatch WHERE status = 'DELIVERED')`,
  ],
  [
    'details of events, each with its event',
    'UPDATE event_detail SET sequence = sequence + 1000 WHERE stream_id = (SELECT max(stream_id) FROM dispatch)',
  ],
  [
    'streams, each without a gap up to its head',
    'DELETE FROM event WHERE unit_id = 0 AND sequence = 2 AND stream_id = (SELECT max(stream_id) FROM dispatch)',
  ],
  [
    'appends, which cover each event exactly once',
    'UPDATE stream_append SET first_sequence = 0 WHERE first_sequence = 1 AND stream_id = (SELECT max(stream_id) FROM dispatch)',
  ],
  [
    'events, each in a stream that exists',
    'DELETE FROM stream WHERE id = (SELECT min(stream_id) FROM transport)',
  ],
  [
    'consignments, their units announced and received counted again',
    'UPDATE consignment SET units_received = units_received + 1 WHERE id = (SELECT max(id) FROM consignment)',
  ],
  [
    'transports, their reservations the sum of the live legs',
    'UPDATE transport SET reserved_pallets = 0 WHERE id = (SELECT max(transport_id) FROM leg)',
  ],
  [
    'units, each with one state, on the worklist that it follows from',
    'DELETE FROM unit_worklist WHERE unit_id = (SELECT min(unit_id) FROM unit_worklist)',
  ],
  [
    'books, announced and counted as their lines say',
    'UPDATE content_line SET announced_quantity = announced_quantity + 1 WHERE id = (SELECT max(id) FROM content_line WHERE counted_quantity IS NOT NULL)',
  ],
  [
    'content lines, each with what its postings left on it',
    'UPDATE content_line SET gone_quantity = gone_quantity + 1 WHERE id = (SELECT max(id) FROM content_line WHERE counted_quantity IS NOT NULL)',
  ],
  [
    'rebuilt pallets, with nothing left on them',
    'UPDATE unit_state SET status = 8 WHERE unit_id = (SELECT min(unit_id) FROM unit_state WHERE status = 1)',
  ],
  [
    'delivered goods, in the books as the proofs of delivery say',
    'UPDATE delivered_line SET accepted_quantity = accepted_quantity - 1, reason = $$MISSING$$ WHERE content_line_id = (SELECT max(content_line_id) FROM delivered_line WHERE accepted_quantity > 0)',
  ],
  [
    'postings, each of a line that exists, to one of the same goods',
    'UPDATE posting SET to_line = 0 WHERE id = (SELECT max(id) FROM posting)',
  ],
  ['feeds, each without a gap up to its head', 'DELETE FROM feed_entry WHERE sequence = 1'],
  [
    'idempotency keys, each with one outcome',
    `UPDATE idempotency SET outcome = '{}' WHERE operation = 'draftDispatch'`,
  ],
  [
    'messages, applied once for each subscriber',
    'DELETE FROM inbox WHERE outbox_id = (SELECT max(outbox_id::text)::uuid FROM inbox)',
  ],
  [
    'effects of messages, each with its message',
    'DELETE FROM outbox WHERE id = (SELECT min(outbox_id::text)::uuid FROM inbox)',
  ],
  [
    'messages of the outbox, each handed on',
    `INSERT INTO outbox (id, kind, name, payload, request_id) VALUES (hub_new_id(), 'command', 'nobody.handles-this', '{}', 'test')`,
  ],
  [
    'deliveries that are not done',
    `INSERT INTO outbox_delivery (outbox_id, subscriber, sent_at) VALUES (hub_new_id(), 'nobody', now())`,
  ],
  [
    'dead letters that wait for somebody',
    `INSERT INTO dead_letter (id, outbox_id, subscriber, name, payload, request_id, attempt, reason) VALUES (hub_new_id(), hub_new_id(), 'nobody', 'n', '{}', 'test', 1, 'because')`,
  ],
];

describe('hub verify', () => {
  let found: string[] = [];

  it('finds nothing wrong with a hub that has done a day of work', async () => {
    expect(await differing()).toEqual([]);
  });

  it.each(DAMAGE)('finds damage: %s', async (what, sql) => {
    const before = found;
    await change(sql);
    found = await differing();
    expect(before).not.toContain(what);
    expect(found).toContain(what);
  });
});
