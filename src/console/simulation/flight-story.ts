import type { Seeded } from './seeded.js';
import { minutesBefore, type Stage, timetable } from './stage.js';
import type { ConsignmentPlan, FlightPlan, PalletPlan } from './stream-plan.js';
import type { Json } from './wire.js';

/** A pallet as the hub knows it. */
export interface Pallet {
  readonly id: string;
  readonly plan: PalletPlan;
  readonly agency: number;
  readonly consignmentId: string;
  readonly contents: readonly { readonly id: string; readonly announcedQuantity: number }[];
}

const TRANSPORT = '... on Transport { id status }';
const CONSIGNMENT = `... on Consignment { id unitsAnnounced
  units(first: 100) { nodes { id sscc contents { id announcedQuantity } } } }`;
const ORIGINS = ['HGH', 'CGO', 'SZX', 'CAN'] as const;

/** A freighter comes in: scheduled, loaded with what donors announce, gone, there. */
export class FlightStory {
  constructor(private readonly stage: Stage) {}

  /** @returns the pallets on board, announced ones only. */
  async run(flight: FlightPlan): Promise<Pallet[]> {
    const random = this.stage.random.branch(`flight story ${flight.number}`);
    const id = await this.schedule(flight, random);
    const announced = await Promise.all(flight.consignments.map((one) => this.announce(one, id)));
    await this.fly(flight, id, random);
    return announced.flat();
  }

  private async schedule({ number, consignments }: FlightPlan, random: Seeded): Promise<string> {
    const { cast, clock } = this.stage;
    const pallets = consignments.reduce((sum, one) => sum + one.pallets.length, 0);
    const input = {
      idempotencyKey: `${number} schedule`,
      direction: 'INBOUND',
      mode: 'AIR',
      number,
      carrier: cast.carrier.code,
      origin: random.pick(ORIGINS),
      destination: cast.hub,
      ...timetable(await clock.now()),
      capacityPallets: pallets + 10,
      capacityKilograms: 110_000,
      temperatureClasses: ['AMB', 'CRT'],
    };
    return (await cast.operator.act('scheduleTransport', input, TRANSPORT)).id;
  }

  private async announce(plan: ConsignmentPlan, flightId: string): Promise<Pallet[]> {
    const { cast, truth } = this.stage;
    const donor = plan.donor % cast.donors.length;
    const agency = plan.agency % cast.agencies.length;
    const input = {
      idempotencyKey: `${plan.reference} announce`,
      hub: cast.hub,
      reference: plan.reference,
      purpose: 'Simulated: nobody gives this.',
      recipients: [cast.agencies[agency]?.code],
      transportIds: [flightId],
      units: plan.pallets.map(({ sscc, grossWeightKilograms, contents }) => ({
        sscc,
        grossWeightKilograms,
        contents,
      })),
    };
    const { client } = cast.donors[donor] ?? cast.donors[0];
    const { id, units } = await client.act('announceConsignment', input, CONSIGNMENT);
    const ssccs = plan.pallets.map(({ sscc }) => sscc);
    truth.announced({ id, donor, reference: plan.reference, ssccs });
    return inOrder(plan, units.nodes).map((known) => ({ ...known, agency, consignmentId: id }));
  }

  /** Reports come late, twice, and in the wrong order, as they do. */
  private async fly({ number }: FlightPlan, transportId: string, random: Seeded): Promise<void> {
    const { carrier, operator } = this.stage.cast;
    const left = await this.sighting(transportId, 'LEFT', random.int(1, 3));
    const late = random.chance(0.15);
    if (!late)
      await carrier.client.act('reportTransport', { idempotencyKey: `${number} left`, ...left }, TRANSPORT);
    const arrived = await this.sighting(transportId, 'ARRIVED', 0);
    await carrier.client.act(
      'reportTransport',
      { idempotencyKey: `${number} arrived`, ...arrived },
      TRANSPORT,
    );
    if (late)
      await carrier.client.act('reportTransport', { idempotencyKey: `${number} left`, ...left }, TRANSPORT);
    if (random.chance(0.2))
      await operator.act('reportTransport', { idempotencyKey: `${number} seen`, ...arrived }, TRANSPORT);
  }

  private async sighting(transportId: string, report: 'LEFT' | 'ARRIVED', minutesAgo: number): Promise<Json> {
    const occurredAt = minutesBefore(await this.stage.clock.now(), minutesAgo);
    return { transportId, report, occurredAt };
  }
}

/** The pallets as the hub knows them, in the order of the plan. */
function inOrder(
  { pallets }: ConsignmentPlan,
  nodes: readonly Json[],
): Omit<Pallet, 'agency' | 'consignmentId'>[] {
  const known = new Map<string, Json>(nodes.map((node) => [node.sscc, node]));
  return pallets.map((plan) => ({ ...known.get(plan.sscc), plan }));
}
