import type { TemperatureClass } from '../standards/temperature-class.js';

/** One vehicle's journey that goods could take, as the timetable and the carriers know it at this moment. */
export interface Departure {
  /** Internal id of the transport: digits. */
  readonly transportId: string;
  /** Where goods leave it: one of its stops, from 1, or (0) its destination. One transport is several of these. */
  readonly exit: number;
  /** What people call it: a flight, train or truck number. */
  readonly number: string;
  /** Internal ids of the places. */
  readonly originId: number;
  readonly destinationId: number;
  /** The last moment at which goods are taken. */
  readonly cutOffAt: Date;
  readonly departsAt: Date;
  readonly arrivesAt: Date;
  /** What nobody has reserved yet. */
  readonly freePallets: number;
  readonly freeKilograms: number;
  /** Of the free pallets, how many places keep a temperature. */
  readonly freeColdPallets: number;
  /** What its compartments keep; empty: no temperature control. */
  readonly temperatureClasses: readonly TemperatureClass[];
}

/** What has to travel together. */
export interface Load {
  readonly pallets: number;
  /** Gross, whole kilograms, rounded up. */
  readonly kilograms: number;
  /** Of the pallets, how many need a place that keeps a temperature. */
  readonly coldPallets: number;
  /** Every class that some of the goods need. */
  readonly temperatureClasses: readonly TemperatureClass[];
}

/** Everything that a planner may look at. It reads no clock and no database. */
export interface PlanningProblem {
  readonly originId: number;
  readonly destinationId: number;
  /** From when the goods can be handed over at the origin. */
  readonly readyAt: Date;
  readonly load: Load;
  /** Between an arrival and the cut-off of the next vehicle, in minutes: unloading, moving, loading. */
  readonly minimumTransferMinutes: number;
  readonly departures: readonly Departure[];
}
