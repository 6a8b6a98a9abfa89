import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../src/platform/ids/ids.js';
import { nextSscc } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { DonorDesk, sheet } from './donor-desk.js';

let world: World;
let desk: DonorDesk;
const folder = mkdtempSync(join(tmpdir(), 'hub-manifests-'));

beforeAll(async () => {
  world = await startWorld({ HUB_FILES_DIR: folder, HUB_MANIFEST_BYTES: '3000000' });
  desk = new DonorDesk(world);
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const HEADER = 'sscc,item,quantity,lot,expiry,gross_weight_kg';
const line = (sscc = nextSscc(), quantity: unknown = 400) =>
  `${sscc},MASK_FFP2,${quantity},LOT7A,2023-06-30,200.5`;
const list = (...lines: string[]) => [HEADER, ...lines].join('\n');

describe('a manifest', () => {
  it('is uploaded, read, looked at and accepted, and nothing is announced before', async () => {
    const sscc = nextSscc();
    const before = await desk.count();
    const read = await desk.read(list(line(sscc), `${sscc},MASK_SURGICAL_IIR,50,,,200.5`, line()));
    expect(read).toMatchObject({
      ...{
        kind: 'CSV',
        state: 'READ',
        encoding: 'utf-8',
        delimiter: ',',
        headerLine: 1,
        mappingSource: 'PROPOSED',
      },
      ...{ linesRead: 3, linesBad: 0, pallets: 2, problemCode: null, consignment: null },
    });
    expect(read.lines.nodes[0]).toEqual({
      ...{ line: 2, sscc, quantity: 400, lot: 'LOT7A', expiry: '2023-06-30', grossWeightKilograms: 200.5 },
      ...{ temperatureClass: 'AMB', item: { code: 'MASK_FFP2' } },
    });
    expect(await desk.count()).toBe(before);
    const accepted = await desk.accept(read.id);
    expect(accepted).toMatchObject({ state: 'ACCEPTED', consignment: { unitsAnnounced: 2 } });
    expect(await desk.count()).toBe(before + 1);
    const query =
      'query U($sscc: Sscc!) { unit(sscc: $sscc) { contents { lot announcedQuantity item { code } } } }';
    const { data } = await world.ask('donor', query, { sscc });
    expect(data.unit.contents).toEqual([
      { lot: 'LOT7A', announcedQuantity: 400, item: { code: 'MASK_FFP2' } },
      { lot: null, announcedQuantity: 50, item: { code: 'MASK_SURGICAL_IIR' } },
    ]);
  });

  it('is accepted once, by the same request and by others, at the same time', async () => {
    const { id } = await desk.read(list(line()));
    const key = newId();
    const before = await desk.count();
    const sent = { reference: 'ONCE', idempotencyKey: key };
    const [one, again, other] = await Promise.all([
      desk.accept(id, sent),
      desk.accept(id, sent),
      desk.accept(id, { reference: 'TWICE' }),
    ]);
    expect([one, again, other].filter(({ state }) => state === 'ACCEPTED').length).toBeGreaterThan(0);
    expect(one).toEqual(again);
    expect(await desk.count()).toBe(before + 1);
    expect(await desk.accept(id, { reference: 'THRICE' })).toMatchObject({ code: 'MANIFEST_NOT_READ' });
  });

  it('with bad lines is refused whole, or taken without them', async () => {
    const shared = nextSscc();
    const read = await desk.read(
      list(
        line(),
        line(nextSscc(), -5),
        line(shared),
        `${shared},TEST_PCR,1,,,200.5`,
        `${shared},MASK_FFP2,1,,,7`,
      ),
    );
    expect(read).toMatchObject({ linesRead: 5, linesBad: 3, pallets: 2 });
    expect(
      read.badLines.nodes.map(({ line: at, column, code }: Record<string, unknown>) => [at, column, code]),
    ).toEqual([
      [3, 'quantity', 'INVALID_INPUT'],
      [5, 'temperature_class', 'INVALID_INPUT'],
      [6, 'gross_weight_kg', 'PALLET_DIFFERS'],
    ]);
    const before = await desk.count();
    expect(await desk.accept(read.id)).toMatchObject({ code: 'MANIFEST_HAS_BAD_LINES' });
    expect(await desk.count()).toBe(before);
    expect(await desk.accept(read.id, { badLines: 'KEEP_GOOD' })).toMatchObject({
      state: 'ACCEPTED',
      consignment: { unitsAnnounced: 2 },
    });
  });

  it('announces nothing of what is refused, and can be accepted after it', async () => {
    await desk.accept((await desk.read(list(line()))).id, { reference: 'TAKEN' });
    const { id } = await desk.read(list(line(), line()));
    const before = await desk.count();
    expect(await desk.accept(id, { reference: 'TAKEN' })).toMatchObject({ code: 'CONSIGNMENT_EXISTS' });
    const portions = [{ recipient: 'CRI', item: 'MASK_FFP2', quantity: 801 }];
    expect(await desk.accept(id, { portions })).toMatchObject({
      code: 'PORTIONS_EXCEED',
      field: 'portions[0].quantity',
    });
    expect(await desk.count()).toBe(before);
    expect(await desk.look(id)).toMatchObject({ state: 'READ', consignment: null });
    expect(await desk.accept(id)).toMatchObject({ state: 'ACCEPTED' });
  });

  it('gives its bad lines back with reasons, and no formula in them', async () => {
    const read = await desk.read(list(line(), '=cmd|calc,@SUM(1),+1,-1,"a, ""b""\nc",9'));
    const answer = await desk.get(read.badLinesPath);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const text = await answer.text();
    expect(text.split('\r\n')[0]).toBe(
      'sscc,item,quantity,lot,expiry,gross_weight_kg,line,column,code,reason',
    );
    expect(text).toContain(`"'=cmd|calc",'@SUM(1),'+1,'-1,"a, ""b""\nc",9,3,`);
    const others = [null, 'otherDonor', 'operator'] as const;
    const statuses = await Promise.all(
      others.map(async (who) => (await desk.get(read.badLinesPath, who)).status),
    );
    expect(statuses).toEqual([401, 404, 403]);
    expect(await desk.look(read.id, 'otherDonor')).toBeNull();
  });

  it('is read anew when the donor says what its columns say, and the next one like it too', async () => {
    const text = (sscc: string) => `Unit thing;What;How many;Pieces\n${sscc};MASK_FFP2;7;x`;
    const first = await desk.read(text(nextSscc()));
    expect(first).toMatchObject({ state: 'READ', problemCode: 'COLUMNS_MISSING', linesRead: 0 });
    const columns = [
      { field: 'SSCC', column: 0 },
      { field: 'ITEM', column: 1 },
      { field: 'QUANTITY', column: 2 },
    ];
    expect(await desk.map(first.id, [{ field: 'SSCC', column: 9 }])).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await desk.map(first.id, columns)).toMatchObject({ state: 'RECEIVED', mappingSource: 'SAID' });
    await world.settle();
    expect(await desk.look(first.id)).toMatchObject({
      state: 'READ',
      linesRead: 1,
      linesBad: 0,
      problemCode: null,
    });
    expect(await desk.read(text(nextSscc()))).toMatchObject({
      mappingSource: 'REMEMBERED',
      linesRead: 1,
      linesBad: 0,
    });
  });

  it('comes as a workbook, whose columns are headed in another language, below a title', async () => {
    const sscc = nextSscc();
    const file = await sheet([
      ['Avis d’expédition', null, null],
      [],
      ['Palette', 'Code article', 'Quantité', 'N° de lot', 'Date de péremption', 'Poids brut (kg)'],
      [sscc, 'MASK_FFP2', 1200, 'L-1', 45107, 12.5],
      [3541234500000000, 'MASK_FFP2', 1, null, null, null],
    ]);
    const read = await desk.read(file);
    expect(read).toMatchObject({ kind: 'XLSX', headerLine: 3, linesRead: 2, linesBad: 1 });
    expect(read.lines.nodes[0]).toMatchObject({
      sscc,
      quantity: 1200,
      expiry: '2023-06-30',
      grossWeightKilograms: 12.5,
    });
    expect(read.badLines.nodes[0]).toMatchObject({ line: 5, code: 'DIGITS_LOST' });
  });

  it('comes as JSON, and is not read into memory by the door', async () => {
    const rows = [
      { sscc: nextSscc(), item: 'MASK_FFP2', quantity: 3 },
      { sscc: nextSscc(), item: 'MASK_FFP2', quantity: 'x' },
      7,
    ];
    const read = await desk.read(JSON.stringify({ lines: rows }), 'application/json');
    expect(read).toMatchObject({ kind: 'JSON', linesRead: 3, linesBad: 2 });
    expect(read.badLines.nodes.map(({ line: at, code }: Record<string, unknown>) => [at, code])).toEqual([
      [2, 'INVALID_INPUT'],
      [3, 'MALFORMED_LINE'],
    ]);
  });

  it.each([
    ['a program', Buffer.from('MZ\x90\0', 'latin1'), 'FILE_TYPE_NOT_TAKEN'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'FILE_TYPE_NOT_TAKEN'],
    ['nothing', Buffer.alloc(0), 'FILE_TYPE_NOT_TAKEN'],
    ['more than is taken', Buffer.alloc(3_000_001, 'x'), 'FILE_TOO_LARGE'],
  ])('that is %s is refused, and leaves nothing', async (_, content, code) => {
    const before = (await readdir(folder, { recursive: true })).length;
    const { status, body } = await desk.send(content);
    expect([status >= 400 && status < 500, body.error?.code ?? body.code]).toEqual([true, code]);
    expect((await readdir(folder, { recursive: true })).length).toBeLessThanOrEqual(before + 2);
  });

  it('is taken once for a key, and only from donors', async () => {
    const key = newId();
    const text = list(line());
    const [one, other] = [await desk.send(text, { key }), await desk.send(text, { key })];
    expect([one.status, other.body.id]).toEqual([201, one.body.id]);
    expect((await desk.send(list(line()), { key })).status).toBe(409);
    expect((await desk.send(text, { who: 'operator' })).status).toBe(403);
    expect((await desk.send(text, { who: null })).status).toBe(401);
    expect((await desk.send(text, { key: null })).status).toBe(400);
  });
});
