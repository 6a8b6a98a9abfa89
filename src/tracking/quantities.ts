import type { UnitStatus } from '../units/unit.lifecycle.js';

/** Goods of one item on one unit, in base units. */
export interface Portion {
  readonly itemId: number;
  readonly status: UnitStatus;
  readonly announced: number;
  /** Null: nobody counted yet. */
  readonly counted: number | null;
  /** What has left the line: samples, what was delivered, refused, lost. */
  readonly gone: number;
  /** What the destination said of it; null while it has not. */
  readonly delivered: { readonly sent: number; readonly accepted: number; readonly refused: number } | null;
}

/**
 * Where all goods of one item are, in base units. announced + difference = the sum of all the others: nothing
 * is told twice, and nothing is left out.
 */
export interface Whereabouts {
  readonly itemId: number;
  readonly announced: number;
  /** Counted more (or, below 0, less) than announced. */
  readonly difference: number;
  readonly notReceived: number;
  readonly atHub: number;
  readonly onTheWay: number;
  readonly accepted: number;
  readonly refused: number;
  /** Sent, and neither accepted nor refused. */
  readonly missing: number;
  readonly returned: number;
  /** Samples, and what was destroyed or lost of a pallet. */
  readonly takenOut: number;
  readonly lost: number;
}

type Bucket = 'notReceived' | 'atHub' | 'onTheWay' | 'accepted' | 'returned' | 'lost';

const BUCKETS: Readonly<Record<UnitStatus, Bucket>> = {
  EXPECTED: 'notReceived',
  RECEIVED: 'atHub',
  AVAILABLE: 'atHub',
  ALLOCATED: 'atHub',
  LOADED: 'atHub',
  IN_TRANSIT: 'onTheWay',
  // Confirmed without quantities of the lines: taken as it was sent.
  DELIVERED: 'accepted',
  // Nothing is left on it.
  REBUILT: 'atHub',
  RETURNED: 'returned',
  LOST: 'lost',
  DESTROYED: 'lost',
};

const NOTHING = {
  announced: 0,
  difference: 0,
  notReceived: 0,
  atHub: 0,
  onTheWay: 0,
  accepted: 0,
  refused: 0,
  missing: 0,
  returned: 0,
  takenOut: 0,
  lost: 0,
};

/** Sums by item, in the order in which the items first appear. */
export function whereaboutsOf(portions: readonly Portion[]): Whereabouts[] {
  const sums = new Map<number, Whereabouts>();
  for (const portion of portions) {
    sums.set(
      portion.itemId,
      add(sums.get(portion.itemId) ?? { itemId: portion.itemId, ...NOTHING }, portion),
    );
  }
  return [...sums.values()];
}

function add(sum: Whereabouts, portion: Portion): Whereabouts {
  const { status, announced, counted, gone, delivered } = portion;
  const quantity = counted ?? announced;
  const base = {
    ...sum,
    announced: sum.announced + announced,
    difference: sum.difference + quantity - announced,
  };
  if (delivered) return addDelivered(base, portion, delivered, quantity);
  const bucket = BUCKETS[status];
  const there = { ...base, takenOut: sum.takenOut + gone };
  return { ...there, [bucket]: sum[bucket] + quantity - gone };
}

/** What came back is where its pallet is; the rest of what was sent is what the destination said. */
function addDelivered(
  sum: Whereabouts,
  { status, gone }: Portion,
  { sent, accepted, refused }: NonNullable<Portion['delivered']>,
  quantity: number,
): Whereabouts {
  const missing = sent - accepted - refused;
  const base = { ...sum, accepted: sum.accepted + accepted, missing: sum.missing + missing };
  if (status === 'RETURNED' || status === 'REBUILT') {
    const takenOut = sum.takenOut + gone - accepted - missing;
    return { ...base, takenOut, returned: sum.returned + quantity - gone };
  }
  return { ...base, refused: sum.refused + refused, takenOut: sum.takenOut + quantity - sent };
}
