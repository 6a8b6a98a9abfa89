import { subscribersIn } from '../../src/console/verification/subscribers.js';
import { verify } from '../../src/console/verification/verification.js';
import { WorkerModule } from '../../src/worker.module.js';
import { Spring } from './spring.js';

// The machine may have much else to do, and all of spring is many steps.
jest.setTimeout(900_000);

let spring: Spring;
beforeAll(async () => {
  spring = await Spring.start();
});
afterAll(() => spring?.world.close());

const PATH = `query P($reference: String!) { consignmentPath(reference: $reference) {
  totals { item { code } announced difference accepted refused takenOut atHub onTheWay notReceived } } }`;
const totals = async (donor: string, reference: string) =>
  (await spring.ask(donor, PATH, { reference })).data.consignmentPath.totals;
const JACK_MA = 'donor@jackma.example';

describe('spring 2020 on a demo hub whose clock goes on', () => {
  it('begins with 13 March, which nobody of the visitors has touched', async () => {
    const { text, failed, passedOver, waiting } = await spring.moveTo('2020-03-15T11:45:00Z');
    expect({ failed, passedOver, waiting }).toEqual({ failed: 0, passedOver: 0, waiting: 0 });
    expect(text).toContain('2020-03-13 22:30  JMF-2020-03-13    counted in\n');
    expect(text).toContain('2020-03-15 11:30  JMF-2020-03-13    delivered to ITALIAN-RED-CROSS\n');
    expect(await totals(JACK_MA, 'JMF-2020-03-13')).toMatchObject([
      { announced: 500_000, accepted: 500_000, atHub: 0 },
      { announced: 5_000, accepted: 5_000, atHub: 0 },
    ]);
  });

  it('splits a pallet of the shared charter for two countries, one of which refuses some of it', async () => {
    const { text, failed, passedOver } = await spring.moveTo('2020-03-20T07:30:00Z');
    expect({ failed, passedOver }).toEqual({ failed: 0, passedOver: 0 });
    expect(text).toContain('2020-03-20 07:00  JMF-2020-03-18    delivered to SI-DEFENCE\n');
    expect(
      text.match(/evening: the books are closed: The books of \d consignment\(s\) are even/g),
    ).toHaveLength(5);
    expect(await totals(JACK_MA, 'JMF-2020-03-18')).toMatchObject([
      { announced: 1_280_000, accepted: 1_279_600, refused: 400, atHub: 0, onTheWay: 0 },
    ]);
    const slovenian = `{ dispatches { nodes { reference status units { nodes { sscc } } } } }`;
    const { data } = await spring.ask('agency@mors.example', slovenian);
    const [{ reference, status, units }] = data.dispatches.nodes;
    expect({ reference, status, pallets: units.nodes.length }).toEqual({
      reference: 'JMF-2020-03-18/2',
      status: 'DELIVERED',
      pallets: 3,
    });
    const { sscc } = units.nodes.find((one: { sscc: string }) => one.sscc.includes('999'));
    const built =
      'query B($sscc: Sscc!) { unit(sscc: $sscc) { builtFrom { quantity pallet { rebuiltInto { quantity } } } } }';
    const split = await spring.ask('operator@hub.example', built, { sscc });
    expect(split.data.unit.builtFrom).toEqual([
      { quantity: 20_000, pallet: { rebuiltInto: [{ quantity: 20_000 }] } },
    ]);
    const belgian = await spring.ask(
      'agency@sciensano.example',
      '{ dispatches { nodes { reference status } } }',
    );
    expect(belgian.data.dispatches.nodes).toContainEqual({
      reference: 'JMF-2020-03-18/3',
      status: 'PARTIALLY_DELIVERED',
    });
  });

  it('comes to its end with every evening even, and a hub that is what its history says', async () => {
    const { failed, passedOver, waiting } = await spring.moveTo('2020-06-14T00:00:00Z');
    expect({ failed, passedOver, waiting }).toEqual({ failed: 0, passedOver: 0, waiting: 0 });
    expect(await totals(JACK_MA, 'JMF-2020-03-25')).toMatchObject([
      { announced: 200_000, accepted: 199_700, takenOut: 300, atHub: 0 },
      { announced: 20_000, accepted: 20_000 },
    ]);
    expect((await totals('donor@state.example', 'BE-2020-04-03'))[0]).toMatchObject({ accepted: 4_999_000 });
    const settings = spring.settings;
    const subscribers = subscribersIn(WorkerModule.with(settings));
    await spring.world.settle();
    const { all } = await verify(settings, subscribers, { wait: 30, strict: true }, { write: () => true });
    expect(all.filter(({ differences }) => differences > 0).map(({ what }) => what)).toEqual([]);
  });
});
