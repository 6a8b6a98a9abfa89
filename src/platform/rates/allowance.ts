/** What may be spent: so many points, which come back evenly over so many seconds. */
export interface Budget {
  readonly points: number;
  readonly seconds: number;
}

/** A wish for points: as many as `most`, and none at all if there are fewer than `least`. */
export interface Ask {
  readonly budget: Budget;
  readonly least: number;
  readonly most: number;
}

/** What was given. When nothing was: the milliseconds until `least` points are there, else 0. */
export interface Draw {
  readonly granted: number;
  readonly wait: number;
}

/** Where allowances are kept. All of its processes draw from one. */
export interface Allowances {
  /** Of whom: the name of a payer. @throws anything when it cannot be asked */
  draw(payer: string, ask: Ask): Promise<Draw>;
}

/** Of a float: 60,000 points a minute are a millisecond each, and ten of those are 9.999999999. */
const ROUNDING = 1e-6;

/**
 * One number is kept of an allowance, the moment at which it will be whole again (the generic cell rate algorithm).
 * `rate_draw` in Postgres and the script in Redis say the same in their languages.
 *
 * @param wholeAt milliseconds; anything in the past stands for a whole allowance
 * @returns the draw, and the number to keep
 */
export function drawFrom(
  wholeAt: number,
  now: number,
  { budget, least, most }: Ask,
): Draw & { wholeAt: number } {
  const each = (budget.seconds * 1000) / budget.points;
  const owed = Math.max(wholeAt - now, 0);
  const left = Math.floor(budget.points - owed / each + ROUNDING);
  if (left < least) return { granted: 0, wait: owed - (budget.points - least) * each, wholeAt };
  const granted = Math.min(left, most);
  return { granted, wait: 0, wholeAt: now + owed + granted * each };
}
