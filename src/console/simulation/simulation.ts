import type { Agency, Cast } from './cast.js';
import { DeliveryStory } from './delivery-story.js';
import { DispatchStory } from './dispatch-story.js';
import { FlightStory, type Pallet } from './flight-story.js';
import { InspectionStory } from './inspection-story.js';
import { inLanes } from './lanes.js';
import type { Load } from './load.js';
import { ReceptionStory } from './reception-story.js';
import type { Seeded } from './seeded.js';
import type { Stage } from './stage.js';
import type { FlightPlan, StreamPlan } from './stream-plan.js';
import { Yard } from './yard.js';

/** Flights that are worked on at the same time. */
const LANES = 4;
/** Dispatches of one flight at the same time. */
const DISPATCHES = 3;
/** Pallets on one dispatch. */
const LOAD = [8, 33] as const;
/** Of what may go on; the rest stays in the hub. */
const DISPATCHED = 0.9;

/** The whole stream, from the first announcement to the last delivery. */
export class Simulation {
  private readonly yard: Yard;
  private readonly flights: FlightStory;
  private readonly reception: ReceptionStory;
  private readonly inspection: InspectionStory;
  private readonly dispatches: DispatchStory;

  constructor(private readonly stage: Stage) {
    this.yard = new Yard(stage);
    this.flights = new FlightStory(stage);
    this.reception = new ReceptionStory(stage);
    this.inspection = new InspectionStory(stage, this.reception);
    this.dispatches = new DispatchStory(stage, this.yard, new DeliveryStory(stage));
  }

  async run({ flights }: StreamPlan): Promise<void> {
    await inLanes(LANES, flights, (flight) => this.flight(flight));
    await this.yard.sendAway();
  }

  private async flight(flight: FlightPlan): Promise<void> {
    const pallets = await this.flights.run(flight);
    await this.reception.run(flight, pallets);
    const free = await this.inspection.run(flight, pallets);
    const loads = loadsOf(this.stage.cast, flight, free, this.stage.random.branch(`loads ${flight.number}`));
    const going = loads.reduce((sum, load) => sum + load.pallets.length, 0);
    const absent = pallets.filter(({ plan }) => plan.trouble === 'NEVER_COMES').length;
    // One that never came has neither receipt nor end; one that stays has come to its end.
    this.stage.truth.settled(pallets.length - going + absent);
    await inLanes(DISPATCHES, loads, (load) => this.dispatches.run(load));
  }
}

/** What may go on, by the agency that it is for. */
function loadsOf(cast: Cast, { number }: FlightPlan, pallets: readonly Pallet[], random: Seeded): Load[] {
  return cast.agencies.flatMap((agency: Agency, place) => {
    const going = pallets.filter((pallet) => pallet.agency === place && random.chance(DISPATCHED));
    return random
      .cut(random.shuffled(going), ...LOAD)
      .map((part, n): Load => ({ name: `${number}/${place + 1}.${n + 1}`, agency, pallets: part }));
  });
}
