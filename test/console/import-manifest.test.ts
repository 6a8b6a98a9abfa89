import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importManifest } from '../../src/console/manifest/import-manifest.js';
import { PASSWORD } from '../world/cast.js';
import { nextSscc } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'liege-hub-manifest-'));

beforeAll(async () => {
  world = await startWorld({ HUB_MANIFEST_BYTES: '20000000' });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

const row = (quantity: number) => `${nextSscc()},MASK_FFP2,${quantity}`;

async function run(content: string | Buffer, more: Record<string, unknown> = {}) {
  const file = join(folder, 'manifest.csv');
  writeFileSync(file, content);
  let text = '';
  const paper = { write: (more: string) => (text += more) };
  const options = {
    file,
    email: world.cast.donor.email,
    password: PASSWORD,
    hub: 'LGG',
    purpose: 'For the hospitals',
    recipient: ['CRI'],
    keepGood: false,
    url: world.url,
    reference: 'CLI-1',
    ...more,
  };
  const stored = await importManifest(options, paper);
  return { stored, text };
}

const good = ['sscc,item,quantity', row(10), row(20)].join('\n');
const mixed = ['sscc,item,quantity', row(10), row(-1)].join('\n');

describe('hub import-manifest', () => {
  it('announces a file, and run again says the same', async () => {
    const first = await run(good);
    expect(first).toEqual({ stored: true, text: 'CLI-1: 2 pallets announced, 2 of 2 lines.\n' });
    expect(await run(good)).toEqual(first);
  });

  it('stores nothing of a file with bad lines, or the good ones when asked to', async () => {
    const refused = await run(mixed, { reference: 'CLI-2' });
    expect(refused.stored).toBe(false);
    expect(refused.text).toContain('  line 3, quantity: The quantity must be 1 or more.\n');
    const kept = await run(mixed, { reference: 'CLI-2', keepGood: true });
    expect(kept.text).toBe(
      'CLI-2: 1 pallets announced, 1 of 2 lines.\n  line 3, quantity: The quantity must be 1 or more.\n',
    );
  });

  it('takes JSON and other encodings like the rest', async () => {
    const json = JSON.stringify([{ sscc: nextSscc(), item: 'MASK_FFP2', quantity: 3 }]);
    expect((await run(json, { reference: 'CLI-4' })).text).toBe(
      'CLI-4: 1 pallets announced, 1 of 1 lines.\n',
    );
    const german = Buffer.from(`Palette;Artikelnummer;Stück\n${nextSscc()};MASK_FFP2;4`, 'latin1');
    expect((await run(german, { reference: 'CLI-5' })).stored).toBe(true);
  });

  it.each([
    ['a file of a hundred megabytes', Buffer.alloc(100_000_000, 'x'), {}, 'FILE_TOO_LARGE'],
    ['a program', Buffer.from('MZ\x90\0', 'latin1'), {}, 'FILE_TYPE_NOT_TAKEN'],
    ['a file without the columns', 'a,b\n1,2', {}, 'COLUMNS_MISSING'],
    ['a damaged workbook', Buffer.from('PK\x03\x04 and no more', 'latin1'), {}, 'MALFORMED_FILE'],
    ['nobody who announces', good, { email: undefined }, 'Say who announces'],
    ['a reference that was used for another file', `${good}\n${row(5)}`, {}, 'CONSIGNMENT_EXISTS'],
    ['a recipient that is no agency', good, { reference: 'CLI-3', recipient: ['NOBODY'] }, 'NOT_FOUND'],
  ])('refuses %s in one sentence', async (_, content, more, sentence) => {
    await expect(run(content, more)).rejects.toThrow(sentence);
  });
});
