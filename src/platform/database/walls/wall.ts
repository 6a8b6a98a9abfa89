/** What people (members, devices, shifts, and the named principals at the door) may do with the rows of a table. */
export interface Wall {
  /** Which rows they see; null: none. */
  readonly select: string | null;
  /** Which they may write. Left out: those that they see. */
  readonly insert?: string;
  readonly update?: string;
  readonly delete?: string;
  /** The simulated carriers of a demo, which act like people in the worker's process, do not come here. */
  readonly apiOnly?: boolean;
}

/** The same rows for everything. */
export const wall = (select: string, more: Partial<Wall> = {}): Wall => ({ select, ...more });
