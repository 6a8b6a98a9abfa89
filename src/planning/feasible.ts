import { vehicleCanCarry } from '../standards/temperature-class.js';
import type { Departure, Load, PlanningProblem } from './problem.js';

/** Every class that the load needs, on this one vehicle. */
export function isColdEnough({ temperatureClasses }: Departure, load: Load): boolean {
  return load.temperatureClasses.every((needed) => vehicleCanCarry(temperatureClasses, needed));
}

export function hasRoom({ freePallets, freeKilograms, freeColdPallets }: Departure, load: Load): boolean {
  return (
    freePallets >= load.pallets && freeKilograms >= load.kilograms && freeColdPallets >= load.coldPallets
  );
}

/** Could carry the load, if the load were there in time. */
export function couldCarry(departure: Departure, load: Load): boolean {
  return (
    departure.arrivesAt > departure.departsAt && isColdEnough(departure, load) && hasRoom(departure, load)
  );
}

/** Milliseconds since 1970: the last moment to hand goods over. A cut-off after the departure means the departure. */
export function lastHandover({ cutOffAt, departsAt }: Departure): number {
  return Math.min(cutOffAt.getTime(), departsAt.getTime());
}

/** Milliseconds since 1970: from when goods that came by this vehicle can be handed to the next one. */
export function readyAfter(departure: Departure, { minimumTransferMinutes }: PlanningProblem): number {
  return departure.arrivesAt.getTime() + minimumTransferMinutes * 60_000;
}

/** Internal ids are digits without leading zeros: the shorter one is the smaller one. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}
