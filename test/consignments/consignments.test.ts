import { newId } from '../../src/platform/ids/ids.js';
import { flight, report, schedule } from '../transports/freight.js';
import type { CastName } from '../world/cast.js';
import { announcement } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => world.setClock('2020-03-12T12:00:00Z'));
afterAll(() => world?.close());

const FIELDS =
  'id reference purpose status attention announcedAt cancelledAt unitsAnnounced unitsReceived hub { code } donor { code name } recipients { code } transports { number status capacity { pallets } }';
const CONSIGNMENT = `... on Consignment { ${FIELDS} units { nodes { sscc } } }`;
const ONE = `query Q($id: ID!) { consignment(id: $id) { ${FIELDS} events(first: 100) { nodes { code } } } }`;
const announce = (more: Record<string, unknown> = {}, pallets = 2, who: CastName = 'donor') =>
  world.act(who, 'announceConsignment', announcement(more, pallets), CONSIGNMENT);
const revise = (consignmentId: string, more: Record<string, unknown> = {}, who: CastName = 'donor') =>
  world.act(
    who,
    'reviseRecipients',
    { consignmentId, recipients: ['SCIENSANO'], reason: 'A revised pledge.', ...more },
    CONSIGNMENT,
  );
const cancel = (consignmentId: string, who: CastName = 'donor') =>
  world.act(who, 'cancelConsignment', { consignmentId, reason: 'Needed at home.' }, CONSIGNMENT);
const attach = (consignmentId: string, transportId: string, who: CastName = 'operator') =>
  world.act(who, 'attachTransport', { consignmentId, transportId }, CONSIGNMENT);
const see = async (id: string, who: CastName = 'operator') =>
  (await world.ask(who, ONE, { id })).data.consignment;
const receive = (sscc: string) =>
  world.act('operator', 'receivePallet', { sscc }, '... on LogisticUnit { status }');
const codesOf = async (id: string) => (await see(id)).events.nodes.map(({ code }: { code: string }) => code);

describe('a consignment on its way', () => {
  it('has the status that its transports and its pallets say', async () => {
    const { id: transportId } = await schedule(world, flight());
    const made = await announce({ transportIds: [transportId] });
    expect(made).toMatchObject({
      status: 'ANNOUNCED',
      unitsAnnounced: 2,
      hub: { code: 'LGG' },
      recipients: [{ code: 'CRI' }],
    });
    await world.setClock('2020-03-13T21:00:00Z');
    await report(world, transportId, { report: 'LEFT', occurredAt: '2020-03-13T06:00:00Z' });
    expect(await see(made.id)).toMatchObject({ status: 'IN_TRANSIT' });
    await report(world, transportId, { report: 'ARRIVED', occurredAt: '2020-03-13T20:00:00Z' });
    expect(await see(made.id)).toMatchObject({ status: 'ARRIVED', unitsReceived: 0 });
    const [first, second] = made.units.nodes;
    await receive(first.sscc);
    expect(await see(made.id)).toMatchObject({ status: 'RECEIVING', unitsReceived: 1 });
    await receive(first.sscc);
    expect(await see(made.id)).toMatchObject({ status: 'RECEIVING', unitsReceived: 1 });
    await receive(second.sscc);
    expect(await see(made.id)).toMatchObject({ status: 'RECEIVED', unitsReceived: 2, attention: false });
  });

  it('comes on several transports, and one transport brings several', async () => {
    const [one, two] = [await schedule(world, flight()), await schedule(world, flight())];
    const made = await announce();
    const other = await announce({ transportIds: [two.id] }, 1, 'otherDonor');
    await attach(made.id, one.id);
    expect(await attach(made.id, two.id)).toMatchObject({
      transports: [{ number: one.number }, { number: two.number }],
    });
    await world.setClock('2020-03-13T21:00:00Z');
    await report(world, two.id, { report: 'LEFT', occurredAt: '2020-03-13T06:00:00Z' });
    await report(world, one.id, { report: 'CANCELLED', occurredAt: '2020-03-13T06:00:00Z' });
    expect(await see(made.id)).toMatchObject({ status: 'IN_TRANSIT' });
    expect(await see(other.id)).toMatchObject({ status: 'IN_TRANSIT' });
    const [seen] = (await see(made.id, 'donor')).transports;
    expect(seen).toMatchObject({ number: one.number, status: 'CANCELLED', capacity: null });
  });

  it('counts a transport that is attached twice once', async () => {
    const { id: transportId } = await schedule(world, flight());
    const made = await announce({ transportIds: [transportId, transportId] });
    await attach(made.id, transportId);
    expect((await see(made.id)).transports).toHaveLength(1);
    expect(
      (await codesOf(made.id)).filter((code: string) => code === 'CONSIGNMENT_TRANSPORT_ATTACHED'),
    ).toEqual([]);
  });
});

describe('attachTransport', () => {
  it.each<[string, () => Promise<string>, string]>([
    [
      'an outbound transport',
      async () =>
        (await schedule(world, flight({ direction: 'OUTBOUND', origin: 'LGG', destination: 'FCO' }))).id,
      'INVALID_INPUT',
    ],
    ['a transport that is none', async () => newId(), 'NOT_FOUND'],
    ['an id that is none', async () => 'nonsense', 'INVALID_INPUT'],
    [
      'a cancelled transport',
      async () => {
        const { id } = await schedule(world, flight());
        await report(world, id, { report: 'CANCELLED', occurredAt: '2020-03-12T11:00:00Z' });
        return id;
      },
      'INVALID_INPUT',
    ],
  ])('refuses %s', async (_, transportOf, code) => {
    const made = await announce();
    expect(await attach(made.id, await transportOf())).toMatchObject({ code, field: 'transportId' });
  });

  it("is the hub's: not for donors, and not for another hub", async () => {
    const { id: transportId } = await schedule(world, flight());
    const made = await announce();
    expect(await attach(made.id, transportId, 'donor')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await attach(made.id, transportId, 'dubaiOperator')).toMatchObject({
      code: 'NOT_FOUND',
      field: 'consignmentId',
    });
  });
});

describe('reviseRecipients', () => {
  it('names others, and the history keeps who was named before, and why', async () => {
    const made = await announce({ recipients: ['CRI', 'SCIENSANO'] });
    expect(await revise(made.id)).toMatchObject({ recipients: [{ code: 'SCIENSANO' }] });
    expect(await revise(made.id, { recipients: ['SCIENSANO', 'CRI'] }, 'operator')).toMatchObject({
      recipients: [{ code: 'CRI' }, { code: 'SCIENSANO' }],
    });
    expect(
      (await codesOf(made.id)).filter((code: string) => code === 'CONSIGNMENT_RECIPIENTS_REVISED'),
    ).toHaveLength(2);
  });

  it('is possible until the first pallet is received', async () => {
    const made = await announce();
    await receive(made.units.nodes[0].sscc);
    expect(await revise(made.id)).toMatchObject({
      code: 'CONSIGNMENT_CLOSED',
      field: 'consignmentId',
      message: expect.stringContaining('RECEIVING'),
    });
    expect(await see(made.id)).toMatchObject({ recipients: [{ code: 'CRI' }] });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['nobody', { recipients: [] }, 'INVALID_INPUT', 'recipients'],
    ['somebody twice', { recipients: ['CRI', 'CRI'] }, 'INVALID_INPUT', 'recipients'],
    ['somebody unknown', { recipients: ['CRI', 'NOBODY'] }, 'NOT_FOUND', 'recipients[1]'],
    ['a donor', { recipients: ['JACK-MA'] }, 'INVALID_INPUT', 'recipients[0]'],
    [
      'too many',
      { recipients: Array.from({ length: 201 }, (_, index) => `A${index}`) },
      'INVALID_INPUT',
      'recipients',
    ],
    ['without a reason', { reason: ' ' }, 'INVALID_INPUT', 'reason'],
    ['of no consignment', { consignmentId: newId() }, 'NOT_FOUND', 'consignmentId'],
  ])('refuses %s', async (_, more, code, field) => {
    const made = await announce();
    expect(await revise(made.id, more)).toMatchObject({ code, field });
  });

  it("is not for another donor, who cannot tell somebody else's consignment from none", async () => {
    const made = await announce();
    expect(await revise(made.id, {}, 'otherDonor')).toEqual(await revise(newId(), {}, 'otherDonor'));
  });
});

describe('cancelConsignment', () => {
  it('withdraws it until it arrives, and for ever', async () => {
    const made = await announce();
    expect(await cancel(made.id)).toMatchObject({
      status: 'CANCELLED',
      cancelledAt: '2020-03-12T12:00:00.000Z',
    });
    for (const again of [await cancel(made.id), await revise(made.id)]) {
      expect(again).toMatchObject({
        code: 'CONSIGNMENT_CLOSED',
        message: expect.stringContaining('CANCELLED'),
      });
    }
  });

  it('is too late once it has arrived', async () => {
    const { id: transportId } = await schedule(world, flight());
    const made = await announce({ transportIds: [transportId] });
    await report(world, transportId, { report: 'LEFT', occurredAt: '2020-03-12T10:00:00Z' });
    const another = await announce({ transportIds: [transportId] });
    expect(await cancel(another.id)).toMatchObject({ status: 'CANCELLED' });
    await report(world, transportId, { report: 'ARRIVED', occurredAt: '2020-03-12T11:00:00Z' });
    expect(await cancel(made.id)).toMatchObject({
      code: 'CONSIGNMENT_CLOSED',
      message: expect.stringContaining('ARRIVED'),
    });
    expect(await see(another.id)).toMatchObject({ status: 'CANCELLED', attention: false });
  });

  it('stays when its goods come all the same, and calls for somebody', async () => {
    const made = await announce();
    await cancel(made.id);
    await receive(made.units.nodes[0].sscc);
    expect(await see(made.id)).toMatchObject({ status: 'CANCELLED', attention: true, unitsReceived: 1 });
  });

  it('is for its donor only', async () => {
    const made = await announce();
    expect(await cancel(made.id, 'operator')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await cancel(made.id, 'otherDonor')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await see(made.id)).toMatchObject({ status: 'ANNOUNCED' });
  });

  it('and a pallet that is received at the same moment: one of the two comes first, and both are told', async () => {
    const made = await announce({}, 1);
    const [cancelled] = await Promise.all([cancel(made.id), receive(made.units.nodes[0].sscc)]);
    const seen = await see(made.id);
    const first = cancelled.__typename === 'Consignment';
    expect(seen).toMatchObject(
      first ? { status: 'CANCELLED', attention: true } : { status: 'RECEIVED', attention: false },
    );
  });
});
