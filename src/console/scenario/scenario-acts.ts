import type { Donation, Onward } from './scenario.js';

/** One step of a donation, at its time. */
export type Act = { readonly at: string; readonly donation: Donation } & (
  | { readonly kind: 'ANNOUNCE' | 'LEAVES' | 'ARRIVES' | 'COUNT' }
  | { readonly kind: 'LOAD' | 'DEPARTS' | 'DELIVER'; readonly onward: Onward; readonly part: number }
);

/** All that happens, in the order of time; at one moment in the order of the donations. */
export function actsOf(donations: readonly Donation[]): Act[] {
  const acts = donations.flatMap((donation) => [
    { kind: 'ANNOUNCE' as const, at: donation.announcedAt, donation },
    { kind: 'LEAVES' as const, at: donation.vehicle.departsAt, donation },
    { kind: 'ARRIVES' as const, at: donation.vehicle.arrivesAt, donation },
    { kind: 'COUNT' as const, at: donation.countedAt, donation },
    ...donation.onward.flatMap((onward, part) => [
      { kind: 'LOAD' as const, at: onward.loadedAt, donation, onward, part },
      { kind: 'DEPARTS' as const, at: onward.truck.departsAt, donation, onward, part },
      { kind: 'DELIVER' as const, at: onward.deliveredAt, donation, onward, part },
    ]),
  ]);
  return acts.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

export interface PlannedPallet {
  readonly item: string;
  readonly lot: string;
  readonly expiry: string;
  readonly quantity: number;
  readonly kilograms: number;
}

/** The pallets of a donation, in order: full ones, and the rest of each kind on one more. */
export function palletsOf({ goods }: Donation): PlannedPallet[] {
  return goods.flatMap(({ item, lot, expiry, quantity, perPallet, kilogramsPerPallet }) =>
    Array.from({ length: Math.ceil(quantity / perPallet) }, (_, n) => ({
      item,
      lot,
      expiry,
      quantity: Math.min(perPallet, quantity - n * perPallet),
      kilograms: kilogramsPerPallet,
    })),
  );
}

/** Where the pallets of a part begin among the donation's. */
export function firstPalletOf({ onward }: Donation, part: number): number {
  return onward.slice(0, part).reduce((sum, { pallets }) => sum + pallets, 0);
}
