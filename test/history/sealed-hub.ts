import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HistoryReport } from '../../src/console/verification/history/history-report.js';
import { verifyHistory } from '../../src/console/verification/history/verify-history.js';
import { newId } from '../../src/platform/ids/ids.js';
import { anchorFolder, asSuperuser, createDatabase, dropDatabase } from '../world/cluster.js';
import { announcement } from '../world/goods.js';
import { testSettings } from '../world/test-settings.js';
import { startWorld, type World } from '../world/world.js';

/** A pallet is announced, scanned, held and released; then the hub is at rest, and anchored. */
export async function dayOfWork(world: World): Promise<void> {
  const made = await world.act(
    'donor',
    'announceConsignment',
    announcement({}, 5),
    '... on Consignment { id units(first: 10) { nodes { id sscc } } }',
  );
  const scans = made.units.nodes.map(({ sscc }: { sscc: string }) => ({
    clientKey: newId(),
    kind: 'RECEIVE',
    data: sscc,
    occurredAt: new Date().toISOString(),
  }));
  await world.act('operator', 'recordScans', { scans }, '... on RecordedScans { accepted }');
  const [{ id }] = made.units.nodes;
  const opened = { unitId: id, reason: 'DAMAGE', note: 'wet on one side, says Mr. Canary' };
  const held = await world.act('operator', 'holdPallet', opened, '... on LogisticUnit { holds { id } }');
  const [hold] = held.holds;
  const released = { holdId: hold.id, note: 'dry again, says Mrs. Canary' };
  await world.act('supervisor', 'releaseHold', released, '... on LogisticUnit { onHold }');
  await world.settle();
}

/** A hub at rest. Each attack is on a copy of its own. */
export class SealedHub {
  private copies = 0;

  private constructor(
    readonly database: string,
    private readonly folder: string,
  ) {}

  static async make(work: (world: World) => Promise<void> = dayOfWork): Promise<SealedHub> {
    const world = await startWorld();
    await work(world);
    await world.worker.close();
    await world.api.close();
    const folder = await mkdtemp(join(tmpdir(), 'hub-sealed-'));
    return new SealedHub(world.database, folder);
  }

  async copy(): Promise<Copy> {
    this.copies += 1;
    const name = `${this.database}_copy_${this.copies}`;
    await createDatabase(name, this.database);
    const anchors = join(this.folder, name);
    await cp(anchorFolder(this.database), anchors, { recursive: true });
    return new Copy(name, anchors);
  }

  async remove(): Promise<void> {
    await dropDatabase(this.database);
    await rm(this.folder, { recursive: true, force: true });
  }
}

export class Copy {
  constructor(
    readonly database: string,
    readonly anchors: string,
  ) {}

  get file(): string {
    return join(this.anchors, 'history.anchors');
  }

  // biome-ignore lint/suspicious/noExplicitAny: rows have the shape of their statement
  async run(sql: string, parameters: unknown[] = []): Promise<any[]> {
    return asSuperuser(async (client) => (await client.query(sql, parameters)).rows ?? [], this.database);
  }

  verify(): Promise<HistoryReport> {
    return verifyHistory(testSettings('cli', this.database, { HUB_ANCHOR_DIR: this.anchors }));
  }

  remove(): Promise<void> {
    return dropDatabase(this.database);
  }
}
