import type { Party } from './audience.js';
import { hour, type Stage } from './stage.js';
import { type Goods, mix, type Pallet, split } from './stage-goods.js';

/** From the floor of the hub to the doors: what is addressed to whom, by which vehicles, and what became of it. */
export async function playJourneys(stage: Stage, goods: Goods): Promise<void> {
  const [first, second, third, fourth, held, packed, carton, last, expected] = goods.donor as Required<
    Pallet[]
  >;
  const [theirs, other, ours, found] = goods.otherDonor as Required<Pallet[]>;
  const mixed = await mix(stage, pick(first), pick(theirs));
  const part = await split(stage, pick(second));
  await careFor(stage, pick(held), pick(packed), pick(carton), pick(found));
  await nameGoods(stage, {
    mixed,
    held: pick(held),
    theirs: pick(found),
    expected: pick(expected),
    away: goods.away,
  });
  const [rome, vienna, onward] = await timetable(stage);
  await deliver(stage, rome, [mixed, part]);
  await bounce(stage, pick(third), pick(ours));
  await underWay(stage, [vienna, onward], [pick(fourth), pick(other)]);
  await elsewhere(stage, goods.away);
  await loading(stage, pick(last));
}

function pick(pallet: Pallet | undefined): Pallet {
  if (!pallet) throw new Error('The consignment has too few pallets');
  return pallet;
}

async function careFor(
  stage: Stage,
  held: Pallet,
  packed: Pallet,
  carton: Pallet,
  found: Pallet,
): Promise<void> {
  const note = (what: string) => stage.audience.canary(what, 'hub');
  const hold = { unitId: held.id, reason: 'OTHER', note: note('a note of a hold') };
  const { holds } = await stage.act('hub', 'holdPallet', hold, '... on LogisticUnit { holds { id } }');
  stage.name('hub.hold', holds[0].id);
  await callBack(stage, 'hub');
  await stage.act('hub', 'relocatePallet', { unitId: held.id, location: 'A-03' });
  const lines = [{ contentLineId: held.lines[0]?.id, quantity: 3 }];
  const sampled = { unitId: held.id, lines, reason: 'SAMPLED', note: note('why goods were sampled') };
  await stage.act('hub', 'writeOffGoods', sampled);
  await stage.act('hub', 'packCartons', { palletId: packed.id, units: [carton.id] });
  // Goods of the first donor turn up on a pallet of the second one.
  const quantity = stage.audience.quantity(
    'what was found of the donor',
    'donor',
    'hub',
    'agency',
    'otherAgency',
  );
  const contents = [{ item: 'GLOVE_NITRILE', quantity, consignmentId: stage.thing('donor.consignment') }];
  await stage.act('hub', 'identifyContents', { unitId: found.id, contents });
}

interface Named {
  readonly mixed: Pallet;
  readonly held: Pallet;
  readonly theirs: Pallet;
  readonly expected: Pallet;
  readonly away: readonly Pallet[];
}

async function nameGoods(stage: Stage, { mixed, held, theirs, expected, away }: Named): Promise<void> {
  const named: [string, Pallet][] = [
    ['hub.unit', held],
    ['hub.mixed', mixed],
    ['donor.unit', held],
    ['otherDonor.unit', theirs],
    ['donor.expected', expected],
    ['otherHub.unit', pick(away[0])],
  ];
  for (const [name, { id, sscc, lines }] of named) {
    stage.name(name, id);
    stage.name(`${name}Sscc`, sscc);
    stage.name(`${name}Line`, lines[0]?.id ?? '');
  }
}

/** A truck to Rome of one carrier; to Budapest by one carrier, then by the other. */
async function timetable(stage: Stage): Promise<[string, string, string]> {
  const rome = await outbound(stage, 'TRUCKS', 'LGG', 'ROME', 10, 36);
  const vienna = await outbound(stage, 'OTHER-TRUCKS', 'LGG', 'VIE', 8, 20);
  const onward = await outbound(stage, 'TRUCKS', 'VIE', 'BUD', 23, 27);
  stage.name('carrier.transport', rome);
  stage.name('otherCarrier.transport', vienna);
  return [rome, vienna, onward];
}

async function outbound(
  stage: Stage,
  carrier: string,
  origin: string,
  destination: string,
  leaves: number,
  arrives: number,
  party: 'hub' | 'otherHub' = 'hub',
): Promise<string> {
  const times = { cutOffAt: hour(leaves - 1), departsAt: hour(leaves), arrivesAt: hour(arrives) };
  const number = stage.audience.canary(`a truck to ${destination}`, ...ridersOf(destination, party));
  const { id } = await stage.act(
    party,
    'scheduleTransport',
    {
      ...{ direction: 'OUTBOUND', mode: 'ROAD', carrier, origin, destination, number, ...times },
      ...{ capacityPallets: 33, capacityKilograms: 24_000, temperatureClasses: ['AMB'] },
    },
    '... on Transport { id }',
  );
  return id;
}

/** Who has to do with a truck: hub, carrier, and those whose goods it takes. The agency is told what brings its goods. */
function ridersOf(destination: string, party: Party): Party[] {
  if (destination === 'ROME') return [party, 'carrier', 'agency'];
  if (destination === 'SOF') return [party, 'carrier', 'agency'];
  if (destination === 'DXB-OUT') return [party];
  return [party, 'carrier', 'otherCarrier', 'otherAgency'];
}

async function draft(
  stage: Stage,
  agency: 'CRI' | 'SCIENSANO',
  destination: string,
  pallets: readonly Pallet[],
  party: 'hub' | 'otherHub' = 'hub',
): Promise<string> {
  const units = pallets.map(({ id }) => id);
  const input = { agency, destination, units };
  const { id } = await stage.act(party, 'draftDispatch', input, '... on Dispatch { id }');
  return id;
}

async function depart(stage: Stage, dispatchId: string, pallets: readonly Pallet[]): Promise<void> {
  await stage.act('hub', 'planDispatch', { dispatchId });
  await stage.world.settle();
  for (const { sscc } of pallets) await stage.act('hub', 'loadPallet', { dispatchId, sscc });
}

async function report(
  stage: Stage,
  party: Party,
  transportId: string,
  said: string,
  at: number,
): Promise<void> {
  await stage.world.setClock(hour(at + 0.1));
  const note = stage.audience.canary(`a note of the ${party}`, party, 'hub');
  await stage.act(party, 'reportTransport', { transportId, report: said, occurredAt: hour(at), note });
  await stage.world.settle();
}

/** To the agency's door: what was accepted, by whom. */
async function deliver(stage: Stage, truck: string, pallets: readonly Pallet[]): Promise<void> {
  const { audience } = stage;
  const dispatchId = await draft(stage, 'CRI', 'ROME', pallets);
  stage.name('agency.dispatch', dispatchId);
  await depart(stage, dispatchId, pallets);
  await report(stage, 'carrier', truck, 'LEFT', 10);
  await report(stage, 'carrier', truck, 'ARRIVED', 36);
  await stage.act('agency', 'confirmDelivery', {
    ...{ dispatchId, everythingAccepted: true },
    receivedBy: audience.canary('who took the goods in', 'hub', 'agency', 'carrier'),
    note: audience.canary('a note of the agency on a delivery', 'hub', 'agency', 'carrier'),
  });
}

/** Refused by one agency, back at the hub, and addressed to the other one. */
async function bounce(stage: Stage, third: Pallet, ours: Pallet): Promise<void> {
  const truck = await outbound(stage, 'TRUCKS', 'LGG', 'SOF', 40, 50);
  const dispatchId = await draft(stage, 'CRI', 'SOF', [third]);
  await depart(stage, dispatchId, [third]);
  await report(stage, 'carrier', truck, 'LEFT', 40);
  await report(stage, 'carrier', truck, 'ARRIVED', 50);
  const [line] = third.lines;
  const lines = [
    { contentLineId: line?.id, acceptedQuantity: 0, refusedQuantity: line?.quantity, reason: 'NOT_NEEDED' },
  ];
  const receivedBy = stage.audience.canary('who refused the goods', 'hub', 'agency', 'carrier');
  await stage.act('agency', 'confirmDelivery', { dispatchId, lines, receivedBy });
  await stage.act('agency', 'returnDispatch', { dispatchId });
  await stage.act('hub', 'receiveReturn', { dispatchId });
  await stage.world.settle();
  const again = await split(stage, third);
  const counts = again.lines.map(({ id, quantity }) => ({
    contentLineId: id,
    counted: quantity,
    damaged: 0,
  }));
  await stage.act('hub', 'checkPallet', { sscc: again.sscc, counts });
  stage.name('otherAgency.draftDispatch', await draft(stage, 'SCIENSANO', 'SOF', [again, ours]));
}

/** On the way to the other agency, with its second leg still to come. */
async function underWay(
  stage: Stage,
  [, onward]: readonly string[],
  pallets: readonly Pallet[],
): Promise<void> {
  const vienna = await outbound(stage, 'OTHER-TRUCKS', 'LGG', 'VIE', 60, 70);
  await outbound(stage, 'TRUCKS', 'VIE', 'BUD', 73, 77);
  stage.name('otherCarrier.transport', vienna);
  stage.name('carrier.onward', onward ?? '');
  const dispatchId = await draft(stage, 'SCIENSANO', 'BUD', pallets);
  stage.name('otherAgency.dispatch', dispatchId);
  await depart(stage, dispatchId, pallets);
  await report(stage, 'otherCarrier', vienna, 'LEFT', 60);
}

/** A lot of which nobody has anything. */
async function callBack(stage: Stage, party: 'hub' | 'otherHub'): Promise<void> {
  const lot = stage.audience.canary(`a lot that the ${party} calls back`, party);
  const reason = stage.audience.canary(`why the ${party} calls a lot back`, party);
  const input = { item: 'GOGGLES', lot, reason };
  const { recall } = await stage.act(party, 'recallLot', input, '... on RecalledLot { recall { id } }');
  stage.name(`${party}.recall`, recall.id);
}

/** The other hub sends something to an agency of the first one's. */
async function elsewhere(stage: Stage, away: readonly Pallet[]): Promise<void> {
  const note = stage.audience.canary('a note of a hold elsewhere', 'otherHub');
  const hold = { unitId: pick(away[0]).id, reason: 'OTHER', note };
  const held = await stage.act('otherHub', 'holdPallet', hold, '... on LogisticUnit { holds { id } }');
  stage.name('otherHub.hold', held.holds[0].id);
  await callBack(stage, 'otherHub');
  stage.name('otherHub.dispatch', await draft(stage, 'CRI', 'ROME', [pick(away[1])], 'otherHub'));
  const plain = ['DXB', 'ROME'] as const;
  stage.name('otherHub.transport', await outbound(stage, 'TRUCKS', plain[0], plain[1], 90, 99, 'otherHub'));
}

/** Planned, and with one pallet that is to be loaded. */
async function loading(stage: Stage, last: Pallet): Promise<void> {
  await outbound(stage, 'TRUCKS', 'LGG', 'ROME', 90, 99);
  const dispatchId = await draft(stage, 'CRI', 'ROME', [last]);
  stage.name('hub.loading', dispatchId);
  await stage.act('hub', 'planDispatch', { dispatchId });
  await stage.world.settle();
}
