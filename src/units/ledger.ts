/**
 * The accounts of a content line. Stored as these numbers, which never change their meaning. A posting takes a
 * quantity from one and gives it to another: their sum is nothing, always. PLEDGED and OVER are where goods come
 * from (their balances are below 0), all others are where they are.
 */
export const Account = {
  PLEDGED: 1,
  ON_PALLET: 2,
  SHORT: 3,
  OVER: 4,
  DELIVERED: 5,
  REFUSED: 6,
  LOST: 7,
  DESTROYED: 8,
  SAMPLED: 9,
} as const;
export type Account = (typeof Account)[keyof typeof Account];

/** What a content line says of its quantities, in base units. */
export interface Balance {
  readonly announcedQuantity: number;
  /** Null: nobody counted, and what was announced is taken for there. */
  readonly countedQuantity: number | null;
  readonly damagedQuantity: number;
  /** What has left the line: delivered, refused and not back, lost, destroyed, sampled. */
  readonly goneQuantity: number;
}

export interface Movement {
  readonly from: Account;
  readonly to: Account;
  readonly quantity: number;
}

/** What is on the pallet now. */
export function present({ announcedQuantity, countedQuantity, goneQuantity }: Balance): number {
  return (countedQuantity ?? announcedQuantity) - goneQuantity;
}

/** The movements between two states of one line of which nothing has left or come back: announced, revised, counted. */
export function movementsBetween(before: Balance | null, after: Balance): Movement[] {
  const was = before ? accountsOf(before) : NOTHING;
  const is = accountsOf(after);
  const changes = ACCOUNTS.map((account, place) => ({
    account,
    change: (is[place] ?? 0) - (was[place] ?? 0),
  }));
  return paired(changes);
}

const ACCOUNTS = [Account.PLEDGED, Account.ON_PALLET, Account.SHORT, Account.OVER] as const;
const NOTHING: readonly number[] = [0, 0, 0, 0];

/** Balances of the four accounts, which are nothing together with what is gone. */
function accountsOf(balance: Balance): readonly number[] {
  const { announcedQuantity: announced } = balance;
  const counted = balance.countedQuantity ?? announced;
  return [
    -announced,
    present(balance),
    Math.max(0, announced - counted),
    // Not `-Math.max`: there would be a minus nothing.
    Math.min(0, announced - counted),
  ];
}

function paired(changes: readonly { account: Account; change: number }[]): Movement[] {
  const givers = changes.filter(({ change }) => change < 0).map((one) => ({ ...one, left: -one.change }));
  const takers = changes.filter(({ change }) => change > 0).map((one) => ({ ...one, left: one.change }));
  const movements: Movement[] = [];
  for (const giver of givers) {
    for (const taker of takers) {
      const quantity = Math.min(giver.left, taker.left);
      if (quantity === 0) continue;
      movements.push({ from: giver.account, to: taker.account, quantity });
      giver.left -= quantity;
      taker.left -= quantity;
    }
  }
  return movements;
}

/**
 * Takes a quantity off a line for another one: what stays, and what goes with it. What was announced goes along
 * as far as it reaches, so that the sums over all lines of a consignment stay what they were.
 * @param damaged how much of what goes is damaged
 */
export function takenOff(line: Balance, quantity: number, damaged: number): { rest: Balance; part: Balance } {
  const announced = Math.min(quantity, line.announcedQuantity);
  const counted = line.countedQuantity;
  return {
    rest: {
      announcedQuantity: line.announcedQuantity - announced,
      countedQuantity: counted === null ? null : counted - quantity,
      damagedQuantity: line.damagedQuantity - damaged,
      goneQuantity: line.goneQuantity,
    },
    part: {
      announcedQuantity: announced,
      countedQuantity: counted === null ? null : quantity,
      damagedQuantity: damaged,
      goneQuantity: 0,
    },
  };
}

/** Two lots of the same goods as one line. Counted as soon as one of them is. */
export function together(one: Balance, other: Balance): Balance {
  const counted =
    one.countedQuantity === null && other.countedQuantity === null
      ? null
      : present(one) + one.goneQuantity + present(other) + other.goneQuantity;
  return {
    announcedQuantity: one.announcedQuantity + other.announcedQuantity,
    countedQuantity: counted,
    damagedQuantity: one.damagedQuantity + other.damagedQuantity,
    goneQuantity: one.goneQuantity + other.goneQuantity,
  };
}

/** What stays when a part that was put together with others goes back. */
export function without(line: Balance, part: Balance): Balance {
  const { countedQuantity: counted } = line;
  return {
    announcedQuantity: line.announcedQuantity - part.announcedQuantity,
    countedQuantity: counted === null ? null : counted - present(part),
    damagedQuantity: line.damagedQuantity - part.damagedQuantity,
    goneQuantity: line.goneQuantity,
  };
}
