import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOST_BYTES } from '../../src/attachments/uploads.service.js';
import { newId } from '../../src/platform/ids/ids.js';
import { codes, Floor, START } from '../dispatches/floor.js';
import type { CastName } from '../world/cast.js';
import { startWorld, type World } from '../world/world.js';
import { jpeg, pdf, png, Uploads } from './uploads.js';

let world: World;
let floor: Floor;
let uploads: Uploads;
let folder: string;
let dispatchId: string;
let drafted: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-attachments-'));
  world = await startWorld({ HUB_FILES_DIR: folder });
  await world.setClock(START);
  floor = new Floor(world);
  uploads = new Uploads(world, folder);
  dispatchId = await departed('LIS');
  drafted = (await floor.draft(await floor.stock(1), 'LIS')).id;
});
afterAll(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

async function departed(destination: string): Promise<string> {
  const truck = await floor.truck(destination);
  const { id, pallets } = await floor.planned(1, destination);
  for (const one of pallets) await floor.load(id, one);
  await floor.clock(11);
  await floor.report(truck.id, 'LEFT', 10);
  return id;
}

const FILES = 'attachments { id purpose contentType bytes sha256 path }';
async function filesOf(id: string, who: CastName = 'operator') {
  const query = `query Q($id: ID!) { dispatch(id: $id) { ${FILES} proofOfDelivery { ${FILES} } } }`;
  return (await world.ask(who, query, { id })).data.dispatch;
}

describe('photos and papers of a dispatch', () => {
  it('are put by those who carry and receive it, and seen by them and the hub, byte by byte', async () => {
    const files = [
      ['carrier', 'PHOTO', jpeg(), 'image/jpeg', 'photo', 'jpg'],
      ['agency', 'SIGNED_PAPER', pdf(), 'application/pdf', 'signed-paper', 'pdf'],
      ['operator', 'SIGNATURE', png(), 'image/png', 'signature', 'png'],
    ] as const;
    for (const [who, purpose, content, contentType, name, ending] of files) {
      // The header is not believed.
      const { status, body } = await uploads.put(who, dispatchId, content, { purpose, type: 'text/html' });
      const sha256 = createHash('sha256').update(content).digest('hex');
      expect({ status, ...body }).toMatchObject({
        status: 201,
        purpose,
        contentType,
        bytes: content.length,
        sha256,
      });
      for (const reader of ['operator', 'agency', 'carrier'] as const) {
        const answer = await uploads.get(reader, body.id);
        expect(Object.fromEntries(answer.headers)).toMatchObject({
          'content-type': contentType,
          'content-length': String(content.length),
          'content-disposition': `attachment; filename="${name}-${body.id}.${ending}"`,
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        });
        expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
      }
    }
    await floor.confirm(dispatchId, { everythingAccepted: true });
    const { attachments, proofOfDelivery } = await filesOf(dispatchId, 'agency');
    expect(attachments.map(({ purpose }: { purpose: string }) => purpose)).toEqual(
      files.map(([, purpose]) => purpose),
    );
    expect(proofOfDelivery.attachments).toEqual(attachments);
    expect(
      codes(await floor.see(dispatchId)).filter((code) => code === 'DISPATCH_FILE_ATTACHED'),
    ).toHaveLength(3);
  });

  it('are nothing to all others, as if there were none', async () => {
    const { body } = await uploads.put('carrier', dispatchId, jpeg());
    for (const who of ['donor', 'otherAgency', 'dubaiOperator'] as const) {
      expect((await uploads.get(who, body.id)).status).toBe(404);
      expect(await filesOf(dispatchId, who)).toBeNull();
    }
    for (const who of ['otherAgency', 'dubaiOperator'] as const)
      expect(await uploads.put(who, dispatchId, jpeg())).toMatchObject({
        status: 404,
        body: { code: 'NOT_FOUND' },
      });
    expect(await uploads.put('donor', dispatchId, jpeg())).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN' },
    });
    expect(await uploads.put(null, dispatchId, jpeg())).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED' },
    });
    expect((await uploads.get(null, body.id)).status).toBe(401);
    for (const id of [newId(), 'nothing', '..%2f..%2fetc%2fpasswd'])
      expect((await uploads.get('operator', id)).status).toBe(404);
  });
});

describe('an upload', () => {
  it('is one file under one key, however often it is sent and by how many at once', async () => {
    const before = await uploads.stored();
    const content = jpeg(50_000, 1);
    const key = newId();
    const first = await uploads.put('carrier', dispatchId, content, { key });
    const again = await Promise.all(
      [1, 2, 3].map(() => uploads.put('carrier', dispatchId, content, { key })),
    );
    expect(again).toEqual([first, first, first]);
    const reused = { status: 409, body: { code: 'KEY_REUSED' } };
    expect(await uploads.put('carrier', dispatchId, jpeg(50_000, 2), { key })).toMatchObject(reused);
    expect(await uploads.put('carrier', dispatchId, content, { key, purpose: 'SIGNATURE' })).toMatchObject(
      reused,
    );
    expect((await uploads.stored()).length).toBe(before.length + 1);
    const together = newId();
    const raced = await Promise.all(
      [1, 2, 3, 4].map(() => uploads.put('agency', dispatchId, content, { key: together })),
    );
    expect(new Set(raced.map(({ body }) => body.id)).size).toBe(1);
    expect((await uploads.stored()).length).toBe(before.length + 2);
  });

  const page = Buffer.from('<html><script>alert(1)</script>');
  test.each([
    ['a program of Windows', Buffer.from('MZ\x90\x00 and more than sixteen bytes', 'latin1'), /a program/],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf / # and more'), /a program/],
    ['a page', page, /no JPEG/],
    ['nothing', Buffer.alloc(0), /empty|no JPEG|Send the bytes/],
    ['a byte', Buffer.from([0xff]), /no JPEG/],
  ])('of %s is refused, whatever it is called', async (_, content, sentence) => {
    const before = await uploads.stored();
    const { status, body } = await uploads.put('carrier', dispatchId, content, { type: 'image/jpeg' });
    expect({ status, code: body.code }).toEqual({ status: 415, code: 'FILE_TYPE_NOT_TAKEN' });
    expect(body.message).toMatch(sentence);
    expect(await uploads.stored()).toEqual(before);
  });

  it('is as long as the limit, and not a byte longer', async () => {
    const head = jpeg(0).length;
    expect((await uploads.put('carrier', dispatchId, jpeg(MOST_BYTES - head))).body.bytes).toBe(MOST_BYTES);
    const before = await uploads.stored();
    expect(await uploads.put('carrier', dispatchId, jpeg(MOST_BYTES - head + 1))).toMatchObject({
      status: 413,
      body: { code: 'FILE_TOO_LARGE' },
    });
    expect(await uploads.stored()).toEqual(before);
  });

  it('is refused before it is read, for what it belongs to', async () => {
    const refusals = [
      [drafted, {}, 400, 'NOTHING_TO_PROVE'],
      [newId(), {}, 404, 'NOT_FOUND'],
      ['nothing', {}, 400, 'INVALID_INPUT'],
      [dispatchId, { subject: 'pallet' }, 404, 'NOT_FOUND'],
      [dispatchId, { purpose: 'MALWARE' }, 400, 'INVALID_INPUT'],
      [dispatchId, { purpose: null }, 400, 'INVALID_INPUT'],
      [dispatchId, { purpose: 'PHOTO&purpose=PHOTO' }, 400, 'INVALID_INPUT'],
      [dispatchId, { key: null }, 400, 'INVALID_INPUT'],
      [dispatchId, { key: 'x'.repeat(201) }, 400, 'INVALID_INPUT'],
      [dispatchId, { type: 'application/json' }, 400, 'MALFORMED_JSON'],
    ] as const;
    for (const [id, sent, status, code] of refusals)
      expect({ sent, ...(await uploads.put('operator', id, jpeg(), sent)) }).toMatchObject({
        sent,
        status,
        body: { code },
      });
    const elsewhere = { method: 'POST', headers: uploads.headers('carrier'), body: new Uint8Array(jpeg()) };
    expect((await fetch(`${world.url}/graphql`, elsewhere)).status).toBe(415);
  });
});
