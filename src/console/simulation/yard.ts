import { type Stage, timetable } from './stage.js';

const TRANSPORT = '... on Transport { id status }';
const CAPACITY = 'query Capacity($id: ID!) { transport(id: $id) { number capacity { reservedPallets } } }';

/** Temperature classes of everything that is simulated. */
const CLASSES = ['AMB', 'CRT'];
const PALLETS_OF_A_TRUCK = 33;

interface Truck {
  /** Pallets of dispatches that are loaded, as far as they go. */
  ready: number;
  departure: Promise<void> | null;
  arrival: Promise<void> | null;
  /** The same arrival once more, as carriers do. */
  echo: Promise<void> | null;
}

/** The trucks at the hub. Several dispatches may share one: it leaves when all that have places are loaded. */
export class Yard {
  private readonly trucks = new Map<string, Truck>();
  private readonly ordered = new Map<string, string>();

  constructor(private readonly stage: Stage) {}

  async order(number: string, destination: string, pallets: number): Promise<void> {
    const { cast, clock } = this.stage;
    const input = {
      idempotencyKey: `${number} schedule`,
      direction: 'OUTBOUND',
      mode: 'ROAD',
      number,
      carrier: cast.carrier.code,
      origin: cast.hub,
      destination,
      ...timetable(await clock.now()),
      capacityPallets: Math.max(pallets, PALLETS_OF_A_TRUCK),
      capacityKilograms: 24_000,
      temperatureClasses: CLASSES,
    };
    const { id } = await cast.operator.act('scheduleTransport', input, TRANSPORT);
    this.ordered.set(id, number);
  }

  /** Resolves when the truck has left, with all that had places on it. */
  async leave(transportId: string, pallets: number): Promise<void> {
    const truck = this.truck(transportId);
    truck.ready += pallets;
    truck.departure ??= this.depart(transportId, truck);
    await truck.departure;
  }

  /** Resolves when the carrier has reported that it is there. */
  async arrive(transportId: string, twice: boolean): Promise<void> {
    const truck = this.truck(transportId);
    truck.arrival ??= this.report(transportId, 'ARRIVED', 'arrived');
    await truck.arrival;
    if (!twice) return;
    truck.echo ??= this.report(transportId, 'ARRIVED', 'arrived again');
    await truck.echo;
  }

  /** Trucks that nobody needed are sent away. */
  async sendAway(): Promise<void> {
    for (const id of this.ordered.keys())
      if (!this.trucks.has(id)) await this.report(id, 'CANCELLED', 'cancelled');
  }

  private truck(transportId: string): Truck {
    const truck = this.trucks.get(transportId) ?? { ready: 0, departure: null, arrival: null, echo: null };
    this.trucks.set(transportId, truck);
    return truck;
  }

  private async depart(transportId: string, truck: Truck): Promise<void> {
    const { patience, cast } = this.stage;
    await patience.waitFor(`truck ${transportId} is loaded`, async () => {
      const { transport } = await cast.operator.ask(CAPACITY, { id: transportId });
      return transport.capacity.reservedPallets <= truck.ready ? true : null;
    });
    await this.report(transportId, 'LEFT', 'left');
  }

  private async report(transportId: string, report: string, word: string): Promise<void> {
    const { cast, clock } = this.stage;
    const idempotencyKey = `${this.ordered.get(transportId) ?? transportId} ${word}`;
    const input = { idempotencyKey, transportId, report, occurredAt: (await clock.now()).toISOString() };
    await cast.carrier.client.act('reportTransport', input, TRANSPORT);
  }
}
