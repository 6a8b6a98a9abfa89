import type { Transaction } from '../../src/platform/database/transaction.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Refused } from '../../src/platform/refusals/refusal.js';
import { TransportsService } from '../../src/transports/transports.service.js';
import { startWorld, type World } from '../world/world.js';
import { flight, report, schedule, truck } from './freight.js';

let world: World;
let service: TransportsService;
beforeAll(async () => {
  world = await startWorld();
  service = world.api.get(TransportsService, { strict: false });
});
beforeEach(() => world.setClock('2020-03-13T12:00:00Z'));
afterAll(() => world?.close());

const write = <Result>(effect: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  world.api.get(UnitOfWork, { strict: false }).write(world.cast.operator.principal, effect);

async function made(more: Record<string, unknown> = {}): Promise<string> {
  const { id } = await schedule(world, truck({ capacityPallets: 10, capacityKilograms: 5_000, ...more }));
  return write(async (tx) => (await service.byPublicIds(tx, [id]))[0]?.id ?? '');
}

const reserve = (id: string, pallets: number, kilograms: number) =>
  write((tx) => service.reserve(tx, id, { pallets, kilograms, coldPallets: 0 }));
const left = (id: string) =>
  write(async (tx) => {
    const [row] = await service.byIds(tx, [id]);
    return [row?.reservedPallets, row?.reservedKilograms];
  });

describe('capacity', () => {
  it('is given to no more than there is room for, however many ask at once', async () => {
    const id = await made();
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => reserve(id, 3, 100)));
    const refused = asked.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(5);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'CAPACITY_EXCEEDED' });
    expect(await left(id)).toEqual([9, 300]);
    await reserve(id, 1, 4_700);
    expect(await left(id)).toEqual([10, 5_000]);
  });

  it('is refused by weight as by pallets, and says what is left', async () => {
    const id = await made();
    await expect(reserve(id, 1, 5_001)).rejects.toMatchObject({
      code: 'CAPACITY_EXCEEDED',
      message: expect.stringContaining('5000 kg'),
    });
    await expect(reserve(id, 11, 1)).rejects.toMatchObject({
      message: expect.stringContaining('10 pallets'),
    });
  });

  it('is given back, and never more than was taken', async () => {
    const id = await made();
    await reserve(id, 4, 400);
    await write((tx) => service.release(tx, id, { pallets: 3, kilograms: 300, coldPallets: 0 }));
    expect(await left(id)).toEqual([1, 100]);
    await expect(
      write((tx) => service.release(tx, id, { pallets: 2, kilograms: 0, coldPallets: 0 })),
    ).rejects.not.toBeInstanceOf(Refused);
    expect(await left(id)).toEqual([1, 100]);
  });

  it('is given until the cut-off, to the millisecond', async () => {
    const id = await made();
    await world.setClock('2020-03-14T06:00:00Z');
    await reserve(id, 1, 1);
    await world.setClock('2020-03-14T06:00:00.001Z');
    await expect(reserve(id, 1, 1)).rejects.toMatchObject({ code: 'CUT_OFF_PASSED' });
  });

  it('is not given on what has left or does not go; what was taken can still be given back', async () => {
    const { id: publicId } = await schedule(world, truck());
    const [row] = await write((tx) => service.byPublicIds(tx, [publicId]));
    await reserve(row?.id ?? '', 2, 2);
    await report(world, publicId, { report: 'CANCELLED', occurredAt: '2020-03-13T11:00:00Z' });
    await expect(reserve(row?.id ?? '', 1, 1)).rejects.toMatchObject({ code: 'TRANSPORT_CLOSED' });
    await write((tx) => service.release(tx, row?.id ?? '', { pallets: 2, kilograms: 2, coldPallets: 0 }));
    expect(await left(row?.id ?? '')).toEqual([0, 0]);
  });
});

describe('departures', () => {
  it('are what a hub can still send goods on, with what is left of it', async () => {
    const [near, far] = [
      await made({ temperatureClasses: ['COL'] }),
      await made({
        cutOffAt: '2020-04-01T00:00:00Z',
        departsAt: '2020-04-01T00:00:00Z',
        arrivesAt: '2020-04-02T00:00:00Z',
      }),
    ];
    const gone = await schedule(world, truck());
    await report(world, gone.id, { report: 'LEFT', occurredAt: '2020-03-13T11:00:00Z' });
    await schedule(world, flight());
    await reserve(near, 4, 400);
    const { hubId } = world.cast.operator.principal;
    const found = await write((tx) => service.departures(tx, hubId, new Date('2020-03-14T00:00:00Z')));
    const mine = found.filter(({ transportId }) => [near, far].includes(transportId));
    expect(mine).toEqual([
      expect.objectContaining({
        transportId: near,
        freePallets: 6,
        freeKilograms: 4_600,
        temperatureClasses: ['COL'],
      }),
      expect.objectContaining({
        transportId: far,
        freePallets: 10,
        freeKilograms: 5_000,
        temperatureClasses: [],
      }),
    ]);
    expect(found.map(({ number }) => number)).not.toContain(gone.number);
    expect(
      found.every(({ departsAt }, index) => index === 0 || departsAt >= (found[index - 1]?.departsAt ?? 0)),
    ).toBe(true);
    expect(await write((tx) => service.departures(tx, hubId, new Date('2020-05-01T00:00:00Z')))).toEqual([]);
    const elsewhere = world.cast.dubaiOperator.principal.hubId;
    expect(await write((tx) => service.departures(tx, elsewhere, new Date('2020-03-14T00:00:00Z')))).toEqual(
      [],
    );
  });
});
