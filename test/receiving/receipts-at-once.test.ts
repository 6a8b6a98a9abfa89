import { newId } from '../../src/platform/ids/ids.js';
import { announcement, nextSscc } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-13T20:00:00Z');
});
afterAll(() => world.close());

const UNIT = '... on LogisticUnit { sscc status announced location events { code } }';

const announce = async (pallets: number): Promise<string[]> => {
  const made = await world.act(
    'donor',
    'announceConsignment',
    announcement({}, pallets),
    '... on Consignment { units(first: 100) { nodes { sscc } } }',
  );
  return made.units.nodes.map(({ sscc }: { sscc: string }) => sscc);
};
const receive = (input: Record<string, unknown>, who: 'operator' | 'operator2' = 'operator') =>
  world.act(who, 'receivePallet', input, UNIT);
const outcomes = (answers: readonly { __typename: string; code?: string }[]) =>
  answers.map(({ __typename, code }) => code ?? __typename);

/** What comes while others are being written shares their transaction: nobody may notice. */
describe('receipts that come all at once', () => {
  it('are each answered with their own pallet, announced or not', async () => {
    const announced = await announce(40);
    const all = [...announced, ...Array.from({ length: 20 }, () => nextSscc())];
    const answers = await Promise.all(all.map((sscc) => receive({ sscc, location: 'DOCK-1' })));
    answers.forEach((answer, place) => {
      expect(answer).toMatchObject({
        sscc: all[place],
        status: 'RECEIVED',
        location: 'DOCK-1',
        announced: place < 40,
      });
      expect(answer.events.filter(({ code }: { code: string }) => code === 'UNIT_RECEIVED')).toHaveLength(1);
    });
  });

  it('fail alone: a label that is misread, a time to come, a pallet and a key for the second time', async () => {
    // The first one that comes is written alone: the lead makes all others meet in the next group.
    const [lead, first, second, third] = (await announce(4)) as [string, string, string, string];
    const key = newId();
    const [, ...answers] = await Promise.all([
      receive({ sscc: lead }),
      receive({ sscc: first }),
      receive({ sscc: '354123450000000015' }),
      receive({ sscc: second, occurredAt: '2020-03-14T20:00:00Z' }),
      receive({ sscc: first }),
      receive({ sscc: third, idempotencyKey: key }),
      receive({ sscc: third, idempotencyKey: key }),
      receive({ sscc: second, idempotencyKey: key }),
      receive({ sscc: second }),
    ]);
    expect(outcomes(answers)).toEqual([
      'LogisticUnit',
      'BAD_SCAN',
      'INVALID_INPUT',
      'ALREADY_RECEIVED',
      'LogisticUnit',
      'LogisticUnit',
      'KEY_REUSED',
      'LogisticUnit',
    ]);
    expect(answers[5]).toEqual(answers[4]);
  });

  it('lets each pallet be received by one of two operators only, and keeps both sightings', async () => {
    const ssccs = await announce(30);
    const answers = await Promise.all(
      ssccs.flatMap((sscc) => [receive({ sscc }), receive({ sscc }, 'operator2')]),
    );
    const count = (outcome: string) => outcomes(answers).filter((one) => one === outcome).length;
    expect([count('LogisticUnit'), count('ALREADY_RECEIVED')]).toEqual([30, 30]);
    const { data } = await world.ask(
      'operator',
      'query Q($sscc: Sscc!) { unit(sscc: $sscc) { events { code } } }',
      { sscc: ssccs[0] },
    );
    const seen = data.unit.events.filter(({ code }: { code: string }) => code === 'UNIT_RECEIVED');
    expect(seen).toHaveLength(2);
  });
});
