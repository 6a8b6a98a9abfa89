import { createHash } from 'node:crypto';
import { buildSscc } from '../../standards/sscc.js';
import { Seeded } from './seeded.js';

/** NONE: as announced. NEVER_COMES: announced and not sent. SHORT: less is counted. HELD: somebody holds it. */
export type Trouble = 'NONE' | 'NEVER_COMES' | 'SHORT' | 'HELD';

export interface ContentPlan {
  readonly item: string;
  readonly lot: string;
  readonly expiry: string;
  readonly quantity: number;
}

export interface PalletPlan {
  readonly sscc: string;
  readonly grossWeightKilograms: number;
  readonly contents: readonly ContentPlan[];
  readonly scanned: boolean;
  readonly trouble: Trouble;
  /** Whether a supervisor releases its hold. */
  readonly released: boolean;
}

export interface ConsignmentPlan {
  readonly reference: string;
  /** Places in the lists of donors and of agencies; see Cast. */
  readonly donor: number;
  readonly agency: number;
  readonly pallets: readonly PalletPlan[];
}

export interface FlightPlan {
  readonly number: string;
  readonly consignments: readonly ConsignmentPlan[];
  /** SSCCs of pallets that come along and that nobody announced. */
  readonly unannounced: readonly string[];
}

export interface StreamPlan {
  /** Short name of the run, in references, vehicle numbers and keys. */
  readonly name: string;
  readonly flights: readonly FlightPlan[];
  /** A receipt is one, and so is what becomes of a pallet afterwards. */
  readonly steps: number;
}

/** Pallets in one consignment, and in one flight: what a donor sends at once, and what a freighter brings. */
const CONSIGNMENT = [10, 50] as const;
const FLIGHT = [40, 100] as const;

/** GS1 Belgium's range; the company does not exist. */
const COMPANY = '5412345';
/** Serial numbers of one seed: more pallets than one run may have. */
const SERIALS = 1_000_000;
export const MOST_PALLETS = 500_000;

/** Item, usual quantity on a pallet in base units, kilograms. */
const GOODS: readonly [Goods, ...Goods[]] = [
  ['MASK_SURGICAL_IIR', 40_000, 220],
  ['MASK_FFP2', 10_000, 190],
  ['GLOVE_NITRILE', 30_000, 310],
  ['GOWN_ISOLATION', 2_000, 250],
  ['FACE_SHIELD', 4_000, 180],
  ['HAND_SANITISER', 600, 480],
  ['VENTILATOR', 8, 300],
];
type Goods = readonly [item: string, quantity: number, kilograms: number];

/** The whole stream, decided before it begins: who sends what, how it comes in, and what goes wrong. */
export function planStream(seed: string, pallets: number): StreamPlan {
  const name = `SIM-${createHash('sha256').update(seed).digest('hex').slice(0, 8).toUpperCase()}`;
  const random = new Seeded(seed);
  const ssccs = new Ssccs(seed);
  const all = Array.from({ length: pallets }, (_, n) =>
    planPallet(random.branch(`pallet ${n}`), ssccs.next()),
  );
  const flights = random.cut(all, ...FLIGHT).map((on, n): FlightPlan => {
    const own = random.branch(`flight ${n}`);
    const consignments = own
      .cut(on, ...CONSIGNMENT)
      .map((part, m) => planConsignment(own, `${name}-${n + 1}-${m + 1}`, part));
    const unannounced = own.chance(0.5) ? [ssccs.next()] : [];
    return { number: `${name} ${n + 1}`, consignments, unannounced };
  });
  const strangers = flights.reduce((sum, { unannounced }) => sum + unannounced.length, 0);
  return { name, flights, steps: 2 * pallets + strangers };
}

function planConsignment(random: Seeded, reference: string, pallets: readonly PalletPlan[]): ConsignmentPlan {
  return { reference, donor: random.int(0, 99), agency: random.int(0, 99), pallets };
}

function planPallet(random: Seeded, sscc: string): PalletPlan {
  const first = random.pick(GOODS);
  const mixed = random.chance(0.2) ? [random.pick(GOODS)] : [];
  return {
    sscc,
    grossWeightKilograms: first[2] + random.int(0, 40),
    contents: [first, ...mixed].map((goods) => planContent(random, goods, 1 + mixed.length)),
    scanned: random.chance(0.6),
    trouble: troubleOf(random.int(1, 100)),
    released: random.chance(0.7),
  };
}

function troubleOf(percent: number): Trouble {
  if (percent <= 1) return 'NEVER_COMES';
  if (percent <= 3) return 'SHORT';
  return percent <= 6 ? 'HELD' : 'NONE';
}

function planContent(random: Seeded, [item, quantity]: Goods, share: number): ContentPlan {
  const lot = `L${random.int(2_000, 2_003)}${random.pick(['A', 'B', 'C', 'D'])}`;
  const expiry = `203${random.int(2, 4)}-${String(random.int(1, 12)).padStart(2, '0')}-28`;
  return { item, lot, expiry, quantity: Math.max(2, Math.round(quantity / share)) };
}

class Ssccs {
  private next_: number;

  constructor(seed: string) {
    this.next_ = (createHash('sha256').update(`${seed} sscc`).digest().readUInt32LE(0) % 10_000) * SERIALS;
  }

  next(): string {
    this.next_ += 1;
    const serial = BigInt(this.next_);
    const built = buildSscc({
      extensionDigit: Number(serial / 1_000_000_000n),
      companyPrefix: COMPANY,
      serial: serial % 1_000_000_000n,
    });
    if (!built.ok) throw new Error(built.message);
    return built.value;
  }
}
