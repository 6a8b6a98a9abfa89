import fc from 'fast-check';
import { subscribersIn } from '../../src/console/verification/subscribers.js';
import { verify } from '../../src/console/verification/verification.js';
import { statusOf } from '../../src/requests/request.lifecycle.js';
import { WorkerModule } from '../../src/worker.module.js';
import { asSuperuser } from '../world/cluster.js';
import { testSettings } from '../world/test-settings.js';
import { startWorld, type World } from '../world/world.js';
import { Asking } from './asking.js';
import { type PostingVerb, post } from './postings.js';

let world: World;
let asking: Asking;
beforeAll(async () => {
  world = await startWorld();
  asking = new Asking(world);
  await world.setClock('2020-03-13T12:00:00Z');
});
afterAll(() => world?.close());

/** @returns what differs. */
async function differing(): Promise<string[]> {
  const settings = testSettings('cli', world.database);
  const subscribers = subscribersIn(WorkerModule.with(settings));
  const { all } = await verify(settings, subscribers, { wait: 0, strict: true }, { write: () => true });
  return all.filter(({ differences }) => differences > 0).map(({ what }) => what);
}

const ITEMS = ['MASK_FFP2', 'VENTILATOR'] as const;
const step = fc.record({
  verb: fc.constantFrom<PostingVerb | 'change'>('allocate', 'allocate', 'release', 'fulfil', 'change'),
  item: fc.constantFrom(...ITEMS),
  quantity: fc.integer({ min: 1, max: 6 }),
});
type Step = Parameters<typeof applied>[1];
type Book = Record<string, { quantity: number; allocated: number; fulfilled: number }>;

/** What the step makes of the book, or null when it is refused. Written a second time, from the words of the glossary. */
function applied(
  book: Book,
  { verb, item, quantity }: { verb: PostingVerb | 'change'; item: string; quantity: number },
): Book | null {
  const line = book[item];
  if (!line || statusOf(Object.values(book)) === 'FULFILLED') return null;
  const after = {
    allocate: { ...line, allocated: line.allocated + quantity },
    release: { ...line, allocated: line.allocated - quantity },
    fulfil: { ...line, fulfilled: line.fulfilled + quantity },
    change: { ...line, quantity },
  }[verb];
  const sound = after.fulfilled <= after.allocated && after.allocated <= after.quantity;
  return sound ? { ...book, [item]: after } : null;
}

async function run(id: string, book: Book, { verb, item, quantity }: Step): Promise<boolean> {
  if (verb !== 'change')
    return !/_(CLOSED|REQUESTED)$/.test(await post(world, verb, id, { [item]: quantity }));
  const lines = Object.entries(book).map(([code, line]) => ({
    item: code,
    quantity: code === item ? quantity : line.quantity,
  }));
  return (await asking.change(id, { lines })).code === undefined;
}

describe('the balances of a request', () => {
  it('are what any history of postings and changes makes of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const lines = ITEMS.map((item) => ({ item, quantity: 5 }));
        const { id, reference } = await asking.opened({ lines });
        let book: Book = Object.fromEntries(
          ITEMS.map((item) => [item, { quantity: 5, allocated: 0, fulfilled: 0 }]),
        );
        for (const one of steps) {
          const after = applied(book, one);
          expect([one, await run(id, book, one)]).toEqual([one, after !== null]);
          book = after ?? book;
        }
        const seen = await asking.see(id, 'operator');
        for (const { item, quantity, allocated, fulfilled } of seen.lines)
          expect({ quantity, allocated, fulfilled }).toEqual(book[item.code]);
        const status = statusOf(Object.values(book));
        expect(seen.status).toBe(status);
        const listed = (await asking.list('operator', 'openRequests')).includes(reference);
        expect(listed).toBe(status === 'OPEN' || status === 'PARTLY_ALLOCATED');
        await asking.close(id);
      }),
      { numRuns: 15 },
    );
    await world.settle();
    expect(await differing()).toEqual([]);
  });

  it('are found out when somebody writes something else beside the history', async () => {
    const { id } = await asking.opened();
    await post(world, 'allocate', id, { MASK_FFP2: 10 });
    await world.settle();
    const change = (sql: string) => asSuperuser((client) => client.query(sql), world.database);
    const lines = 'lines of requests, their balances the sum of what was posted';
    const statuses = 'requests, each in the status that its lines say, and listed while it wants goods';
    await change('UPDATE request_line SET allocated = 11 WHERE allocated = 10 AND fulfilled = 0');
    expect(await differing()).toEqual([lines]);
    await change(`UPDATE request SET status = 'OPEN' WHERE status = 'PARTLY_ALLOCATED'`);
    expect(await differing()).toEqual([lines, statuses]);
  });
});
