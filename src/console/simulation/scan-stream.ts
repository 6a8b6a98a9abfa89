import type { Seeded } from './seeded.js';
import { minutesBefore } from './stage.js';

/** One scan as a device sends it, and what it stands for. */
export interface Scan {
  readonly sent: {
    readonly clientKey: string;
    readonly kind: 'RECEIVE' | 'LOCATE' | 'CHECK';
    readonly data: string;
    readonly location: string | null;
    readonly occurredAt: string;
  };
  /** Null: nobody can read it, and the hub has to say so. */
  readonly sscc: string | null;
}

const DOCKS = ['DOCK-1', 'DOCK-2', 'DOCK-3', 'DOCK-4'] as const;
const BINS = ['A-01', 'A-02', 'A-03'] as const;
/** As scanners and people write an SSCC. */
const SPELLINGS = ['', '00', ']C100', '(00)'] as const;

export const CODE_OF = { RECEIVE: 'UNIT_RECEIVED', LOCATE: 'UNIT_LOCATED', CHECK: 'UNIT_CHECKED' } as const;

/** The scans that a device makes of a pallet which comes in. */
export function scansOf(random: Seeded, sscc: string, checked: boolean, now: Date): Scan[] {
  const scans = [scan(random, 'RECEIVE', sscc, now)];
  if (random.chance(0.5)) scans.push(scan(random, 'LOCATE', sscc, now));
  if (checked) scans.push(scan(random, 'CHECK', sscc, now));
  return random.chance(0.03) ? [...scans, unreadable(random, sscc, now)] : scans;
}

/** The times are those of the devices: some behind, none in the order of sending. */
export function scan(random: Seeded, kind: keyof typeof CODE_OF, sscc: string, now: Date): Scan {
  const location = kind === 'LOCATE' ? random.pick(BINS) : random.pick(DOCKS);
  const occurredAt = minutesBefore(now, random.int(0, 20) / 10);
  return {
    sscc,
    sent: { clientKey: random.uuid(), kind, data: `${random.pick(SPELLINGS)}${sscc}`, location, occurredAt },
  };
}

/** A label that is torn, a key that is none, a place that does not exist, a day that never was. */
function unreadable(random: Seeded, sscc: string, now: Date): Scan {
  const { sent } = scan(random, 'RECEIVE', sscc, now);
  const wrongDigit = `${sscc.slice(0, 17)}${(Number(sscc[17]) + random.int(1, 9)) % 10}`;
  const faults: readonly [Partial<Scan['sent']>, ...Partial<Scan['sent']>[]] = [
    { data: wrongDigit },
    { data: '' },
    { clientKey: 'not a key' },
    { location: 'DOCK-99' },
    { occurredAt: '2020-02-30T09:00:00Z' },
  ];
  return { sscc: null, sent: { ...sent, ...random.pick(faults) } };
}

/**
 * Deals the scans out to devices, and cuts what each has into batches of 1 to 200. Some scans are sent again,
 * in a later batch or by another device, as when a device never heard that they were taken.
 */
export function batchesOf(random: Seeded, scans: readonly Scan[], devices: number): Scan[][][] {
  const hands = Array.from({ length: devices }, (): Scan[] => []);
  for (const one of random.shuffled(scans)) {
    hands[random.int(0, devices - 1)]?.push(one);
    if (random.chance(0.05)) hands[random.int(0, devices - 1)]?.push(one);
  }
  return hands.map((hand) => inBatches(random, hand));
}

/** Somebody scans one pallet and sends it; somebody else empties a day's memory. */
function inBatches(random: Seeded, scans: readonly Scan[]): Scan[][] {
  const batches: Scan[][] = [];
  for (let from = 0; from < scans.length; from += batches.at(-1)?.length ?? 1) {
    const size = random.pick([1, random.int(2, 20), random.int(20, 60), random.int(20, 200)]);
    batches.push(scans.slice(from, from + size));
  }
  return batches;
}
