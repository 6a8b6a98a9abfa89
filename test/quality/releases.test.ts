import { MAY_RELEASE } from '../../src/receiving/hold-reason.lifecycle.js';
import { Floor, type Pallet, START } from '../dispatches/floor.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
let floor: Floor;

beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
  await world.setClock(START);
});
afterAll(() => world.close());

async function held(reason: string): Promise<string> {
  const [{ id }] = (await floor.stock(1)) as [Pallet];
  const input = { unitId: id, reason, note: 'In doubt' };
  const { holds } = await world.act('operator', 'holdPallet', input, '... on LogisticUnit { holds { id } }');
  return holds[0].id;
}

const release = (who: 'operator' | 'supervisor' | 'donor' | 'dubaiOperator', holdId: string) =>
  world.act(who, 'releaseHold', { holdId, note: 'Seen' }, '... on LogisticUnit { onHold }');

describe('releaseHold', () => {
  it.each(Object.entries(MAY_RELEASE))('asks for the role that judges %s', async (reason, judges) => {
    const holdId = await held(reason);
    const byOperator = await release('operator', holdId);
    if (judges.includes('OPERATOR')) expect(byOperator).toMatchObject({ onHold: false });
    else {
      expect(byOperator).toMatchObject({ code: 'FORBIDDEN', field: 'holdId' });
      expect(await release('supervisor', holdId)).toMatchObject({ onHold: false });
    }
    expect(await release('supervisor', holdId)).toMatchObject({ code: 'HOLD_CLOSED' });
  });

  it('is for nobody else, and tells nobody else that there is a hold', async () => {
    const holdId = await held('MISSING_PAPERS');
    expect(await release('donor', holdId)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await release('dubaiOperator', holdId)).toMatchObject({ code: 'NOT_FOUND' });
  });
});
