import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { png, Uploads } from '../attachments/uploads.js';
import { type Stand, Yard } from '../handling/yard.js';
import { pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { ReceivingDesk } from './receiving-desk.js';

let world: World;
let yard: Yard;
let desk: ReceivingDesk;
let uploads: Uploads;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'receipt-'));
  world = await startWorld({ HUB_FILES_DIR: folder });
  yard = new Yard(world);
  desk = new ReceivingDesk(world);
  uploads = new Uploads(world, folder);
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

const masks = (lot: string, quantity: number) => pallet({ contents: [{ item: 'MASK_FFP2', lot, quantity }] });

async function announced(...lots: [string, number][]) {
  const made = await yard.announce(lots.map(([lot, quantity]) => masks(lot, quantity)));
  return { id: made.id as string, pallets: made.units.nodes as Stand[] };
}

const count = ({ sscc, contents }: Stand, counted: number, damaged = 0) =>
  world.act('operator', 'checkPallet', {
    sscc,
    counts: [{ contentLineId: contents[0]?.id, counted, damaged }],
  });

describe('a reconciliation', () => {
  it('sets what came against what was announced, pallet by pallet', async () => {
    const { id, pallets } = await announced(['R-1', 100], ['R-2', 100], ['R-3', 100], ['R-4', 100]);
    const [whole, short, damaged, missing] = pallets as [Stand, Stand, Stand, Stand];
    await count(whole, 100);
    await count(short, 90);
    await count(damaged, 105, 5);
    const seen = await desk.see(id);
    expect(seen).toMatchObject({ unitsExpected: 4, unitsReceived: 3, unitsUnexpected: 0, unexplained: 4 });
    const found = seen.differences.map((one: Record<string, unknown>) => [one.sscc, one.kind, one.quantity]);
    expect(found).toEqual([
      [short.sscc, 'SHORT', 10],
      [damaged.sscc, 'OVER', 5],
      [damaged.sscc, 'DAMAGED', 5],
      [missing.sscc, 'NOT_RECEIVED', 100],
    ]);
    expect(seen.totals.map((one: Record<string, unknown>) => [one.lot, one.expected, one.received])).toEqual([
      ['R-1', 100, 100],
      ['R-2', 100, 90],
      ['R-3', 100, 105],
      ['R-4', 100, 0],
    ]);
  });

  it('takes a pallet that nobody announced for one difference, and no pallet that the hub built', async () => {
    const { id, pallets } = await announced(['U-1', 100]);
    const [known] = pallets as [Stand];
    await count(known, 100);
    const stray = pallet();
    const { id: unitId } = await world.act(
      'operator',
      'receivePallet',
      { sscc: stray.sscc },
      '... on LogisticUnit { id }',
    );
    const contents = [{ item: 'GLOVE_NITRILE', lot: 'U-9', quantity: 40, consignmentId: id }];
    await world.act('operator', 'identifyContents', { unitId, contents });
    await yard.split(known, [[known.contents[0]?.id ?? '', 30]]);
    const seen = await desk.see(id);
    expect(seen).toMatchObject({ unitsExpected: 1, unitsReceived: 2, unitsUnexpected: 1 });
    expect(seen.differences).toEqual([
      expect.objectContaining({ kind: 'UNEXPECTED', unitId, contentLineId: null, quantity: 40 }),
    ]);
    expect(seen.totals).toContainEqual(expect.objectContaining({ lot: 'U-1', expected: 100, received: 100 }));
  });

  it('shows itself to the hub and the donor, without names and notes, and to nobody else', async () => {
    const { id, pallets } = await announced(['S-1', 100]);
    await count(pallets[0] as Stand, 80);
    const [difference] = (await desk.see(id)).differences;
    await desk.explain(id, difference, { note: 'Ms Peeters saw it' });
    await desk.close(id, { signedBy: 'Jan Peeters' });
    const seen = await desk.see(id, 'donor');
    expect(seen.differences[0]).toMatchObject({ explanation: { reason: 'NOT_LOADED', note: null } });
    expect(seen).toMatchObject({ closing: { signedBy: null, attention: false }, attachments: [] });
    expect(JSON.stringify(seen)).not.toContain('Peeters');
    for (const who of ['otherDonor', 'dubaiOperator'] as const) expect(await desk.see(id, who)).toBeNull();
    expect(await desk.see('nonsense')).toBeNull();
  });
});

describe('a reason', () => {
  it('is of the quantity that differs: after another count it is no more one', async () => {
    const { id, pallets } = await announced(['Q-1', 100]);
    const [short] = pallets as [Stand];
    await count(short, 90);
    const [difference] = (await desk.see(id)).differences;
    expect(await desk.explain(id, difference)).toMatchObject({ unexplained: 0 });
    await count(short, 80);
    expect(await desk.see(id)).toMatchObject({
      unexplained: 1,
      differences: [{ quantity: 20, explanation: null }],
    });
    await count(short, 90);
    expect(await desk.see(id)).toMatchObject({ unexplained: 0 });
  });

  it('is refused where nothing differs, and by others than the hub', async () => {
    const { id, pallets } = await announced(['N-1', 100]);
    const nothing = { kind: 'SHORT', unitId: pallets[0]?.id ?? '', contentLineId: null };
    expect(await desk.explain(id, nothing)).toMatchObject({ code: 'NO_SUCH_DIFFERENCE', field: 'kind' });
    const strange = await desk.explain('01900000-0000-7000-8000-000000000000', nothing);
    expect(strange).toMatchObject({ code: 'NOT_FOUND', field: 'consignmentId' });
    expect(await desk.explain(id, nothing, { note: '' })).toMatchObject({ code: 'INVALID_INPUT' });
    const other = { consignmentId: id, reason: 'x' };
    expect(await world.act('operator', 'reopenReceipt', other)).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('closing a receipt', () => {
  it('waits until every difference has its reason, and until somebody signs', async () => {
    const { id, pallets } = await announced(['C-1', 100], ['C-2', 100]);
    expect(await desk.close(id, { signedBy: 'J' })).toMatchObject({ code: 'NOTHING_RECEIVED' });
    await count(pallets[0] as Stand, 100);
    expect(await desk.close(id, { signedBy: 'J' })).toMatchObject({ code: 'DIFFERENCES_UNEXPLAINED' });
    const [missing] = (await desk.see(id)).differences;
    await desk.explain(id, missing);
    expect(await desk.close(id)).toMatchObject({ code: 'SIGNATURE_MISSING', field: 'signedBy' });
    const wrong = await desk.close(id, { signatureId: '01900000-0000-7000-8000-000000000000' });
    expect(wrong).toMatchObject({ code: 'SIGNATURE_MISSING', field: 'signatureId' });
    expect(await desk.close(id, { signedBy: 'J' })).toMatchObject({
      closing: { signedBy: 'J', lateUnits: 0 },
    });
    expect(await desk.close(id, { signedBy: 'K' })).toMatchObject({ code: 'RECEIPT_CLOSED' });
    expect(await desk.explain(id, missing)).toMatchObject({ code: 'RECEIPT_CLOSED' });
  });

  it('records what comes later, and flags the receipt until a supervisor reopens it', async () => {
    const { id, pallets } = await announced(['L-1', 100], ['L-2', 100]);
    await count(pallets[0] as Stand, 100);
    const [missing] = (await desk.see(id)).differences;
    await desk.explain(id, missing);
    await desk.close(id, { signedBy: 'J' });
    await yard.split(pallets[0] as Stand, [[pallets[0]?.contents[0]?.id ?? '', 30]]);
    expect(await desk.see(id)).toMatchObject({ closing: { lateUnits: 0, attention: false } });
    await count(pallets[1] as Stand, 100);
    expect(await desk.see(id)).toMatchObject({
      unitsReceived: 2,
      closing: { lateUnits: 1, attention: true },
    });
    expect(await desk.reopen(id)).toMatchObject({ closing: null, unexplained: 0 });
    expect(await desk.reopen(id)).toMatchObject({ code: 'RECEIPT_OPEN' });
    expect(await desk.close(id, { signedBy: 'K' })).toMatchObject({
      closing: { signedBy: 'K', attention: false },
    });
  });

  it('is in the audit trail, and so is the reopening', async () => {
    const { id, pallets } = await announced(['A-1', 100]);
    await count(pallets[0] as Stand, 100);
    await desk.close(id, { signedBy: 'J' });
    await desk.reopen(id);
    const { data } = await world.ask(
      'supervisor',
      '{ auditTrail(first: 100) { nodes { act subjectKind reason } } }',
    );
    const own = data.auditTrail.nodes.filter((one: { subjectKind: string }) => one.subjectKind === 'receipt');
    expect(own).toContainEqual({
      act: 'RECEIPT_REOPENED',
      subjectKind: 'receipt',
      reason: 'One more pallet came',
    });
    expect(own).toContainEqual({ act: 'RECEIPT_CLOSED', subjectKind: 'receipt', reason: null });
  });

  it('takes a drawn signature of the same consignment, once when two close it at once', async () => {
    const { id, pallets } = await announced(['D-1', 100]);
    await count(pallets[0] as Stand, 100);
    const sent = { subject: 'consignment', purpose: 'SIGNATURE', type: 'image/png' };
    const { body } = await uploads.put('operator', id, png(), sent);
    const answers = await Promise.all([
      desk.close(id, { signatureId: body.id }),
      desk.close(id, { signatureId: body.id }, 'supervisor'),
    ]);
    expect(answers.map(({ code }) => code ?? 'closed').sort()).toEqual(['RECEIPT_CLOSED', 'closed']);
    expect(await desk.see(id)).toMatchObject({
      closing: { signatureId: body.id },
      attachments: [{ id: body.id, purpose: 'SIGNATURE' }],
    });
    expect((await uploads.get('donor', body.id)).status).toBe(404);
  });
});

describe('photos of pallets', () => {
  it('are kept by the hub, and shown to it and the one whose goods are on it', async () => {
    const { id, pallets } = await announced(['P-1', 100]);
    const [one] = pallets as [Stand];
    await count(one, 100);
    const { status, body } = await uploads.put('operator', one.id, png(), {
      subject: 'unit',
      type: 'image/png',
    });
    expect(status).toBe(201);
    expect((await desk.see(id)).pallets[0].photos).toEqual([{ id: body.id }]);
    const seen = async (who: 'operator' | 'donor' | 'otherDonor') => (await uploads.get(who, body.id)).status;
    expect([await seen('operator'), await seen('donor'), await seen('otherDonor')]).toEqual([200, 200, 404]);
    const others = await uploads.put('donor', one.id, png(), { subject: 'unit', type: 'image/png' });
    expect(others.body).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('another lot than announced', () => {
  const checked = ({ sscc, contents }: Stand, counted: number, found: unknown[]) =>
    world.act(
      'operator',
      'checkPallet',
      { sscc, counts: [{ contentLineId: contents[0]?.id, counted, damaged: 0 }], found },
      '... on LogisticUnit { id status onHold contents { lot countedQuantity presentQuantity } holds { note } }',
    );
  const other = { item: 'MASK_FFP2', lot: 'W-2', quantity: 40 };

  it('makes the pallet short of one and holds it for the other, and the books stay even', async () => {
    const { id, pallets } = await announced(['W-1', 100]);
    expect(await checked(pallets[0] as Stand, 60, [other])).toMatchObject({
      onHold: true,
      contents: [
        { lot: 'W-1', countedQuantity: 60 },
        { lot: 'W-2', countedQuantity: 40 },
      ],
      holds: [{ note: 'Lot W-1: 100 announced, 60 counted. Lot W-2: 40 that nobody announced.' }],
    });
    const { differences } = await desk.see(id);
    expect(differences).toEqual([
      expect.objectContaining({ kind: 'SHORT', quantity: 40 }),
      expect.objectContaining({ kind: 'WRONG_LOT', quantity: 40 }),
    ]);
    const books = 'query B($id: ID!) { consignment(id: $id) { books { balanced } } }';
    expect((await world.ask('donor', books, { id })).data.consignment.books.balanced).toBe(true);
  });

  it('is the same line when it is counted again, and is taken back whole', async () => {
    const { id, pallets } = await announced(['W-1', 100]);
    const [one] = pallets as [Stand];
    const { id: unitId } = await checked(one, 60, [other]);
    expect((await checked(one, 60, [{ ...other, quantity: 30 }])).contents).toHaveLength(2);
    const undo = () => world.act('supervisor', 'undoLastAct', { unitId, note: 'Wrong pallet' });
    await undo();
    expect((await desk.see(id)).totals).toContainEqual(expect.objectContaining({ lot: 'W-2', received: 40 }));
    await undo();
    expect((await desk.see(id)).totals.map(({ lot }: { lot: string }) => lot)).toEqual(['W-1']);
  });

  it('is refused when it was announced, is found twice, or could be several donors’', async () => {
    const { pallets } = await announced(['W-1', 100]);
    const [one] = pallets as [Stand];
    const same = { ...other, lot: 'W-1' };
    expect(await checked(one, 60, [same])).toMatchObject({ code: 'NOT_COUNTABLE', field: 'found[0]' });
    expect(await checked(one, 60, [other, other])).toMatchObject({ field: 'found[1]' });
    const unknown = { ...other, item: 'UNICORN' };
    expect(await checked(one, 60, [unknown])).toMatchObject({ code: 'UNKNOWN_ITEM', field: 'found[0].item' });
    const worse = { ...other, damaged: 41 };
    expect(await checked(one, 60, [worse])).toMatchObject({ code: 'NOT_COUNTABLE' });
    const stray = { sscc: pallet().sscc, counts: [], found: [other] };
    expect(await world.act('operator', 'receivePallet', stray)).toMatchObject({ field: 'found' });
  });
});
