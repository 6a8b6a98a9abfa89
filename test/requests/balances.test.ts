import { startWorld, type World } from '../world/world.js';
import { Asking } from './asking.js';
import { type PostingVerb, post as postTo } from './postings.js';

let world: World;
let asking: Asking;
beforeAll(async () => {
  world = await startWorld();
  asking = new Asking(world);
  await world.setClock('2020-03-13T12:00:00Z');
});
afterAll(() => world?.close());

const post = (verb: PostingVerb, id: string, quantities: Record<string, number>) =>
  postTo(world, verb, id, quantities);

const BOTH = {
  lines: [
    { item: 'MASK_FFP2', quantity: 100 },
    { item: 'VENTILATOR', quantity: 4 },
  ],
};
// biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
const lineOf = (request: any, code: string) =>
  request.lines.find(({ item }: { item: { code: string } }) => item.code === code);

describe('what is posted to a request', () => {
  it('moves it from open to fulfilled, and its agency and its hub see what comes', async () => {
    const { id, reference } = await asking.opened(BOTH);
    expect(await post('allocate', id, { MASK_FFP2: 60 })).toBe('PARTLY_ALLOCATED');
    expect(await post('fulfil', id, { MASK_FFP2: 50 })).toBe('PARTLY_ALLOCATED');
    expect(lineOf(await asking.see(id), 'MASK_FFP2')).toMatchObject({
      allocated: 60,
      fulfilled: 50,
      coming: 10,
      open: 40,
    });
    expect(await asking.list('operator', 'openRequests', ', item: "MASK_FFP2"')).toContain(reference);
    expect(await post('allocate', id, { MASK_FFP2: 40, VENTILATOR: 4 })).toBe('ALLOCATED');
    expect(await asking.list('operator', 'openRequests')).not.toContain(reference);
    expect(await post('fulfil', id, { MASK_FFP2: 50 })).toBe('ALLOCATED');
    expect(await post('fulfil', id, { VENTILATOR: 4 })).toBe('FULFILLED');
    const seen = await asking.see(id);
    expect(seen.lines.map(({ coming, open }: { coming: number; open: number }) => [coming, open])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(await asking.change(id, { urgency: 'STAT' })).toMatchObject({ code: 'REQUEST_CLOSED' });
    expect(await asking.close(id)).toMatchObject({ status: 'CLOSED' });
    await world.settle();
    const { data } = await world.ask('agency', '{ feed(first: 100) { nodes { kind subjectId } } }');
    const kinds = data.feed.nodes.filter(({ subjectId }: { subjectId: string }) => subjectId === id);
    expect(kinds.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['REQUEST_ALLOCATED', 'REQUEST_DELIVERED', 'REQUEST_CLOSED']),
    );
  });

  it('is given back, and then stands in the worklist again', async () => {
    const { id, reference } = await asking.opened(BOTH);
    await post('allocate', id, { MASK_FFP2: 100, VENTILATOR: 4 });
    expect(await post('release', id, { VENTILATOR: 1 })).toBe('PARTLY_ALLOCATED');
    expect(await post('release', id, { MASK_FFP2: 100, VENTILATOR: 3 })).toBe('OPEN');
    expect(await asking.list('operator', 'openRequests')).toContain(reference);
  });

  it('is never more than was asked for, nor more delivered or given back than was allocated', async () => {
    const { id } = await asking.opened(BOTH);
    expect(await post('allocate', id, { MASK_FFP2: 101 })).toBe('ABOVE_REQUESTED');
    expect(await post('release', id, { MASK_FFP2: 1 })).toBe('REQUEST_CLOSED');
    await post('allocate', id, { MASK_FFP2: 10 });
    expect(await post('fulfil', id, { MASK_FFP2: 11 })).toBe('ABOVE_REQUESTED');
    await post('fulfil', id, { MASK_FFP2: 10 });
    expect(await post('release', id, { MASK_FFP2: 1 })).toBe('ABOVE_REQUESTED');
    expect(await post('allocate', id, { GOGGLES: 1 })).toBe('NOT_REQUESTED');
    expect(lineOf(await asking.see(id), 'MASK_FFP2')).toMatchObject({ allocated: 10, fulfilled: 10 });
  });

  it('holds a change up: not below what is allocated; asking for just that is enough', async () => {
    const { id } = await asking.opened(BOTH);
    await post('allocate', id, { MASK_FFP2: 60 });
    const masks = (quantity: number) => ({ lines: [{ item: 'MASK_FFP2', quantity }] });
    expect(await asking.change(id, masks(59))).toMatchObject({
      code: 'BELOW_ALLOCATED',
      field: 'lines[0].quantity',
    });
    expect(await asking.change(id, { lines: [{ item: 'VENTILATOR', quantity: 4 }] })).toMatchObject({
      code: 'BELOW_ALLOCATED',
      field: 'lines',
    });
    expect(await asking.cancel(id)).toMatchObject({ code: 'REQUEST_CLOSED' });
    expect(await asking.change(id, masks(60))).toMatchObject({ status: 'ALLOCATED' });
    expect(await asking.change(id, masks(70))).toMatchObject({ status: 'PARTLY_ALLOCATED' });
  });

  it('still comes, or comes to nothing, after it was closed; nothing more is allocated then', async () => {
    const { id } = await asking.opened(BOTH);
    await post('allocate', id, { MASK_FFP2: 60 });
    await asking.close(id);
    expect(await post('allocate', id, { MASK_FFP2: 1 })).toBe('REQUEST_CLOSED');
    expect(await post('fulfil', id, { MASK_FFP2: 20 })).toBe('CLOSED');
    expect(await post('release', id, { MASK_FFP2: 40 })).toBe('CLOSED');
    expect(lineOf(await asking.see(id), 'MASK_FFP2')).toMatchObject({ allocated: 20, fulfilled: 20 });
  });

  it('by two at once is never more than was asked for', async () => {
    const { id } = await asking.opened(BOTH);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => post('allocate', id, { MASK_FFP2: 40 })),
    );
    expect(answers.filter((answer) => answer === 'PARTLY_ALLOCATED')).toHaveLength(2);
    expect(lineOf(await asking.see(id), 'MASK_FFP2')).toMatchObject({ allocated: 80 });
  });

  it('to a draft is refused as if there were none, and to what was taken back', async () => {
    const draft = await asking.draft(BOTH);
    expect(await post('allocate', draft.id, { MASK_FFP2: 1 })).toBe('NOT_FOUND');
    const open = await asking.opened(BOTH);
    await asking.cancel(open.id);
    expect(await post('allocate', open.id, { MASK_FFP2: 1 })).toBe('REQUEST_CLOSED');
  });
});
