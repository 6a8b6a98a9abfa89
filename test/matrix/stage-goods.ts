import { nextSscc } from '../world/goods.js';
import type { Party } from './audience.js';
import type { Stage } from './stage.js';

export interface Pallet {
  readonly id: string;
  readonly sscc: string;
  readonly lines: readonly { readonly id: string; readonly quantity: number }[];
}
export type Goods = Readonly<Record<'donor' | 'otherDonor' | 'away', Pallet[]>>;

const MADE =
  '... on Consignment { id units(first: 100) { nodes { id sscc contents { id announcedQuantity } } } }';
const REBUILT = '... on RebuiltPallets { pallets { id sscc contents { id presentQuantity } } }';

type Node = {
  id: string;
  sscc: string;
  contents: { id: string; announcedQuantity?: number; presentQuantity?: number }[];
};
const palletOf = ({ id, sscc, contents }: Node): Pallet => ({
  id,
  sscc,
  lines: contents.map((line) => ({
    id: line.id,
    quantity: line.announcedQuantity ?? line.presentQuantity ?? 0,
  })),
});

/** Two donors' consignments at one hub and another one's elsewhere: counted, held, damaged, split, mixed, packed. */
export async function playGoods(stage: Stage): Promise<Goods> {
  const plane = await inbound(stage, 'hub', 'TRUCKS', 'LGG', ['carrier', 'donor', 'hub']);
  const train = await inbound(stage, 'hub', 'OTHER-TRUCKS', 'LGG', ['otherCarrier', 'otherDonor', 'hub']);
  const away = await inbound(stage, 'otherHub', 'TRUCKS', 'DXB', ['carrier', 'otherDonor', 'otherHub']);
  const goods = {
    donor: await announce(stage, 'donor', 'LGG', 'hub', plane, 9),
    otherDonor: await announce(stage, 'otherDonor', 'LGG', 'hub', train, 6),
    away: await announce(stage, 'otherDonor', 'DXB', 'otherHub', away, 3),
  };
  for (const party of ['donor', 'otherDonor'] as const)
    await announce(stage, party, 'LGG', 'hub', party === 'donor' ? plane : train, 1, 'newConsignment');
  for (const pallet of [...goods.donor.slice(0, 8), ...goods.otherDonor.slice(0, 5)])
    await receive(stage, 'hub', pallet);
  for (const pallet of goods.away.slice(0, 2)) await receive(stage, 'otherHub', pallet);
  return goods;
}

/** What two donors' goods are mixed on, what was split, and what is found, held and damaged. */
export async function mix(stage: Stage, one: Pallet, other: Pallet): Promise<Pallet> {
  const input = { units: [one.id, other.id], sscc: nextSscc() };
  const { pallets } = await stage.act('hub', 'mergePallets', input, REBUILT);
  return palletOf(pallets[0]);
}

export async function split(stage: Stage, { id, lines }: Pallet): Promise<Pallet> {
  const parts = [{ contentLineId: lines[0]?.id, quantity: 100 }];
  const { pallets } = await stage.act(
    'hub',
    'splitPallet',
    { unitId: id, sscc: nextSscc(), lines: parts },
    REBUILT,
  );
  return palletOf(pallets[0]);
}

export async function inbound(
  stage: Stage,
  party: 'hub' | 'otherHub',
  carrier: string,
  destination: string,
  viewers: readonly Party[],
): Promise<string> {
  const { audience } = stage;
  const number = audience.canary(`an inbound transport of the ${party}`, ...viewers);
  const { id } = await stage.act(
    party,
    'scheduleTransport',
    {
      ...{ direction: 'INBOUND', mode: 'AIR', number, carrier, origin: 'HGH', destination },
      ...{
        cutOffAt: '2020-03-13T02:00:00Z',
        departsAt: '2020-03-13T06:00:00Z',
        arrivesAt: '2020-03-13T20:00:00Z',
      },
      ...{ capacityPallets: 40, capacityKilograms: 20_000, temperatureClasses: ['AMB'] },
    },
    '... on Transport { id }',
  );
  const driver = carrier === 'TRUCKS' ? 'carrier' : 'otherCarrier';
  stage.name(`${driver}.${party === 'hub' ? 'inbound' : 'awayInbound'}`, id);
  await identify(stage, driver, party, id);
  const note = audience.canary(`a note of the ${driver}`, driver, party);
  await stage.act(driver, 'reportTransport', {
    transportId: id,
    report: 'LEFT',
    occurredAt: '2020-03-13T06:30:00Z',
    note,
  });
  return id;
}

/** A seal of a container, with numbers that nobody else has. */
async function identify(stage: Stage, driver: Party, party: Party, transportId: string): Promise<void> {
  const number = stage.audience.canary(`a seal of the ${driver}`, driver, party);
  const input = { transportId, kind: 'SEAL', number };
  const made = await stage.act(
    driver,
    'addTransportIdentifier',
    input,
    '... on Transport { identifiers { id } }',
  );
  stage.name(`${driver}.identifier`, made.identifiers.at(-1).id);
  stage.name(`${driver}.number`, number);
}

async function announce(
  stage: Stage,
  party: 'donor' | 'otherDonor',
  hub: string,
  at: 'hub' | 'otherHub',
  transportId: string,
  pallets: number,
  name = at === 'hub' ? 'consignment' : 'awayConsignment',
): Promise<Pallet[]> {
  const { audience } = stage;
  const reference = audience.canary(`a consignment of the ${party}`, party, at);
  const units = Array.from({ length: pallets }, () => ({
    sscc: nextSscc(),
    grossWeightKilograms: 150,
    contents: [
      {
        ...{ item: 'MASK_FFP2', expiry: '2033-06-30' },
        lot: audience.canary(`a lot of the ${party}`, party, at, 'agency', 'otherAgency'),
        quantity: audience.quantity(`a quantity of the ${party}`, party, at, 'agency', 'otherAgency'),
      },
    ],
  }));
  const made = await stage.act(
    party,
    'announceConsignment',
    {
      ...{ hub, reference, recipients: ['CRI', 'SCIENSANO'], transportIds: [transportId], units },
      purpose: audience.canary(`the purpose of a consignment of the ${party}`, party, at),
    },
    MADE,
  );
  stage.name(`${party}.${name}`, made.id);
  stage.name(`${party}.${name}Reference`, reference);
  return made.units.nodes.map(palletOf);
}

export async function receive(
  stage: Stage,
  party: 'hub' | 'otherHub',
  { sscc, lines }: Pallet,
): Promise<void> {
  const counts = lines.map(({ id, quantity }) => ({ contentLineId: id, counted: quantity, damaged: 0 }));
  await stage.act(party, 'receivePallet', { sscc, counts });
}
