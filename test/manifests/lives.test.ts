import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { ManifestReadingService } from '../../src/manifests/manifest-reading.service.js';
import { ManifestSweeping } from '../../src/manifests/sweeping.service.js';
import { asSuperuser } from '../world/cluster.js';
import { nextSscc } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';
import { DonorDesk } from './donor-desk.js';

let world: World;
let desk: DonorDesk;
const folder = mkdtempSync(join(tmpdir(), 'hub-manifests-'));

beforeAll(async () => {
  world = await startWorld({ HUB_FILES_DIR: folder });
  desk = new DonorDesk(world);
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const list = (count: number) =>
  ['sscc,item,quantity', ...Array.from({ length: count }, () => `${nextSscc()},MASK_FFP2,5`)].join('\n');
const query = <Row>(sql: string, values: unknown[] = []) =>
  asSuperuser(async (client) => (await client.query(sql, values)).rows as Row[], world.database);
const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

describe('a manifest', () => {
  it('that was being read by a worker that died is read anew, and every line is there once', async () => {
    const read = await desk.read(list(2_500));
    // As a worker leaves it that dies in the middle: some lines, and nobody who goes on.
    await query(
      `UPDATE manifest_upload SET state = 'READING', reading = gen_random_uuid(), lines_read = 1000 WHERE public_id = $1`,
      [read.id],
    );
    await query(
      `DELETE FROM manifest_line USING manifest_upload u WHERE upload_id = u.id AND u.public_id = $1 AND line > 1000`,
      [read.id],
    );
    const reading = world.worker.get(ManifestReadingService, { strict: false });
    // Two at once: a job whose lock was lost is given to another worker while the first one is still at it.
    await Promise.all([reading.read(read.id), reading.read(read.id)]);
    expect(await desk.look(read.id)).toMatchObject({
      state: 'READ',
      linesRead: 2_500,
      linesBad: 0,
      pallets: 2_500,
    });
    await reading.read(read.id);
    expect(await desk.accept(read.id)).toMatchObject({
      state: 'ACCEPTED',
      consignment: { unitsAnnounced: 2_500 },
    });
  });

  it('is followed while it is read, by its organisation only', async () => {
    const { body } = await desk.send(list(3_000));
    const states: { state: string; linesRead: number }[] = [];
    for await (const one of follow('donor', body.id)) {
      states.push(one.data?.manifestChanged as (typeof states)[0]);
      if (states.at(-1)?.state === 'READ') break;
    }
    expect(states.at(-1)).toEqual({ state: 'READ', linesRead: 3_000 });
    const read = states.map(({ linesRead }) => linesRead);
    expect(read).toEqual([...read].sort((one, other) => one - other));
    for await (const one of follow('otherDonor', body.id)) {
      expect(one.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
      break;
    }
  });

  it('that never came whole, or is old, goes with its file and its lines', async () => {
    const sweeping = world.worker.get(ManifestSweeping, { strict: false });
    const { id } = await desk.read(list(3));
    const [before] = await query<{ n: number }>('SELECT count(*)::int AS n FROM manifest_line');
    expect([(await files()) > 0, (before?.n ?? 0) > 0]).toEqual([true, true]);
    await sweeping.sweep(3_600, 3_600);
    expect(await desk.look(id)).not.toBeNull();
    await sweeping.sweep(0, 0);
    expect(await desk.look(id)).toBeNull();
    expect(await query('SELECT 1 FROM manifest_line')).toEqual([]);
    expect(await files()).toBe(0);
  });

  it('that is refused half way leaves no lines', async () => {
    const endless = `[${JSON.stringify({ sscc: nextSscc(), item: 'MASK_FFP2', quantity: 1 })},`.concat(
      Array.from({ length: 1_500 }, () =>
        JSON.stringify({ sscc: nextSscc(), item: 'MASK_FFP2', quantity: 1 }),
      ).join(','),
    );
    const read = await desk.read(endless);
    expect(read).toMatchObject({ state: 'REFUSED', problemCode: 'MALFORMED_FILE', linesRead: 0 });
    expect(read.lines.nodes).toEqual([]);
    expect(await desk.accept(read.id)).toMatchObject({ code: 'MANIFEST_NOT_READ' });
  });

  it.each([
    [
      'expires before it was made',
      'expiry,production_date',
      '2021-01-01,2021-01-02',
      'EXPIRES_BEFORE_PRODUCTION',
    ],
    ['expires on 30 February', 'expiry,lot', '2022-02-30,x', 'INVALID_INPUT'],
    ['expires on one of two days', 'expiry,lot', '03/04/2022,x', 'INVALID_INPUT'],
  ])('whose line %s is flagged', async (_, header, cells, code) => {
    const read = await desk.read(`sscc,item,quantity,${header}\n${nextSscc()},MASK_FFP2,1,${cells}`);
    expect(read.badLines.nodes).toMatchObject([{ line: 2, column: 'expiry', code }]);
  });

  it('with digits of another script, or a number that lost some, is flagged', async () => {
    const read = await desk.read(
      `sscc,item,quantity\n${nextSscc()},MASK_FFP2,１２\n3.54123E+17,MASK_FFP2,1\n`,
    );
    expect(read.badLines.nodes).toMatchObject([
      { line: 2, column: 'quantity', message: expect.stringContaining('full-width') },
      { line: 3, column: 'sscc', code: 'DIGITS_LOST' },
    ]);
  });
});

function follow(who: 'donor' | 'otherDonor', id: string) {
  const client = createClient({
    url: `${world.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${world.cast[who].token}` },
    retryAttempts: 0,
  });
  return client.iterate({
    query: 'subscription F($id: ID!) { manifestChanged(id: $id) { state linesRead } }',
    variables: { id },
  });
}
