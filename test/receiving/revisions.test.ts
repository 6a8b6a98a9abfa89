import { subscribersIn } from '../../src/console/verification/subscribers.js';
import { verify } from '../../src/console/verification/verification.js';
import { newId } from '../../src/platform/ids/ids.js';
import { WorkerModule } from '../../src/worker.module.js';
import { BOOKS } from '../books/ledger.js';
import { type Stand, Yard } from '../handling/yard.js';
import type { CastName } from '../world/cast.js';
import { asSuperuser } from '../world/cluster.js';
import { pallet } from '../world/goods.js';
import { testSettings } from '../world/test-settings.js';
import { startWorld, type World } from '../world/world.js';

let world: World;
let yard: Yard;
beforeAll(async () => {
  world = await startWorld();
  yard = new Yard(world);
  await world.setClock('2020-03-13T20:00:00Z');
});
afterAll(() => world?.close());

const SHOWN = `... on Consignment { id status unitsAnnounced books { ${BOOKS} } events(first: 100) { nodes { code } } }`;

interface Made {
  readonly id: string;
  readonly units: { readonly nodes: readonly Stand[] };
}

const masks = (lot: string, quantity: number) => pallet({ contents: [{ item: 'MASK_FFP2', lot, quantity }] });
/** Two pallets of 1000 masks. */
const announce = (more: Record<string, unknown> = {}): Promise<Made> =>
  yard.announce([masks('ONE', 1_000), masks('TWO', 1_000)], more);
const linesOf = (made: Made, ...quantities: (number | null)[]) =>
  quantities.flatMap((quantity, n) =>
    quantity === null ? [] : [{ contentLineId: made.units.nodes[n]?.contents[0]?.id, quantity }],
  );
const revise = (
  made: { readonly id: string },
  lines: readonly unknown[],
  more: Record<string, unknown> = {},
  who: CastName = 'donor',
) =>
  world.act(
    who,
    'reviseAnnouncement',
    { consignmentId: made.id, lines, reason: 'A box stayed behind', ...more },
    SHOWN,
  );
const rows = (sql: string, parameters: unknown[]) =>
  asSuperuser(async (client) => (await client.query(sql, parameters)).rows, world.database);
const revisionsOf = async (id: string) =>
  (
    await rows(
      `SELECT d.detail || jsonb_build_object('reason', w.text) AS detail FROM event e JOIN stream s ON s.id = e.stream_id JOIN consignment c ON c.stream_id = s.id
         JOIN event_detail d ON d.stream_id = e.stream_id AND d.sequence = e.sequence
         JOIN words w ON w.id = (d.detail -> 'reason' ->> 'words')::uuid
        WHERE c.public_id = $1 AND e.code = 254 ORDER BY e.sequence`,
      [id],
    )
  ).map(({ detail }) => detail);
const announcedOf = async (id: string) =>
  Number(
    (
      await rows(
        'SELECT announced FROM consignment_item i JOIN consignment c ON c.id = i.consignment_id WHERE c.public_id = $1',
        [id],
      )
    )[0].announced,
  );

async function differing(): Promise<string[]> {
  await world.settle();
  const settings = testSettings('cli', world.database);
  const { all } = await verify(
    settings,
    subscribersIn(WorkerModule.with(settings)),
    { wait: 0, strict: true },
    { write: () => true },
  );
  return all.filter(({ differences }) => differences > 0).map(({ what }) => what);
}

describe('an announcement that is revised', () => {
  it('is the latest one, in the books, at the pledge and on the pallet; the history keeps the one before', async () => {
    const pledge = await world.act(
      'donor',
      'makePledge',
      {
        hub: 'LGG',
        reference: 'P-REVISED',
        purpose: 'Masks',
        lines: [{ item: 'MASK_FFP2', quantity: 5_000 }],
      },
      '... on Pledge { id reference }',
    );
    const made = await announce({ pledge: pledge.reference });
    const revised = await revise(made, linesOf(made, 700, 1_500));
    expect(revised).toMatchObject({ status: 'ANNOUNCED', unitsAnnounced: 2 });
    expect(revised.books).toMatchObject({
      balanced: true,
      lines: [
        { lot: 'ONE', announced: 700, notReceived: 700 },
        { lot: 'TWO', announced: 1_500, notReceived: 1_500 },
      ],
    });
    expect(revised.events.nodes.at(-1)).toEqual({ code: 'CONSIGNMENT_ANNOUNCEMENT_REVISED' });
    const [one, two] = made.units.nodes as [Stand, Stand];
    expect(await revisionsOf(made.id)).toMatchObject([
      {
        reason: 'A box stayed behind',
        lines: [
          { contentLineId: one.contents[0]?.id, sscc: one.sscc, before: 1_000, after: 700 },
          { contentLineId: two.contents[0]?.id, sscc: two.sscc, before: 1_000, after: 1_500 },
        ],
      },
    ]);
    const { data } = await world.ask('donor', `{ pledge(id: "${pledge.id}") { items { announced } } }`);
    expect(data.pledge.items).toEqual([{ announced: 2_200 }]);
    expect(await announcedOf(made.id)).toBe(2_200);

    const came = await yard.receive(await yard.see(one.sscc));
    expect(came).toMatchObject({ status: 'AVAILABLE', onHold: false, contents: [{ countedQuantity: 700 }] });
    await yard.receive(await yard.see(two.sscc), 100);
    const query = `{ consignment(id: "${made.id}") { books { ${BOOKS} } } }`;
    expect((await world.ask('donor', query)).data.consignment.books).toMatchObject({
      balanced: true,
      lines: [
        { announced: 700, received: 700, short: 0, over: 0, inStock: { free: 700 } },
        { announced: 1_500, received: 1_400, short: 100, over: 0 },
      ],
    });
    expect(await differing()).toEqual([]);
  });

  it('is news for the hub and the donor', async () => {
    const made = await announce();
    await revise(made, linesOf(made, 1));
    await world.settle();
    for (const who of ['operator', 'donor'] as const) {
      const { data } = await world.ask(who, '{ feed(first: 100) { nodes { kind subjectId } } }');
      expect(data.feed.nodes).toContainEqual({
        kind: 'CONSIGNMENT_ANNOUNCEMENT_REVISED',
        subjectId: made.id,
      });
    }
  });

  it('keeps what was received, pallet by pallet', async () => {
    const made = await announce();
    const [first] = made.units.nodes as [Stand];
    await world.act('operator', 'receivePallet', { sscc: first.sscc });
    for (const quantity of [1, 1_000, 2_000])
      expect(
        await revise(
          made,
          linesOf(made, quantity)
            .concat(linesOf(made, null, 5))
            .reverse(),
        ),
      ).toMatchObject({
        code: 'BELOW_RECEIVED',
        field: 'lines[1]',
      });
    expect(await announcedOf(made.id)).toBe(2_000);
    expect((await revise(made, linesOf(made, null, 800))).books.lines).toMatchObject([
      { lot: 'ONE', announced: 1_000 },
      { lot: 'TWO', announced: 800 },
    ]);
    expect(await revisionsOf(made.id)).toHaveLength(1);
  });

  it('is possible again when a receipt is taken back', async () => {
    const made = await announce();
    const [first] = made.units.nodes as [Stand];
    const received = await yard.receive(first);
    expect(await revise(made, linesOf(made, 900))).toMatchObject({
      code: 'BELOW_RECEIVED',
      field: 'lines[0]',
    });
    const undo = { unitId: received.id, note: 'Another pallet' };
    while ((await yard.see(first.sscc)).status !== 'EXPECTED')
      expect(await world.act('supervisor', 'undoLastAct', undo)).not.toHaveProperty('code');
    expect((await revise(made, linesOf(made, 900))).books).toMatchObject({
      balanced: true,
      lines: [{ lot: 'ONE', announced: 900, notReceived: 900 }, { lot: 'TWO' }],
    });
    expect(await differing()).toEqual([]);
  });

  it('never leaves less than the portions', async () => {
    const made = await announce({ portions: [{ recipient: 'CRI', item: 'MASK_FFP2', quantity: 1_500 }] });
    expect(await revise(made, linesOf(made, 1_000, 499))).toMatchObject({
      code: 'PORTIONS_EXCEED',
      field: 'lines[0].quantity',
    });
    expect(await announcedOf(made.id)).toBe(2_000);
    expect(await revise(made, linesOf(made, null, 500))).toMatchObject({ books: { balanced: true } });
    expect(await announcedOf(made.id)).toBe(1_500);
  });

  it('is refused once the consignment is closed', async () => {
    const cancelled = await announce();
    await world.act('donor', 'cancelConsignment', { consignmentId: cancelled.id, reason: 'No plane' });
    const complete = await announce();
    for (const one of complete.units.nodes) await yard.receive(one);
    for (const made of [cancelled, complete])
      expect(await revise(made, linesOf(made, 1))).toMatchObject({
        code: 'CONSIGNMENT_CLOSED',
        field: 'consignmentId',
      });
  });

  it('is the same when it is sent again, and is no revision when it says what is known', async () => {
    const made = await announce();
    const idempotencyKey = newId();
    const answers = await Promise.all([0, 1].map(() => revise(made, linesOf(made, 10), { idempotencyKey })));
    expect(answers[0]).toEqual(answers[1]);
    await revise(made, linesOf(made, 10));
    expect(await revisionsOf(made.id)).toHaveLength(1);
    expect(await announcedOf(made.id)).toBe(1_010);
    expect(await revise(made, linesOf(made, 11), { idempotencyKey })).toMatchObject({ code: 'KEY_REUSED' });
  });

  it('is one after the other when several are sent at once, and no pallet is received in between', async () => {
    const made = await announce();
    const [first] = made.units.nodes as [Stand];
    const wanted = [100, 200, 300, 400];
    const answers = await Promise.all([
      ...wanted.map((quantity) => revise(made, linesOf(made, quantity))),
      world.act('operator', 'receivePallet', { sscc: first.sscc }),
    ]);
    const done = answers.slice(0, 4).filter(({ __typename }) => __typename === 'Consignment').length;
    const history = await revisionsOf(made.id);
    expect(history).toHaveLength(done);
    let before = 1_000;
    for (const { lines } of history) {
      expect(lines[0].before).toBe(before);
      before = lines[0].after;
    }
    expect(await announcedOf(made.id)).toBe(before + 1_000);
    for (const refused of answers.slice(0, 4).filter(({ code }) => code))
      expect(refused).toMatchObject({ code: 'BELOW_RECEIVED', field: 'lines[0]' });
    expect(await differing()).toEqual([]);
  });

  it('is its donor’s alone, and of its own lines alone', async () => {
    const made = await announce();
    const other = await announce();
    const missing = await revise({ id: newId() }, linesOf(made, 1));
    expect(missing).toMatchObject({ code: 'NOT_FOUND', field: 'consignmentId' });
    expect(await revise(made, linesOf(made, 1), {}, 'otherDonor')).toEqual(missing);
    const foreign = await revise(made, [...linesOf(made, 1), ...linesOf(other, null, 1)]);
    expect(foreign).toMatchObject({ code: 'NOT_FOUND', field: 'lines[1]' });
    expect(await revise(made, [...linesOf(made, 1), { contentLineId: newId(), quantity: 1 }])).toEqual(
      foreign,
    );
    for (const who of ['operator', 'agency', 'carrier'] as const)
      expect(await revise(made, linesOf(made, 1), {}, who)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await announcedOf(made.id)).toBe(2_000);
  });

  it.each<[string, (made: Made) => readonly unknown[], Record<string, unknown>, string]>([
    ['nothing', (made) => linesOf(made, 0), {}, 'lines[0].quantity'],
    ['less than nothing', (made) => linesOf(made, 1, -1), {}, 'lines[1].quantity'],
    ['no lines', () => [], {}, 'lines'],
    ['no reason', (made) => linesOf(made, 1), { reason: ' ' }, 'reason'],
    ['what is no id', () => [{ contentLineId: 'x', quantity: 1 }], {}, 'lines[0].contentLineId'],
    ['a line twice', (made) => [...linesOf(made, 1), ...linesOf(made, 2)], {}, 'lines[1].contentLineId'],
  ])('refuses %s', async (_, lines, more, field) => {
    const made = await announce();
    expect(await revise(made, lines(made), more)).toMatchObject({ code: 'INVALID_INPUT', field });
  });
});
