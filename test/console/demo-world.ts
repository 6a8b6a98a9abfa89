import { load } from '../../src/console/demo/demo.command.js';
import { DEMO_NAMES, type Names } from '../../src/console/simulation/cast.js';
import { asSuperuser } from '../world/cluster.js';
import { testSettings } from '../world/test-settings.js';
import { startWorld, type World } from '../world/world.js';

/** A whole hub with the demo in it, as on the embedded database. */
export async function startDemoWorld(more: Record<string, string> = {}): Promise<World> {
  const world = await startWorld(more);
  await asSuperuser((client) => client.query(`ALTER DATABASE ${world.database} SET hub.embedded = 'on'`));
  await load(testSettings('cli', world.database, { HUB_DEMO: 'embedded' }));
  return world;
}

/** Those of the demo whose organisations the cast of the stories has not got as well. */
export const NAMES: Names = { ...DEMO_NAMES, agencies: ['agency@cri.example'] };
