/** A free pallet with goods of one item. */
export interface FreeGoods {
  /** Internal id of the pallet. */
  readonly unitId: string;
  readonly sscc: string;
  /** Lots of the item on it, in alphabetical order. */
  readonly lots: readonly string[];
  /** Sound base units of the item. */
  readonly quantity: number;
  /** When the first of the goods expires, by label and loggers; null when nothing says. */
  readonly expiresAt: Date | null;
  readonly receivedAt: Date | null;
}

/** Which pallets to take, in this order. */
export interface Proposed {
  readonly pallets: readonly FreeGoods[];
  /** Base units on them: whole pallets, so that it may be more than was asked for. */
  readonly quantity: number;
  /** How much of what was asked for is not there. */
  readonly missing: number;
  /** Pallets that were passed over because they expire before they arrive. */
  readonly tooOld: number;
}

/** First expired, first out; then the earlier receipt, the lot, the number. What never expires comes last. */
export function byExpiry(one: FreeGoods, other: FreeGoods): number {
  return (
    compare(timeOf(one.expiresAt), timeOf(other.expiresAt)) ||
    compare(timeOf(one.receivedAt), timeOf(other.receivedAt)) ||
    compare(one.lots.join(' '), other.lots.join(' ')) ||
    compare(one.sscc, other.sscc)
  );
}

/**
 * Whole pallets, first expired first out, until there is enough.
 * @param arrivesAt goods that expire before this moment, or at it, are passed over
 */
export function propose(free: readonly FreeGoods[], quantity: number, arrivesAt: Date): Proposed {
  const fit = free.filter(({ expiresAt }) => expiresAt === null || expiresAt > arrivesAt);
  const pallets: FreeGoods[] = [];
  let taken = 0;
  for (const one of [...fit].sort(byExpiry)) {
    if (taken >= quantity) break;
    pallets.push(one);
    taken += one.quantity;
  }
  return {
    pallets,
    quantity: taken,
    missing: Math.max(0, quantity - taken),
    tooOld: free.length - fit.length,
  };
}

function timeOf(time: Date | null): number {
  return time?.getTime() ?? Number.POSITIVE_INFINITY;
}

function compare<Value extends string | number>(one: Value, other: Value): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
