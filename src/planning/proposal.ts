import type { Departure } from './problem.js';
import type { RejectionReason } from './rejection-reason.lifecycle.js';

export interface Rejection {
  readonly departure: Departure;
  readonly reason: RejectionReason;
}

/** A way to go, or the reasons why there is none. */
export interface Proposal {
  /** In the order of travel; empty: there is no way. */
  readonly legs: readonly Departure[];
  /** At the destination; null: there is no way. */
  readonly arrivesAt: Date | null;
  /** At most MOST_REJECTIONS of them, the most telling first. */
  readonly rejections: readonly Rejection[];
  /** How many departures were rejected for each reason, those that are not listed included. */
  readonly rejected: Readonly<Record<RejectionReason, number>>;
  /** The explanation for people: one or two sentences of English. Times are UTC. */
  readonly sentence: string;
}

/** An explanation is stored with every plan: a timetable of thousands must not make it grow. */
export const MOST_REJECTIONS = 20;
