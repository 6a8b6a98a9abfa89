import type { TemperatureClass } from '../../standards/temperature-class.js';

/** What the sources tell, and what had to be made up so that it could be played. */
export interface Grounds {
  /** Numbers of docs/spring-2020.md. */
  readonly sources: readonly string[];
  readonly madeUp: string;
}

export interface Goods {
  /** Code in the catalogue. */
  readonly item: string;
  /** Base units in all, and on each full pallet. */
  readonly quantity: number;
  readonly perPallet: number;
  readonly lot: string;
  /** A day. */
  readonly expiry: string;
  readonly kilogramsPerPallet: number;
}

export interface Vehicle {
  readonly number: string;
  readonly mode: 'AIR' | 'RAIL' | 'ROAD';
  /** Code of the place at the other end; the hub is this one. */
  readonly place: string;
  readonly departsAt: string;
  readonly arrivesAt: string;
  readonly capacityPallets: number;
  readonly capacityKilograms: number;
  readonly temperatureClasses: readonly TemperatureClass[];
  /** Where it calls on its way; the second stop of a train from China changes the gauge. */
  readonly stops?: readonly {
    readonly place: string;
    readonly arrivesAt: string;
    readonly departsAt: string;
    readonly gaugeChange?: boolean;
  }[];
}

/** A box that was counted and lacked something. */
export interface ShortPallet {
  /** Place of the pallet among the consignment's, from 1. */
  readonly pallet: number;
  readonly missing: number;
}

export interface Onward {
  /** Code of the agency. */
  readonly agency: string;
  /** How many pallets, in the order in which they came. */
  readonly pallets: number;
  readonly truck: Vehicle;
  readonly loadedAt: string;
  readonly deliveredAt: string;
  /** How many base units of the first pallet the agency refuses, if any: damaged. */
  readonly refused?: number;
}

/** One donation from its announcement to the door. Times are UTC. */
export interface Donation {
  /** Reference of the consignment. */
  readonly reference: string;
  readonly title: string;
  readonly grounds: Grounds;
  /** Code of the donor; its member announces. */
  readonly donor: string;
  readonly purpose: string;
  readonly pledge?: string;
  readonly portions?: readonly {
    readonly recipient: string;
    readonly item: string;
    readonly quantity: number;
  }[];
  readonly recipients: readonly string[];
  readonly announcedAt: string;
  readonly vehicle: Vehicle;
  readonly goods: readonly Goods[];
  readonly countedAt: string;
  readonly short?: readonly ShortPallet[];
  readonly onward: readonly Onward[];
}

export interface Scenario {
  readonly name: string;
  readonly donations: readonly Donation[];
}
