import { newId } from '../../src/platform/ids/ids.js';
import { Floor } from '../dispatches/floor.js';
import { PASSWORD } from '../world/cast.js';
import { announcement, nextSscc, pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-13T20:00:00Z');
});
afterAll(() => world?.close());

const done = async (...[who, mutation, input]: Parameters<World['act']>) =>
  (await world.act(who, mutation, input)).__typename;

describe('names that two organisations may choose alike', () => {
  it("references of consignments and pledges are each donor's own", async () => {
    for (const who of ['donor', 'otherDonor'] as const) {
      expect(await done(who, 'announceConsignment', announcement({ reference: 'GIFT-1' }))).toBe(
        'Consignment',
      );
      const lines = [{ item: 'MASK_FFP2', quantity: 5 }];
      const pledge = { hub: 'LGG', reference: 'GIFT-1', purpose: 'For Europe', lines };
      expect(await done(who, 'makePledge', pledge)).toBe('Pledge');
    }
  });

  it("references of dispatches, badges and keys of scans are each hub's own", async () => {
    const floor = new Floor(world);
    const [mine] = await floor.stock(1);
    const clientKey = newId();
    const answers = [];
    for (const [who, sscc] of [
      ['operator', nextSscc()],
      ['dubaiOperator', nextSscc()],
    ] as const) {
      const badge = { badgeCode: 'BADGE-1', pin: '271828', currentPassword: PASSWORD };
      expect(await done(who, 'enrolBadge', badge)).toBe('EnrolledBadge');
      const scan = { clientKey, kind: 'RECEIVE', data: `(00)${sscc}`, occurredAt: '2020-03-13T20:00:00Z' };
      const select = '... on RecordedScans { results { status code } }';
      answers.push((await world.act(who, 'recordScans', { scans: [scan] }, select)).results[0]);
    }
    expect(answers.map(({ status }) => status)).toEqual(['ACCEPTED', 'ACCEPTED']);
    const draft = { agency: 'CRI', destination: 'ROME', reference: 'OUT-1' };
    expect(await done('operator', 'draftDispatch', { ...draft, units: [mine?.id] })).toBe('Dispatch');
    const sscc = nextSscc();
    const there = announcement({ hub: 'DXB', units: [pallet({ sscc })] });
    const made = await world.act(
      'donor',
      'announceConsignment',
      there,
      '... on Consignment { units { nodes { id contents { id announcedQuantity } } } }',
    );
    const [unit] = made.units.nodes;
    const counts = [
      { contentLineId: unit.contents[0].id, counted: unit.contents[0].announcedQuantity, damaged: 0 },
    ];
    await world.act('dubaiOperator', 'receivePallet', { sscc, counts });
    expect(await done('dubaiOperator', 'draftDispatch', { ...draft, units: [unit.id] })).toBe('Dispatch');
  });

  it('a pallet that another donor has announced, or that is here, is announced all the same', async () => {
    const sscc = nextSscc();
    const again = () => announcement({ units: [pallet({ sscc })] });
    expect(await done('donor', 'announceConsignment', again())).toBe('Consignment');
    expect(await done('otherDonor', 'announceConsignment', again())).toBe('Consignment');
    await world.act('operator', 'receivePallet', { sscc });
    expect(await done('otherDonor', 'announceConsignment', again())).toBe('Consignment');
  });

  it('an address is invited alike, whether somebody signs in with it or not', async () => {
    const select = '... on Invitation { id status roles organisation { code } }';
    const invited = async (email: string) => {
      const { id: _, ...rest } = await world.act(
        'donor',
        'inviteMember',
        { email, roles: ['DONOR'] },
        select,
      );
      return rest;
    };
    expect(await invited('agency@example.org')).toEqual(await invited('nobody-yet@example.org'));
    const reset =
      'mutation R($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename } }';
    const [known, unknown] = await Promise.all(
      ['agency@example.org', 'nobody-yet@example.org'].map((email) =>
        world.ask(null, reset, { input: { email } }),
      ),
    );
    expect(known).toEqual(unknown);
  });
});
