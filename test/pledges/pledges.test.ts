import { newId } from '../../src/platform/ids/ids.js';
import { announcement, pallet } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-11T09:00:00Z');
});
afterAll(() => world.close());

const PLEDGE = `... on Pledge { id reference status revision pledgedAt withdrawnAt donor { code }
  items { item { code } pledged announced } lines { item { code } recipient { code } quantity }
  revisions { revision occurredAt reason lines { item recipient quantity } } }`;

let serial = 0;
const promise = (lines: unknown[], more: Record<string, unknown> = {}) => {
  serial += 1;
  return world.act(
    'donor',
    'makePledge',
    { hub: 'LGG', reference: `PLEDGE-${serial}`, purpose: 'For Europe', lines, ...more },
    PLEDGE,
  );
};
const masks = (quantity: number, recipient?: string) => ({ item: 'MASK_FFP2', quantity, recipient });
const revise = (pledgeId: string, lines: unknown[], more: Record<string, unknown> = {}) =>
  world.act('donor', 'revisePledge', { pledgeId, lines, reason: 'More was bought', ...more }, PLEDGE);
const announce = (more: Record<string, unknown>) =>
  world.act(
    'donor',
    'announceConsignment',
    announcement(more),
    '... on Consignment { id portions { quantity recipient { code } item { code } } }',
  );
const show = async (id: string) =>
  (
    await world.ask('donor', `query P($id: ID!) { pledge(id: $id) { status items { pledged announced } } }`, {
      id,
    })
  ).data.pledge;

describe('a pledge', () => {
  it('is revised, and keeps what was promised before', async () => {
    const made = await promise([masks(1_800_000)]);
    expect(made).toMatchObject({ status: 'OPEN', revision: 1, donor: { code: 'JACK-MA' } });
    await world.setClock('2020-03-13T09:00:00Z');
    const revised = await revise(made.id, [masks(1_800_000), masks(200_000, 'CRI')]);
    expect(revised.revisions).toEqual([
      {
        revision: 1,
        occurredAt: '2020-03-11T09:00:00.000Z',
        reason: null,
        lines: [{ item: 'MASK_FFP2', recipient: null, quantity: 1_800_000 }],
      },
      {
        revision: 2,
        occurredAt: '2020-03-13T09:00:00.000Z',
        reason: 'More was bought',
        lines: [
          { item: 'MASK_FFP2', recipient: null, quantity: 1_800_000 },
          { item: 'MASK_FFP2', recipient: 'CRI', quantity: 200_000 },
        ],
      },
    ]);
    expect(revised.items).toEqual([{ item: { code: 'MASK_FFP2' }, pledged: 2_000_000, announced: 0 }]);
  });

  it('counts what consignments announce of it, and cannot shrink below that', async () => {
    const { id, reference } = await promise([masks(30_000)]);
    const consignment = await announce({ pledge: reference, units: [pallet(), pallet()] });
    expect(await show(id)).toEqual({
      status: 'PARTLY_ANNOUNCED',
      items: [{ pledged: 30_000, announced: 20_000 }],
    });
    expect(await revise(id, [masks(19_999)])).toMatchObject({ code: 'BELOW_ANNOUNCED', field: 'lines' });
    expect(await revise(id, [masks(20_000)])).toMatchObject({ status: 'ANNOUNCED', revision: 2 });
    const withdrawn = await world.act('donor', 'withdrawPledge', { pledgeId: id, reason: 'No' }, PLEDGE);
    expect(withdrawn).toMatchObject({ code: 'BELOW_ANNOUNCED' });
    await world.act('donor', 'cancelConsignment', { consignmentId: consignment.id, reason: 'No plane' });
    expect(await show(id)).toMatchObject({ status: 'OPEN' });
  });

  it('that was withdrawn stays so', async () => {
    const { id, reference } = await promise([masks(10)]);
    const withdraw = () => world.act('donor', 'withdrawPledge', { pledgeId: id, reason: 'Sold' }, PLEDGE);
    expect(await withdraw()).toMatchObject({ status: 'WITHDRAWN', withdrawnAt: expect.any(String) });
    expect(await withdraw()).toMatchObject({ code: 'PLEDGE_CLOSED' });
    expect(await revise(id, [masks(10)])).toMatchObject({ code: 'PLEDGE_CLOSED' });
    expect(await announce({ pledge: reference })).toMatchObject({ code: 'PLEDGE_CLOSED', field: 'pledge' });
  });

  it.each([
    ['minus one mask', [masks(-1)], 'INVALID_INPUT', 'lines[0].quantity'],
    ['nothing', [], 'INVALID_INPUT', 'lines'],
    ['an unknown item', [{ item: 'NO_SUCH', quantity: 1 }], 'NOT_FOUND', 'lines[0].item'],
    ['an unknown agency', [masks(1), masks(2, 'NOBODY')], 'NOT_FOUND', 'lines[1].recipient'],
    ['a donor as recipient', [masks(1, 'JACK-MA')], 'INVALID_INPUT', 'lines[0].recipient'],
    ['the same line twice', [masks(1), masks(2)], 'INVALID_INPUT', 'lines[1].item'],
  ])('refuses %s with code and field', async (_, lines, code, field) => {
    expect(await promise(lines)).toMatchObject({ code, field });
  });

  it('is made once: by the same key, and by the same reference', async () => {
    const idempotencyKey = newId();
    const [one, other] = await Promise.all(
      [0, 1].map(() => promise([masks(5)], { idempotencyKey, reference: 'TWICE' })),
    );
    expect(one).toEqual(other);
    expect(await promise([masks(5)], { reference: 'TWICE' })).toMatchObject({
      code: 'PLEDGE_EXISTS',
      field: 'reference',
    });
  });

  it('is seen by its donor and the hub, and by nobody else', async () => {
    const { id } = await promise([masks(7)]);
    const query = 'query P($id: ID!) { pledge(id: $id) { reference } pledges(first: 100) { nodes { id } } }';
    const seenBy = async (who: Parameters<World['ask']>[0]) => {
      const { data, errors } = await world.ask(who, query, { id });
      return errors.length > 0
        ? errors[0].extensions.code
        : [data.pledge !== null, data.pledges.nodes.some((one: { id: string }) => one.id === id)];
    };
    expect(await seenBy('donor')).toEqual([true, true]);
    expect(await seenBy('operator')).toEqual([true, true]);
    expect(await seenBy('otherDonor')).toEqual([false, false]);
    expect(await seenBy('dubaiOperator')).toEqual([false, false]);
    expect(await seenBy('agency')).toBe('FORBIDDEN');
    const foreign = { pledgeId: id, reason: 'Mine', lines: [masks(1)] };
    expect(await world.act('otherDonor', 'revisePledge', foreign, PLEDGE)).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('the portions of a consignment', () => {
  const portion = (recipient: string, quantity: number) => ({ recipient, item: 'MASK_FFP2', quantity });

  it('say how much is meant for whom, until they are revised', async () => {
    const recipients = ['CRI', 'SCIENSANO'];
    const made = await announce({
      recipients,
      portions: [portion('CRI', 6_000), portion('SCIENSANO', 4_000)],
    });
    expect(
      made.portions.map((one: { recipient: { code: string }; quantity: number }) => [
        one.recipient.code,
        one.quantity,
      ]),
    ).toEqual([
      ['CRI', 6_000],
      ['SCIENSANO', 4_000],
    ]);
    const revised = await world.act(
      'donor',
      'reviseRecipients',
      {
        consignmentId: made.id,
        recipients: ['CRI'],
        portions: [portion('CRI', 10_000)],
        reason: 'All for Italy',
      },
      '... on Consignment { portions { quantity } }',
    );
    expect(revised.portions).toEqual([{ quantity: 10_000 }]);
  });

  it.each([
    [
      'more than was announced',
      [portion('CRI', 6_000), portion('CRI', 4_001)],
      'PORTIONS_EXCEED',
      'portions[1].quantity',
    ],
    [
      'a portion for somebody who is no recipient',
      [portion('SCIENSANO', 1)],
      'NOT_FOUND',
      'portions[0].recipient',
    ],
    ['a portion of nothing', [portion('CRI', 0)], 'INVALID_INPUT', 'portions[0].quantity'],
  ])('refuses %s', async (_, portions, code, field) => {
    expect(await announce({ portions })).toMatchObject({ code, field });
  });
});
