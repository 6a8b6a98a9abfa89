/** The books of one item and lot of one consignment, in base units. */
export interface BookLine {
  readonly consignmentId: string;
  readonly itemId: number;
  readonly lot: string | null;
  /** By the latest revision, without what was withdrawn. */
  readonly announced: number;
  /** Announced once, and the consignment was cancelled before it came. */
  readonly withdrawn: number;
  readonly notReceived: number;
  readonly short: number;
  readonly over: number;
  readonly free: number;
  readonly held: number;
  readonly allocated: number;
  readonly loaded: number;
  /** Came back, and stands at the hub on the pallets that it went with. */
  readonly returned: number;
  /** How much of what is in stock is damaged. */
  readonly damaged: number;
  readonly onTheWay: number;
  readonly delivered: number;
  /** Refused by a destination, and coming back. */
  readonly refused: number;
  readonly destroyed: number;
  readonly lost: number;
  readonly sampled: number;
}

/** What the announcement and the counts say came. */
export function received({ announced, notReceived, short, over }: BookLine): number {
  return announced - notReceived - short + over;
}

export function inStock({ free, held, allocated, loaded, returned }: BookLine): number {
  return free + held + allocated + loaded + returned;
}

/** What came is what is somewhere: nothing was made and nothing vanished. */
export function balances(line: BookLine): boolean {
  const { onTheWay, delivered, refused, destroyed, lost, sampled } = line;
  const somewhere = inStock(line) + onTheWay + delivered + refused + destroyed + lost + sampled;
  return received(line) === somewhere && Object.values(line).every((term) => !isNegative(term));
}

function isNegative(term: unknown): boolean {
  return typeof term === 'number' && term < 0;
}
