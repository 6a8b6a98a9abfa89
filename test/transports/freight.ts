import { newId } from '../../src/platform/ids/ids.js';
import type { CastName } from '../world/cast.js';
import type { World } from '../world/world.js';

let serial = 0;

/** The flight of 13 March 2020 as an operator enters it. Say only what matters. */
export function flight(more: Record<string, unknown> = {}): Record<string, unknown> {
  serial += 1;
  return {
    direction: 'INBOUND',
    mode: 'AIR',
    number: `CAO ${serial}`,
    carrier: 'TRUCKS',
    origin: 'HGH',
    destination: 'LGG',
    cutOffAt: '2020-03-13T02:00:00Z',
    departsAt: '2020-03-13T06:00:00Z',
    arrivesAt: '2020-03-13T20:00:00Z',
    capacityPallets: 40,
    capacityKilograms: 20_000,
    ...more,
  };
}

/** A truck from Liège to Rome. */
export function truck(more: Record<string, unknown> = {}): Record<string, unknown> {
  return flight({
    direction: 'OUTBOUND',
    mode: 'ROAD',
    number: `TRUCK ${serial + 1}`,
    origin: 'LGG',
    destination: 'ROME',
    cutOffAt: '2020-03-14T06:00:00Z',
    departsAt: '2020-03-14T08:00:00Z',
    arrivesAt: '2020-03-15T16:00:00Z',
    ...more,
  });
}

/**
 * A train from Chengdu. The gauge is changed at a border that the catalogue of places may not have yet: Minsk and
 * Warsaw stand for it here.
 */
export function train(more: Record<string, unknown> = {}): Record<string, unknown> {
  return flight({
    mode: 'RAIL',
    number: `TRAIN ${serial + 1}`,
    origin: 'CTU',
    stops: [
      {
        place: 'MSQ',
        arrivesAt: '2020-03-22T06:00:00Z',
        departsAt: '2020-03-23T06:00:00Z',
        gaugeChange: true,
      },
      { place: 'WAW', arrivesAt: '2020-03-24T06:00:00Z', departsAt: '2020-03-24T08:00:00Z' },
    ],
    arrivesAt: '2020-03-27T06:00:00Z',
    capacityPallets: 900,
    capacityKilograms: 800_000,
    ...more,
  });
}

export const TRANSPORT =
  '... on Transport { id number direction mode status attention overdue identifiers { id kind number problem overrideReason } cutOffAt departsAt arrivesAt estimatedArrivalAt leftAt arrivedAt temperatureClasses stops { ordinal place { code } arrivesAt departsAt gaugeChange arrivedAt leftAt } origin { code } destination { code } carrier { code } capacity { pallets kilograms reservedPallets reservedKilograms coldPallets freePallets freeKilograms freeColdPallets } estimatedDepartureAt delayReason departureDelayMinutes arrivalDelayMinutes simulated }';

// biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
export function schedule(world: World, input: Record<string, unknown> = flight()): Promise<any> {
  return world.act('operator', 'scheduleTransport', input, TRANSPORT);
}

export interface Report {
  readonly report: 'LEFT' | 'ARRIVED' | 'CANCELLED';
  readonly occurredAt: string;
  readonly estimatedArrivalAt?: string;
  readonly delayReason?: string;
  readonly note?: string;
  readonly idempotencyKey?: string;
}

/** What the carrier says of a transport. */
export function report(
  world: World,
  transportId: string,
  said: Report,
  who: CastName = 'carrier',
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
): Promise<any> {
  return world.act(who, 'reportTransport', { idempotencyKey: newId(), transportId, ...said }, TRANSPORT);
}
