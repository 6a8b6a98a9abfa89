import request from 'supertest';
import { Yard } from '../handling/yard.js';
import { startWorld, type World } from '../world/world.js';
import { type Picture, picturesOf, symbolsOn } from './symbol-reader.js';

let world: World;
let yard: Yard;

const JOB = '... on PrintJob { id kind format printedAt path bytes }';

beforeAll(async () => {
  world = await startWorld();
  yard = new Yard(world);
});
afterAll(() => world.close());

const print = (more: Record<string, unknown>) =>
  world.act('operator', 'printLabels', { format: 'PDF', language: 'fr', ...more }, JOB);

async function printed(id: string) {
  await world.settle();
  const { data } = await world.ask(
    'operator',
    'query One($id: ID!) { printJob(id: $id) { path bytes printedAt } }',
    { id },
  );
  return data.printJob;
}

function fetched(path: string, token: string | null) {
  const asked = request(world.url)
    .get(path)
    .buffer(true)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => done(null, Buffer.concat(pieces)));
    });
  return token ? asked.set('authorization', `Bearer ${token}`) : asked;
}

describe('printing', () => {
  it('makes labels that an independent reader reads', async () => {
    const { pallets } = await yard.stock([['LOT-P', 10_000]]);
    const [{ id, sscc }] = pallets as [(typeof pallets)[0]];
    const tradeItems = [{ item: 'MASK_FFP2', gtin: '5412345000013', size: 50 }];
    const job = await print({ units: [id], tradeItems });
    expect(job).toMatchObject({ kind: 'LABELS', format: 'PDF', printedAt: null, path: null });
    const { path, bytes } = await printed(job.id);
    const { status, body, headers } = await fetched(path, world.cast.operator.token);
    expect([status, body.length, headers['content-type']]).toEqual([200, bytes, 'application/pdf']);
    const [picture] = await picturesOf(body);
    expect(await symbolsOn(picture as Picture)).toEqual([
      { identifier: ']C1', text: `(00)${sscc}` },
      {
        identifier: ']d2',
        text: expect.stringMatching(
          `^\\(00\\)${sscc}\\(02\\)05412345000013.*\\(37\\)200\\(10\\)LOT-P\\(3303\\)200000`,
        ),
      },
    ]);
  });

  it('makes ZPL, in the order asked for', async () => {
    const { pallets } = await yard.stock([
      ['LOT-1', 10],
      ['LOT-2', 10],
    ]);
    const ids = pallets.map(({ id }) => id).reverse();
    const { path } = await printed((await print({ units: ids, format: 'ZPL', language: 'nl' })).id);
    const { body } = await fetched(path, world.cast.operator.token);
    const numbers = [...String(body).matchAll(/\^FD>;>800(\d{18})/g)].map(([, number]) => number);
    expect(numbers).toEqual(pallets.map(({ sscc }) => sscc).reverse());
  });

  it('makes the packing list of a pallet', async () => {
    const { pallets } = await yard.stock([['LOT-L', 10]]);
    const [{ id, sscc }] = pallets as [(typeof pallets)[0]];
    const job = await world.act('operator', 'printPackingList', { unitId: id, language: 'de' }, JOB);
    const { path } = await printed(job.id);
    const { body } = await fetched(path, world.cast.operator.token);
    const [picture] = await picturesOf(body, 5);
    expect(await symbolsOn(picture as Picture)).toEqual([{ identifier: ']C1', text: `(00)${sscc}` }]);
  });

  it('gives its files to nobody but the hub', async () => {
    const { pallets } = await yard.stock([['LOT-S', 10]]);
    const { path } = await printed((await print({ units: [pallets[0]?.id], format: 'ZPL' })).id);
    expect((await fetched(path, null)).status).toBe(404);
    expect((await fetched(path, 'nonsense')).status).toBe(401);
    expect((await fetched(path, world.cast.donor.token)).status).toBe(404);
    expect((await fetched('/print-jobs/x/file', world.cast.operator.token)).status).toBe(404);
  });

  it('refuses what it cannot print', async () => {
    const { pallets } = await yard.stock([['LOT-X', 10]]);
    const [{ id }] = pallets as [(typeof pallets)[0]];
    expect(await print({ units: [] })).toMatchObject({ code: 'INVALID_INPUT', field: 'units' });
    expect(await print({ units: Array(201).fill(id) })).toMatchObject({ code: 'INVALID_INPUT' });
    const stranger = '00000000-0000-7000-8000-000000000000';
    expect(await print({ units: [id, stranger] })).toMatchObject({ code: 'NOT_FOUND', field: 'units[1]' });
    const tradeItems = [{ item: 'MASK_FFP2', gtin: '5412345000014', size: 50 }];
    expect(await print({ units: [id], tradeItems })).toMatchObject({ code: 'INVALID_INPUT' });
    const list = (more: Record<string, unknown>) =>
      world.act('operator', 'printPackingList', { language: 'en', ...more }, JOB);
    expect(await list({})).toMatchObject({ code: 'INVALID_INPUT', field: 'unitId' });
    expect(await list({ dispatchId: stranger })).toMatchObject({ code: 'NOT_FOUND', field: 'dispatchId' });
  });
});
