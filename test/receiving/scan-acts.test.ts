import { newId } from '../../src/platform/ids/ids.js';
import { DISPATCH, Floor, hour } from '../dispatches/floor.js';
import { type Stand, Yard } from '../handling/yard.js';
import { pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
let yard: Yard;
let floor: Floor;

beforeAll(async () => {
  world = await startWorld();
  yard = new Yard(world);
  floor = new Floor(world);
  await floor.clock(0);
});
afterAll(() => world.close());

const RECORDED = '... on RecordedScans { accepted results { clientKey status code message } }';
const minute = (minutes: number) => hour(minutes / 60);
const scan = (kind: string, data: string, at: number, more: Record<string, unknown> = {}) => ({
  clientKey: newId(),
  kind,
  data,
  occurredAt: minute(at),
  ...more,
});
const send = (scans: unknown[], idempotencyKey = newId(), who: 'operator' | 'supervisor' = 'operator') =>
  world.act(who, 'recordScans', { scans, idempotencyKey }, RECORDED);
const statuses = ({ results }: { results: { status: string; code: string | null }[] }) =>
  results.map(({ status, code }) => code ?? status);

async function announced(count = 1): Promise<Stand[]> {
  const units = Array.from({ length: count }, (_, n) =>
    pallet({ contents: [{ item: 'MASK_FFP2', lot: `SC-${n}`, quantity: 100 }] }),
  );
  return (await yard.announce(units)).units.nodes;
}

describe('scans that are acts', () => {
  it('count, report damage and hold, in the order of the device’s clock, whatever order they come in', async () => {
    const [one, two, three] = (await announced(3)) as [Stand, Stand, Stand];
    const answer = await send([
      scan('QUARANTINE', three.sscc, -50, { note: 'Wet' }),
      scan('COUNT', two.sscc, -52, { quantity: 90 }),
      scan('DAMAGE', one.sscc, -53, { quantity: 4, note: 'Torn' }),
      scan('COUNT', one.sscc, -54, { quantity: 100 }),
      scan('RECEIVE', one.sscc, -55),
    ]);
    expect(statuses(answer)).toEqual(Array(5).fill('ACCEPTED'));
    expect(await yard.see(one.sscc)).toMatchObject({
      status: 'AVAILABLE',
      onHold: true,
      contents: [{ countedQuantity: 100, damagedQuantity: 4 }],
    });
    expect(await yard.see(two.sscc)).toMatchObject({ onHold: true, contents: [{ countedQuantity: 90 }] });
    expect(await yard.see(three.sscc)).toMatchObject({ status: 'RECEIVED', holds: [{ reason: 'QUALITY' }] });
  });

  it('act once, in whichever batch their client key comes again', async () => {
    const [one] = (await announced()) as [Stand];
    const held = scan('QUARANTINE', one.sscc, -50);
    const key = newId();
    const first = await send([held], key);
    expect(await send([held], key)).toEqual(first);
    expect(statuses(await send([held]))).toEqual(['NOTHING_NEW']);
    expect(statuses(await send([{ ...held, kind: 'COUNT', quantity: 1 }]))).toEqual(['CLIENT_KEY_REUSED']);
    const answers = await Promise.all([send([{ ...held, clientKey: newId() }]), send([held]), send([held])]);
    expect(answers.map((answer) => statuses(answer)[0])).toEqual(['ACCEPTED', 'NOTHING_NEW', 'NOTHING_NEW']);
    expect((await yard.see(one.sscc)).holds).toHaveLength(2);
  });

  it('leave the good ones done when others are refused', async () => {
    const [one] = (await announced()) as [Stand];
    const answer = await send([
      scan('COUNT', one.sscc, -50),
      scan('COUNT', pallet().sscc as string, -50, { quantity: 1 }),
      scan('LOAD', one.sscc, -50),
      scan('COUNT', one.sscc, -50, { quantity: 100, clientKey: 'x' }),
      scan('COUNT', one.sscc, -50, { quantity: 100, contentLineId: newId() }),
      scan('COUNT', one.sscc, 500, { quantity: 100 }),
      scan('CARD', 'hub:location:NOWHERE', -60),
      scan('CARD', 'Good morning', -60),
      scan('COUNT', one.sscc, -50, { quantity: 100, location: 'A-01' }),
    ]);
    expect(statuses(answer)).toEqual([
      ...['INVALID_INPUT', 'NOT_FOUND', 'NO_CARD', 'INVALID_INPUT', 'NOT_FOUND', 'INVALID_INPUT'],
      ...['UNKNOWN_LOCATION', 'BAD_SCAN', 'ACCEPTED'],
    ]);
    expect(await yard.see(one.sscc)).toMatchObject({ status: 'AVAILABLE' });
  });
});

describe('cards', () => {
  it('put all pallets after them, by the device’s clock, to their location', async () => {
    const [one, two, three] = (await announced(3)) as [Stand, Stand, Stand];
    const answer = await send([
      scan('RECEIVE', three.sscc, -48, { location: 'DOCK-1' }),
      scan('RECEIVE', two.sscc, -46),
      scan('CARD', 'hub:location:A-02', -47),
      scan('RECEIVE', one.sscc, -49),
      scan('CARD', 'hub:location:A-01', -50),
    ]);
    expect(statuses(answer)).toEqual(Array(5).fill('ACCEPTED'));
    const where = await Promise.all(
      [one, two, three].map(async ({ sscc }) => (await yard.see(sscc)).location),
    );
    expect(where).toEqual(['A-01', 'A-02', 'DOCK-1']);
  });

  it('say for which dispatch pallets are loaded', async () => {
    const { pallets } = await yard.stock([['SC-L', 10]]);
    const [one] = pallets as [Stand];
    await floor.truck('ROME', { leaves: 4, arrives: 24 });
    const input = { agency: 'CRI', destination: 'ROME', units: [one.id] };
    const { id, reference } = await world.act('operator', 'draftDispatch', input, DISPATCH);
    await floor.plan(id);
    const scans = [scan('LOAD', one.sscc, 0), scan('CARD', `hub:dispatch:${reference}`, -1)];
    expect(statuses(await send(scans))).toEqual(['ACCEPTED', 'ACCEPTED']);
    expect(await yard.see(one.sscc)).toMatchObject({ status: 'LOADED' });
    const lost = [scan('LOAD', one.sscc, 0), scan('CARD', 'hub:dispatch:D-999999', -1)];
    expect(statuses(await send(lost))[0]).toBe('NOT_FOUND');
  });
});

describe('a scan that takes back', () => {
  it('undoes what this device did last to the pallet, and leaves both in the history', async () => {
    const [one] = (await announced()) as [Stand];
    await send([scan('COUNT', one.sscc, -10, { quantity: 10 })]);
    expect(statuses(await send([scan('UNDO', one.sscc, -8)]))).toEqual(['ACCEPTED']);
    const seen = await yard.see(one.sscc);
    expect(seen.contents).toEqual([expect.objectContaining({ countedQuantity: null })]);
    expect(seen.events.filter(({ corrects }: { corrects: number | null }) => corrects)).toHaveLength(1);
  });

  it('is refused for what is older than five minutes, or somebody else’s', async () => {
    const [one] = (await announced()) as [Stand];
    await send([scan('COUNT', one.sscc, -10, { quantity: 10 })]);
    expect(statuses(await send([scan('UNDO', one.sscc, -4)]))).toEqual(['CANNOT_UNDO']);
    expect(statuses(await send([scan('UNDO', one.sscc, -8)], newId(), 'supervisor'))).toEqual([
      'CANNOT_UNDO',
    ]);
    expect(statuses(await send([scan('UNDO', one.sscc, -5)]))).toEqual(['ACCEPTED']);
  });
});
