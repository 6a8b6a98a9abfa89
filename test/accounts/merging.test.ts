import { MergedRecipientsService } from '../../src/consignments/merged-recipients.service.js';
import { MergedPartnersService } from '../../src/dispatches/merged-partners.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { systemPrincipal } from '../../src/platform/principal/principal.js';
import { MergedPledgeRecipientsService } from '../../src/pledges/merged-pledge-recipients.service.js';
import { Floor } from '../dispatches/floor.js';
import { Asking } from '../requests/asking.js';
import type { CastName } from '../world/cast.js';
import { asSuperuser } from '../world/cluster.js';
import { announcement } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

type Follows = Pick<MergedRecipientsService, 'follow'>;

let world: World;
let floor: Floor;
beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
  await floor.clock(0);
});
afterAll(() => world?.close());

const rows = (sql: string, parameters: unknown[] = []) =>
  asSuperuser(async (client) => (await client.query(sql, parameters)).rows, world.database);
const organisation = async (code: string): Promise<{ id: number; public_id: string }> =>
  (await rows('SELECT id, public_id FROM organisation WHERE code = $1', [code]))[0];
const propose = (who: CastName, name: string, kind = 'AGENCY'): Promise<{ id: string; named: string }> =>
  world.act(
    who,
    'proposeOrganisation',
    { hub: 'LGG', kind, name, country: 'IT' },
    '... on Organisation { id named: code }',
  );
async function merge(proposal: { id: string }, into: string): Promise<void> {
  const { public_id } = await organisation(into);
  const merged = await world.act(
    'supervisor',
    'mergeOrganisation',
    { organisation: proposal.id, into: public_id },
    '... on Organisation { status }',
  );
  expect(merged).toMatchObject({ status: 'MERGED' });
  await world.settle();
}
const ask = async (who: CastName, query: string) => {
  const { data, errors } = await world.ask(who, query);
  expect(errors).toEqual([]);
  return data;
};
const portion = (recipient: string, item: string, quantity: number) => ({ recipient, item, quantity });
const portionsOf = async (id: string) => {
  const query = `{ consignment(id: "${id}") { recipients { code } portions { recipient { code } item { code } quantity } } }`;
  const { recipients, portions } = (await ask('donor', query)).consignment;
  return {
    recipients: recipients.map(({ code }: { code: string }) => code),
    portions: portions.map(
      (one: { recipient: { code: string }; item: { code: string }; quantity: number }) => [
        one.recipient.code,
        one.item.code,
        one.quantity,
      ],
    ),
  };
};

/** Whether somebody waits for a row that another one holds. */
async function somebodyWaits(): Promise<void> {
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  for (let turn = 0; turn < 100; turn += 1) {
    if ((await rows(waiting)).length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a writer that comes while an organisation is merged', () => {
  it('names the one that it is merged into, although it found the other one', async () => {
    const twin = await propose('operator', 'Red Cross of Rome');
    const pallets = await floor.stock(1);
    const { id: into } = await organisation('CRI');
    const writing = await asSuperuser(async (client) => {
      await client.query('BEGIN');
      const merge = `UPDATE organisation SET status = 'MERGED', merged_into = $2 WHERE code = $1`;
      await client.query(merge, [twin.named, into]);
      const drafted = floor.draft(pallets, 'ROME', { agency: twin.named });
      await somebodyWaits();
      await client.query('COMMIT');
      return { drafted };
    }, world.database);
    const { id } = await writing.drafted;
    expect(await rows('SELECT agency_id FROM dispatch WHERE public_id = $1', [id])).toEqual([
      { agency_id: into },
    ]);
  });
});

describe('an agency that was proposed and turns out to be a known one', () => {
  it('is the known one in consignments, once, with the portions of both, and in pledges', async () => {
    const twin = await propose('donor', 'Red Cross of Italy');
    const recipients = [twin.named, 'SCIENSANO', 'CRI'];
    const contents = [
      { item: 'MASK_FFP2', lot: 'A', quantity: 1_000 },
      { item: 'GOGGLES', lot: 'B', quantity: 100 },
    ];
    const units = (announcement().units as Record<string, unknown>[]).map((unit) => ({
      ...unit,
      temperatureClass: 'AMB',
      contents,
    }));
    const portions = [
      portion(twin.named, 'MASK_FFP2', 300),
      portion(twin.named, 'GOGGLES', 40),
      portion('CRI', 'MASK_FFP2', 200),
      portion('SCIENSANO', 'MASK_FFP2', 100),
    ];
    const both = await world.act(
      'donor',
      'announceConsignment',
      announcement({ recipients, units, portions }),
      '... on Consignment { id }',
    );
    const alone = await world.act(
      'donor',
      'announceConsignment',
      announcement({ recipients: [twin.named] }),
      '... on Consignment { id }',
    );
    const lines = [twin.named, 'CRI', undefined].map((recipient) => ({
      item: 'MASK_FFP2',
      quantity: 500,
      recipient,
    }));
    const pledge = await world.act(
      'donor',
      'makePledge',
      { hub: 'LGG', reference: 'P-TWIN', purpose: 'Masks', lines },
      '... on Pledge { id }',
    );
    await merge(twin, 'CRI');

    const expected = {
      recipients: ['CRI', 'SCIENSANO'],
      portions: [
        ['CRI', 'MASK_FFP2', 500],
        ['CRI', 'GOGGLES', 40],
        ['SCIENSANO', 'MASK_FFP2', 100],
      ],
    };
    const seen = await portionsOf(both.id);
    expect(seen.recipients).toEqual(expected.recipients);
    expect(seen.portions).toHaveLength(expected.portions.length);
    expect(seen.portions).toEqual(expect.arrayContaining(expected.portions));
    expect((await portionsOf(alone.id)).recipients).toEqual(['CRI']);
    const show = `{ pledge(id: "${pledge.id}") { lines { recipient { code } quantity } items { pledged } } }`;
    const pledged = (await ask('donor', show)).pledge;
    expect(pledged.items).toEqual([{ pledged: 1_500 }]);
    expect(pledged.lines).toHaveLength(2);
    expect(pledged.lines).toContainEqual({ recipient: { code: 'CRI' }, quantity: 1_000 });
    expect(pledged.lines).toContainEqual({ recipient: null, quantity: 500 });

    // Told once more: nothing is added up twice.
    const provisional = (await organisation(twin.named)).id;
    const into = (await organisation('CRI')).id;
    const work = world.worker.get(UnitOfWork, { strict: false });
    for (const feature of [MergedRecipientsService, MergedPledgeRecipientsService, MergedPartnersService])
      await work.write(systemPrincipal('worker', 'again'), (tx) =>
        world.worker.get<Follows>(feature, { strict: false }).follow(tx, provisional, into),
      );
    expect(await portionsOf(both.id)).toEqual(seen);
    expect((await ask('donor', show)).pledge).toEqual(pledged);

    const revised = await world.act(
      'donor',
      'reviseRecipients',
      {
        consignmentId: both.id,
        recipients: [twin.named],
        reason: 'All of it',
        portions: [portion('CRI', 'GOGGLES', 7)],
      },
      '... on Consignment { recipients { code } portions { quantity } }',
    );
    expect(revised).toMatchObject({ recipients: [{ code: 'CRI' }], portions: [{ quantity: 7 }] });
  });

  it('sees the dispatches that were drafted for it', async () => {
    const twin = await propose('operator', 'Croce Rossa, Rome');
    const truck = await floor.truck('ROME');
    const dispatch = await floor.draft(await floor.stock(1), 'ROME', { agency: twin.named });
    const list =
      '{ all: dispatches(first: 100) { nodes { id } } open: dispatches(first: 100, stage: PREPARING) { nodes { id } } }';
    const seenBy = async (who: CastName) => {
      const data = await ask(who, list);
      return [data.all, data.open].map(({ nodes }) =>
        nodes.some(({ id }: { id: string }) => id === dispatch.id),
      );
    };
    expect(await seenBy('agency')).toEqual([false, false]);
    await merge(twin, 'CRI');
    expect(await seenBy('agency')).toEqual([true, true]);
    expect(await seenBy('otherAgency')).toEqual([false, false]);
    expect(await floor.plan(dispatch.id)).toMatchObject({
      agency: { code: 'CRI' },
      legs: [{ transport: { id: truck.id } }],
    });
    expect(await seenBy('agency')).toEqual([true, true]);
  });

  it('goes on with what was asked for in its name', async () => {
    const twin = await propose('operator', 'CRI, Comitato di Roma');
    const request = await new Asking(world).opened();
    await rows(
      'UPDATE request SET agency_id = (SELECT id FROM organisation WHERE code = $1) WHERE public_id = $2',
      [twin.named, request.id],
    );
    const show = `{ request(id: "${request.id}") { agency { code } } }`;
    expect((await ask('agency', show)).request).toBeNull();
    await merge(twin, 'CRI');
    expect((await ask('agency', show)).request).toEqual({ agency: { code: 'CRI' } });
  });
});

describe('a carrier that was proposed and turns out to be a known one', () => {
  it('sees its vehicles and what is planned on them', async () => {
    const twin = await propose('operator', 'Autotrasporti', 'CARRIER');
    const truck = await floor.truck('VIE', { leaves: 20, arrives: 60, carrier: twin.named });
    const dispatch = await floor.draft(await floor.stock(1), 'VIE');
    expect((await floor.plan(dispatch.id)).legs).toMatchObject([{ transport: { id: truck.id } }]);
    const show = `{ transport(id: "${truck.id}") { carrier { code } } dispatch(id: "${dispatch.id}") { id } }`;
    expect(await ask('carrier', show)).toEqual({ transport: null, dispatch: null });
    await merge(twin, 'TRUCKS');
    expect(await ask('carrier', show)).toEqual({
      transport: { carrier: { code: 'TRUCKS' } },
      dispatch: { id: dispatch.id },
    });
    expect(await ask('otherCarrier', show)).toEqual({ transport: null, dispatch: null });
  });
});
