import { newId } from '../../src/platform/ids/ids.js';
import { startWorld, type World } from '../world/world.js';
import { Asking, need, REQUEST } from './asking.js';

let world: World;
let asking: Asking;
beforeAll(async () => {
  world = await startWorld();
  asking = new Asking(world);
});
beforeEach(() => world.setClock('2020-03-13T12:00:00Z'));
afterAll(() => world?.close());

const codesOf = (request: { events: { nodes: { code: string }[] } }) =>
  request.events.nodes.map(({ code }) => code);

describe('a request', () => {
  it('is drafted, opened, changed and closed by its agency, and keeps its history', async () => {
    const draft = await asking.draft();
    expect(draft).toMatchObject({
      status: 'DRAFT',
      reference: expect.stringMatching(/^R-\d{6}$/),
      urgency: 'URGENT',
      neededBy: '2020-03-20',
      openedAt: null,
      hub: { code: 'LGG' },
      agency: { code: 'CRI' },
      destination: { code: 'ROME' },
      lines: [
        {
          item: { code: 'MASK_FFP2' },
          quantity: 10_000,
          allocated: 0,
          fulfilled: 0,
          coming: 0,
          open: 10_000,
        },
      ],
    });
    expect(await asking.change(draft.id, { purpose: 'All of Italy' })).toMatchObject({ status: 'DRAFT' });
    expect(await asking.open(draft.id)).toMatchObject({
      status: 'OPEN',
      openedAt: '2020-03-13T12:00:00.000Z',
    });
    const changed = await asking.change(draft.id, {
      urgency: 'STAT',
      neededBy: '2020-03-16',
      destination: 'FCO',
      lines: [
        { item: 'VENTILATOR', quantity: 20 },
        { item: 'MASK_FFP2', quantity: 30_000 },
      ],
      reason: 'It grows worse.',
    });
    expect(changed).toMatchObject({
      status: 'OPEN',
      urgency: 'STAT',
      neededBy: '2020-03-16',
      purpose: 'All of Italy',
      destination: { code: 'FCO' },
    });
    expect(
      changed.lines.map((line: { item: { code: string }; quantity: number }) => [
        line.item.code,
        line.quantity,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['MASK_FFP2', 30_000],
        ['VENTILATOR', 20],
      ]),
    );
    const closed = await asking.close(draft.id);
    expect(closed).toMatchObject({ status: 'CLOSED', endedAt: '2020-03-13T12:00:00.000Z' });
    expect(codesOf(closed)).toEqual([
      'REQUEST_DRAFTED',
      'REQUEST_CHANGED',
      'REQUEST_OPENED',
      'REQUEST_CHANGED',
      'REQUEST_CLOSED',
    ]);
  });

  it('is taken back as a draft and while it is open; after an end nothing moves it', async () => {
    const [draft, open, closed] = [await asking.draft(), await asking.opened(), await asking.opened()];
    expect(await asking.cancel(draft.id)).toMatchObject({ status: 'CANCELLED', openedAt: null });
    expect(await asking.cancel(open.id)).toMatchObject({ status: 'CANCELLED' });
    await asking.close(closed.id);
    for (const { id } of [draft, open, closed]) {
      const answers = [
        await asking.open(id),
        await asking.change(id, { urgency: 'STAT' }),
        await asking.close(id),
        await asking.cancel(id),
      ];
      for (const answer of answers)
        expect(answer).toMatchObject({
          code: 'REQUEST_CLOSED',
          field: 'requestId',
          message: expect.stringMatching(/is (CLOSED|CANCELLED)/),
        });
    }
  });

  it('that is a draft is not closed, and one that is open is not opened again', async () => {
    const draft = await asking.draft();
    expect(await asking.close(draft.id)).toMatchObject({ code: 'REQUEST_CLOSED' });
    await asking.open(draft.id);
    expect(await asking.open(draft.id)).toMatchObject({ code: 'REQUEST_CLOSED' });
  });

  it('is closed by a supervisor of the hub, not by an operator, and changed by neither', async () => {
    const { id } = await asking.opened();
    for (const [mutation, who] of [
      ['closeRequest', 'operator'],
      ['changeRequest', 'supervisor'],
      ['cancelRequest', 'supervisor'],
      ['draftRequest', 'operator'],
    ] as const)
      expect(await world.act(who, mutation, inputOf(mutation, id), REQUEST)).toMatchObject({
        code: 'FORBIDDEN',
      });
    expect(await asking.close(id, 'supervisor')).toMatchObject({ status: 'CLOSED' });
  });
});

const inputOf = (mutation: string, requestId: string): Record<string, unknown> => {
  if (mutation === 'draftRequest') return need();
  return mutation === 'changeRequest' ? { requestId, urgency: 'STAT' } : { requestId, reason: 'No.' };
};

const line = (more: Record<string, unknown>) => ({ lines: [{ item: 'MASK_FFP2', quantity: 1, ...more }] });

describe('bad input of a request', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ['a quantity of nothing', line({ quantity: 0 }), 'INVALID_INPUT', 'lines[0].quantity'],
    ['a negative quantity', line({ quantity: -5 }), 'INVALID_INPUT', 'lines[0].quantity'],
    ['an item that is none', line({ item: 'UNICORN' }), 'NOT_FOUND', 'lines[0].item'],
    ['an item with a NUL', line({ item: 'MASK\u0000' }), 'INVALID_INPUT', 'lines[0].item'],
    ['no item', { lines: [] }, 'INVALID_INPUT', 'lines'],
    [
      'an item twice',
      {
        lines: [
          { item: 'MASK_FFP2', quantity: 1 },
          { item: 'MASK_FFP2', quantity: 2 },
        ],
      },
      'INVALID_INPUT',
      'lines',
    ],
    ['more items than fit', { lines: Array(101).fill(line({}).lines[0]) }, 'INVALID_INPUT', 'lines'],
    ['a day that is over', { neededBy: '2020-03-12' }, 'NEEDED_IN_THE_PAST', 'neededBy'],
    ['a day that the calendar has not', { neededBy: '2020-02-30' }, 'INVALID_INPUT', 'neededBy'],
    ['a hub that is none', { hub: 'PVG' }, 'NOT_FOUND', 'hub'],
    ['a hub that nobody runs', { hub: 'ADD' }, 'INVALID_INPUT', 'hub'],
    ['a place that is none', { destination: 'ATLANTIS' }, 'NOT_FOUND', 'destination'],
    ['the hub as destination', { destination: 'LGG' }, 'INVALID_INPUT', 'destination'],
    ['no purpose', { purpose: ' ' }, 'INVALID_INPUT', 'purpose'],
    ['a mail address', { purpose: 'Ask maria.rossi@example.org' }, 'INVALID_INPUT', 'purpose'],
    ['a telephone number', { purpose: 'Call +39 06 1234 5678' }, 'INVALID_INPUT', 'purpose'],
    ['half a character', { purpose: 'x\ud800' }, 'INVALID_INPUT', 'purpose'],
  ])('%s', async (_, more, code, field) => {
    expect(await asking.draft(more)).toMatchObject({ code, field });
    const { id } = await asking.opened();
    const { hub, ...changes } = more;
    if (hub === undefined) {
      expect(await asking.change(id, changes)).toMatchObject({ code, field });
      expect(await asking.see(id)).toMatchObject({ status: 'OPEN', neededBy: '2020-03-20' });
    }
  });

  it('an urgency that is none, and a fraction, are refused by the schema', async () => {
    for (const more of [{ urgency: 'PANIC' }, line({ quantity: 1.5 }), line({ quantity: 3_000_000_000 })])
      await expect(asking.draft(more)).rejects.toThrow();
  });

  it('a large quantity in words is no telephone number', async () => {
    expect(await asking.draft({ purpose: '10 000 000 masks for 2020-2021' })).toMatchObject({
      status: 'DRAFT',
    });
  });

  it('a change of nothing', async () => {
    const { id } = await asking.opened();
    expect(await asking.change(id, { reason: 'Because.' })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('a draft whose day went by is not opened, and today still is, in the time of the hub', async () => {
    const today = await asking.draft({ neededBy: '2020-03-13' });
    await world.setClock('2020-03-13T22:59:00Z');
    expect(await asking.open(today.id)).toMatchObject({ status: 'OPEN' });
    const late = await asking.draft({ neededBy: '2020-03-13' });
    await world.setClock('2020-03-13T23:01:00Z');
    expect(await asking.open(late.id)).toMatchObject({
      code: 'NEEDED_IN_THE_PAST',
      message: expect.stringContaining('it is 2020-03-14'),
    });
  });
});

describe('a request twice', () => {
  it('with one key is one request; another body under the key is refused', async () => {
    const input = { idempotencyKey: newId(), ...need() };
    const [one, two] = [
      await world.act('agency', 'draftRequest', input, REQUEST),
      await world.act('agency', 'draftRequest', input, REQUEST),
    ];
    expect(two).toEqual(one);
    const other = { ...input, purpose: 'Something else' };
    expect(await world.act('agency', 'draftRequest', other, REQUEST)).toMatchObject({ code: 'KEY_REUSED' });
  });

  it('at once with one key is one request too', async () => {
    const input = { idempotencyKey: newId(), ...need() };
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.act('agency', 'draftRequest', input, '... on SupplyRequest { id }')),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  });

  it('changed by two at once has both changes; ended by two at once it ends once', async () => {
    const { id } = await asking.opened();
    await Promise.all([
      asking.change(id, { urgency: 'STAT' }),
      asking.change(id, { neededBy: '2020-03-30' }),
    ]);
    expect(await asking.see(id)).toMatchObject({ urgency: 'STAT', neededBy: '2020-03-30' });
    const ends = await Promise.all([asking.close(id), asking.cancel(id), asking.close(id, 'supervisor')]);
    expect(ends.filter(({ __typename: type }) => type === 'SupplyRequest')).toHaveLength(1);
    expect(ends.filter(({ code }) => code === 'REQUEST_CLOSED')).toHaveLength(2);
  });
});
