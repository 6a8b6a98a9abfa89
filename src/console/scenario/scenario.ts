import type { TemperatureClass } from '../../standards/temperature-class.js';
import type { TransportIdentifierKind } from '../../standards/transport-identifier.js';

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

/** A number that travels with a vehicle. */
export interface Paper {
  readonly kind: TransportIdentifierKind;
  readonly number: string;
  /** Codes of the places between which it holds, where that is not the whole way. */
  readonly from?: string;
  readonly to?: string;
  /** Number of the container that this seal closes. */
  readonly seals?: string;
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
  readonly papers: readonly Paper[];
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

/** Goods of a pallet that were found damaged at the hub, and were destroyed. */
export interface Damage {
  readonly at: string;
  /** Place of the pallet among the consignment's, from 1. */
  readonly pallet: number;
  readonly quantity: number;
  readonly note: string;
}

/** A part of a pallet that goes another way than the rest of it, on a pallet of its own. */
export interface Split {
  readonly at: string;
  /** Place of the pallet among the consignment's, from 1. */
  readonly pallet: number;
  readonly quantity: number;
  /** Which of the onward journeys takes the new pallet, from 0. */
  readonly part: number;
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
  /** The demo begins with it: it is announced and on its way, and its carrier is a person. */
  readonly begun?: true;
  /** Numbers of its pallets, where the demo gives them. */
  readonly ssccs?: readonly string[];
  readonly vehicle: Vehicle;
  readonly goods: readonly Goods[];
  readonly countedAt: string;
  readonly short?: readonly ShortPallet[];
  readonly damage?: Damage;
  readonly split?: Split;
  readonly onward: readonly Onward[];
}

export interface Scenario {
  readonly name: string;
  /** Days of the first and of the last evening on which the books are closed. */
  readonly firstEvening: string;
  readonly lastEvening: string;
  readonly donations: readonly Donation[];
}
