import { newId } from '../../src/platform/ids/ids.js';
import type { CastName } from '../world/cast.js';
import { startWorld, type World } from '../world/world.js';
import { flight, report, schedule, train, truck } from './freight.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(() => world.setClock('2020-03-12T12:00:00Z'));
afterAll(() => world?.close());

const ON_IT =
  '... on Transport { id identifiers { id kind number printed problem overrideReason from { code } to { code } seals { number } recordedBy { code } } }';
const add = (transportId: string, more: Record<string, unknown>, who: CastName = 'carrier') =>
  world.act(who, 'addTransportIdentifier', { transportId, ...more }, ON_IT);
const replace = (more: Record<string, unknown>, who: CastName = 'carrier') =>
  world.act(who, 'replaceTransportIdentifier', more, ON_IT);
const remove = (more: Record<string, unknown>, who: CastName = 'carrier') =>
  world.act(who, 'removeTransportIdentifier', more, ON_IT);

const EVENTS = 'query Q($id: ID!) { transport(id: $id) { events(first: 50) { nodes { code } } } }';
const eventsOf = async (id: string): Promise<string[]> => {
  const { data } = await world.ask('operator', EVENTS, { id });
  return data.transport.events.nodes.map((node: { code: string }) => node.code.replace('TRANSPORT_', ''));
};

let serial = 1_000_000;
/** A good air waybill that no other test of this file uses. */
const nextAwb = () => {
  serial += 1;
  return `235-${serial}${serial % 7}`;
};

describe('what travels with a transport', () => {
  it('is added by the carrier and by the hub, and shown as it is printed', async () => {
    const { id } = await schedule(world, train());
    await add(id, { kind: 'CONTAINER', number: 'csqu 305438 3' });
    const { identifiers } = await add(id, { kind: 'CIM', number: '88 2182 003434 12345' }, 'operator');
    expect(identifiers).toMatchObject([
      { kind: 'CONTAINER', number: 'CSQU3054383', printed: 'CSQU 305438 3', recordedBy: { code: 'TRUCKS' } },
      { kind: 'CIM', number: '88218200343412345', problem: null, recordedBy: { code: 'LIEGE-HUB' } },
    ]);
    expect(await eventsOf(id)).toEqual(['SCHEDULED', 'IDENTIFIER_ADDED', 'IDENTIFIER_ADDED']);
  });

  it('of a train is two contracts, one container and a seal that closes it', async () => {
    const { id } = await schedule(world, train());
    const made = await add(id, { kind: 'CONTAINER', number: 'CSQU3054383' });
    await add(id, { kind: 'SMGS', number: '00042', to: 'MSQ' });
    await add(id, { kind: 'CIM', number: '88 2182 003434 12346', from: 'MSQ' });
    const sealed = await add(id, { kind: 'SEAL', number: 'cn 0017', seals: made.identifiers[0].id });
    expect(sealed.identifiers).toMatchObject([
      { kind: 'CONTAINER', from: null, to: null },
      { kind: 'SMGS', from: null, to: { code: 'MSQ' } },
      { kind: 'CIM', from: { code: 'MSQ' }, to: null },
      { kind: 'SEAL', number: 'CN0017', seals: { number: 'CSQU3054383' } },
    ]);
  });

  it.each(['CIM', 'SMGS', 'CIM_SMGS'] as const)('of a train may be entered with it: %s', async (kind) => {
    const paper = { document: `88 2182 003434 2020${kind.length}`, documentKind: kind };
    const { id, identifiers } = await schedule(world, train(paper));
    expect(identifiers).toMatchObject([{ kind, number: `8821820034342020${kind.length}`, problem: null }]);
    // The same note once more is one note, and a second one is another.
    expect(await add(id, { kind, number: paper.document })).toMatchObject({ code: 'ALREADY_ON_TRANSPORT' });
    const both = await add(id, { kind, number: 'SMGS  00042-B' });
    expect(both.identifiers.map(({ number }: { number: string }) => number)).toContain('SMGS 00042-B');
  });

  it.each(['SMGS', 'CIM_SMGS'] as const)('of a truck or a flight is never %s', async (kind) => {
    for (const vehicle of [truck(), flight()])
      expect(await schedule(world, { ...vehicle, document: '1', documentKind: kind })).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'documentKind',
      });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    [
      'a container with a wrong check digit',
      { kind: 'CONTAINER', number: 'CSQU3054384' },
      'WRONG_IDENTIFIER',
      'number',
    ],
    ['an air waybill on a train', { kind: 'AWB', number: '235-12345675' }, 'INVALID_INPUT', 'kind'],
    ['no number', { kind: 'SEAL', number: '  ' }, 'INVALID_INPUT', 'number'],
    [
      'full-width digits',
      { kind: 'CIM', number: '１２３', overrideReason: 'So.' },
      'INVALID_INPUT',
      'number',
    ],
    ['an unknown place', { kind: 'CIM', number: '1', from: 'NOWHERE' }, 'NOT_FOUND', 'from'],
    ['a place beside the way', { kind: 'CIM', number: '1', from: 'FCO' }, 'INVALID_INPUT', 'from'],
    ['a part that ends before it begins', { kind: 'CIM', number: '1', from: 'LGG' }, 'INVALID_INPUT', 'to'],
    ['a seal of nothing', { kind: 'SEAL', number: '1', seals: newId() }, 'NOT_FOUND', 'seals'],
    ['a paper that seals', { kind: 'CIM', number: '1', seals: newId() }, 'INVALID_INPUT', 'seals'],
    [
      'a transport that is none',
      { transportId: newId(), kind: 'CIM', number: '1' },
      'NOT_FOUND',
      'transportId',
    ],
  ])('refuses %s with code, sentence and field', async (_, more, code, field) => {
    const { id } = await schedule(world, train());
    expect(await add(id, more)).toEqual({
      __typename: 'Refusal',
      code,
      field,
      message: expect.stringMatching(/\S{2,}.*\.$/),
    });
    expect(await eventsOf(id)).toEqual(['SCHEDULED']);
  });

  it('is recorded although it is wrong when somebody says why, and shows who did', async () => {
    const { id } = await schedule(world, train());
    const wrong = { kind: 'CONTAINER', number: 'CSQU 305438 4', overrideReason: 'Painted so on the doors.' };
    expect((await add(id, wrong)).identifiers).toMatchObject([
      {
        number: 'CSQU 305438 4',
        printed: 'CSQU 305438 4',
        problem: 'WRONG_CHECK_DIGIT',
        overrideReason: 'Painted so on the doors.',
        recordedBy: { code: 'TRUCKS' },
      },
    ]);
  });

  it('is there once: the same request is the same, another one is refused, two at once are one', async () => {
    const { id } = await schedule(world, train());
    const one = { idempotencyKey: newId(), kind: 'CONTAINER', number: 'CSQU3054383' };
    const first = await add(id, one);
    expect(await add(id, one)).toEqual(first);
    expect(await add(id, { ...one, idempotencyKey: newId() })).toMatchObject({
      code: 'ALREADY_ON_TRANSPORT',
      field: 'number',
    });
    const both = await Promise.all([1, 2].map(() => add(id, { kind: 'SEAL', number: 'X1' })));
    expect(both.filter(({ code }) => code === 'ALREADY_ON_TRANSPORT')).toHaveLength(1);
  });

  it('gets another number, keeps its seal and its history; or is taken off', async () => {
    const { id } = await schedule(world, train());
    const made = await add(id, { kind: 'CONTAINER', number: 'CSQU3054384', overrideReason: 'Typed.' });
    const [container] = made.identifiers;
    await add(id, { kind: 'SEAL', number: 'S1', seals: container.id });
    const right = { idempotencyKey: newId(), identifierId: container.id, number: 'CSQU3054383' };
    const mended = await replace(right, 'operator');
    expect(mended.identifiers).toMatchObject([
      { kind: 'SEAL', seals: { number: 'CSQU3054383' } },
      { kind: 'CONTAINER', number: 'CSQU3054383', problem: null },
    ]);
    expect(await replace(right, 'operator')).toEqual(mended);
    expect(await replace({ ...right, idempotencyKey: newId() })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'identifierId',
    });
    const gone = await remove({ identifierId: mended.identifiers[1].id, reason: 'Left behind.' });
    expect(gone.identifiers).toMatchObject([{ kind: 'SEAL', seals: null }]);
    expect((await eventsOf(id)).slice(-2)).toEqual(['IDENTIFIER_REPLACED', 'IDENTIFIER_REMOVED']);
  });

  it('keeps the old number when the new one is refused', async () => {
    const { id } = await schedule(world, train());
    const made = await add(id, { kind: 'CONTAINER', number: 'CSQU3054383' });
    const [{ id: identifierId }] = made.identifiers;
    expect(await replace({ identifierId, number: 'CSQU3054385' })).toMatchObject({
      code: 'WRONG_IDENTIFIER',
    });
    expect((await add(id, { kind: 'SEAL', number: 'S2' })).identifiers).toMatchObject([
      { number: 'CSQU3054383' },
      { number: 'S2' },
    ]);
  });

  it('is not there for others: neither to see, nor to change', async () => {
    const { id } = await schedule(world, train());
    const [{ id: identifierId }] = (await add(id, { kind: 'CONTAINER', number: 'CSQU3054383' })).identifiers;
    for (const who of ['otherCarrier', 'dubaiOperator'] as const) {
      expect(await add(id, { kind: 'SEAL', number: '1' }, who)).toMatchObject({
        code: 'NOT_FOUND',
        field: 'transportId',
      });
      for (const answer of [
        await replace({ identifierId, number: 'X' }, who),
        await remove({ identifierId, reason: 'So.' }, who),
      ])
        expect(answer).toMatchObject({ code: 'NOT_FOUND', field: 'identifierId' });
    }
    for (const who of ['donor', 'agency'] as const)
      expect(await add(id, { kind: 'SEAL', number: '1' }, who)).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('an air waybill', () => {
  it('that was used within twelve months is refused, and says where', async () => {
    const document = nextAwb();
    const { number } = await schedule(world, flight({ document }));
    const { id } = await schedule(world, flight());
    const refusal = await add(id, { kind: 'AWB', number: document });
    expect(refusal).toMatchObject({ code: 'AWB_USED_BEFORE', field: 'number' });
    expect(refusal.message).toContain(`${number} of 2020-03-13`);
    const split = { kind: 'AWB', number: document, overrideReason: 'The second part of the load.' };
    expect((await add(id, split)).identifiers).toMatchObject([
      { problem: 'USED_BEFORE', overrideReason: 'The second part of the load.' },
    ]);
  });

  it('does not tell a carrier what another one drives', async () => {
    const document = nextAwb();
    await schedule(world, flight({ document, carrier: 'OTHER-TRUCKS' }));
    const { id } = await schedule(world, flight());
    // A refusal would say that the number is in use: it is answered like one that nobody has used.
    const { identifiers } = await add(id, { kind: 'AWB', number: document });
    expect(identifiers).toMatchObject([{ problem: null }]);
  });

  it('is free again after a year, when its flight is cancelled, when it is taken off, and at another hub', async () => {
    const [old, cancelled, removed] = [nextAwb(), nextAwb(), nextAwb()];
    await schedule(world, flight({ document: old }));
    const gone = await schedule(world, flight({ document: cancelled }));
    const off = await schedule(world, flight({ document: removed }));
    await report(world, gone.id, { report: 'CANCELLED', occurredAt: '2020-03-12T11:00:00Z' });
    await remove({ identifierId: off.identifiers[0].id, reason: 'Another flight.' });
    const { id } = await schedule(world, flight());
    for (const number of [cancelled, removed])
      expect((await add(id, { kind: 'AWB', number })).__typename).toBe('Transport');
    expect(await add(id, { kind: 'AWB', number: old })).toMatchObject({ code: 'AWB_USED_BEFORE' });
    await world.setClock('2021-03-14T00:00:00Z');
    expect((await add(id, { kind: 'AWB', number: old })).__typename).toBe('Transport');
  });

  it('goes to one of two that enter it at the same time', async () => {
    const made = [
      await schedule(world, flight()),
      await schedule(world, flight()),
      await schedule(world, flight()),
    ];
    const number = nextAwb();
    const answers = await Promise.all(made.map(({ id }) => add(id, { kind: 'AWB', number })));
    expect(answers.filter(({ code }) => code === 'AWB_USED_BEFORE')).toHaveLength(2);
  });

  it('travels on no truck', async () => {
    const { id } = await schedule(world, truck());
    expect(await add(id, { kind: 'AWB', number: nextAwb() })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'kind',
    });
  });
});
