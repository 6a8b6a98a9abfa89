import { blocksOf, readDocument } from '../docs/markdown.js';
import { Spring } from './spring.js';

jest.setTimeout(300_000);

let spring: Spring;
beforeAll(async () => {
  spring = await Spring.start();
});
afterAll(() => spring?.world.close());

const readme = readDocument('README.md');
const blocks = blocksOf(readme, 'graphql');
const OPERATOR = 'operator@hub.example';

/** Sends the block of the README that has this operation, as it is printed; several in one block by their name. */
async function paste(email: string, name: string, variables: Record<string, unknown> = {}) {
  const block = blocks.find((text) => text.includes(name));
  if (!block) throw new Error(`The README has no ${name}`);
  const operationName = (block.match(/^(?:query|mutation)/gm) ?? []).length > 1 ? name : undefined;
  const { data, errors } = await spring.ask(email, block, variables, operationName);
  expect(errors).toEqual([]);
  return data;
}

/** The times that the README sets the clock to, in its order. */
const times = [...readme.matchAll(/clock set ([\dTZ:-]+)/g)].map(([, time]) => time ?? '');

async function until<Result>(look: () => Promise<Result | undefined>): Promise<Result> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await spring.world.settle();
  }
}

it("the README's first five minutes bring two pallets to Rome, while the demo's people bring the rest", async () => {
  expect(times).toHaveLength(3);
  const [landed, leaves, dayAfter] = times as [string, string, string];
  expect((await paste(OPERATOR, 'signIn')).signIn.accessToken).toEqual(expect.any(String));
  await spring.moveTo(landed);
  const scans = (await paste(OPERATOR, 'recordScans')).recordScans;
  expect(scans).toMatchObject({ accepted: 2, rejected: 1 });
  expect((await paste(OPERATOR, 'recordScans')).recordScans).toEqual(scans);

  const { nodes } = (await paste(OPERATOR, 'Present')).presentPallets;
  expect(nodes).toHaveLength(2);
  const units = nodes.map((one: { id: string }) => one.id);
  const { id } = (await paste(OPERATOR, 'Draft', { units })).draftDispatch;
  await paste(OPERATOR, 'Plan', { id });
  const planned = await until(async () =>
    (await paste(OPERATOR, 'Planned')).dispatches.nodes.find(
      (one: { status: string }) => one.status === 'PLANNED',
    ),
  );
  expect(planned.plan.rejections).toContainEqual({ number: 'DEMO TRUCK 2', reason: 'NOT_COLD_ENOUGH' });

  expect((await paste(OPERATOR, 'Load', { id })).tests).toMatchObject({ loadedCount: 2 });
  await spring.moveTo(leaves);
  const trucks = (await paste(OPERATOR, 'Trucks')).transports.nodes;
  const truck = trucks.find(({ number }: { number: string }) => number === 'DEMO TRUCK 1').id;
  expect((await paste(OPERATOR, 'Left', { truck })).reportTransport.status).toBe('LEFT');
  await spring.world.settle();

  await spring.moveTo(dayAfter);
  const agency = 'agency@cri.example';
  const own = await until(async () =>
    (await paste(agency, 'Incoming')).dispatches.nodes.find(
      (one: { id: string; overdue: boolean }) => one.id === id && one.overdue,
    ),
  );
  expect(own).toMatchObject({ palletCount: 2 });
  expect((await paste(agency, 'Confirm', { id })).confirmDelivery.status).toBe('DELIVERED');
  await spring.world.settle();
  expect((await paste(agency, 'News')).feed.nodes.length).toBeGreaterThan(0);

  const gift = async () => (await paste('donor@jackma.example', 'Gift')).consignmentPath.totals;
  expect(await gift()).toMatchObject([
    { accepted: 40_000, onTheWay: 460_000, notReceived: 0 },
    { accepted: 5_000, onTheWay: 0 },
  ]);
  expect(await spring.moveTo('2020-03-15T12:00:00Z')).toMatchObject({ passedOver: 0, failed: 0 });
  expect(await gift()).toMatchObject([{ accepted: 500_000 }, { accepted: 5_000 }]);
});
