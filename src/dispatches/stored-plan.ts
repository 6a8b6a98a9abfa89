import type { RejectionReason } from '../planning/rejection-reason.lifecycle.js';

/**
 * The explanation of a plan as it is kept with the dispatch (jsonb): data, not text, so that it can be shown
 * in another language. Times are ISO 8601, transports are public ids. `version` tells old rows apart.
 */
export interface StoredPlan {
  readonly version: 1;
  readonly plannedAt: string;
  readonly sentence: string;
  readonly arrivesAt: string | null;
  readonly legs: readonly StoredLeg[];
  readonly rejections: readonly StoredRejection[];
  /** Number of departures, those that are not listed in `rejections` included. */
  readonly rejected: Readonly<Record<RejectionReason, number>>;
}

interface StoredTransport {
  readonly transportId: string;
  readonly number: string;
}

export interface StoredRejection extends StoredTransport {
  readonly reason: RejectionReason;
}

export interface StoredLeg extends StoredTransport {
  /** Where goods leave it: missing in plans that knew no stops; 0: at its destination. */
  readonly exit?: number;
  readonly cutOffAt: string;
  readonly departsAt: string;
  readonly arrivesAt: string;
  /** Before this dispatch took its part. */
  readonly freePallets: number;
  readonly freeKilograms: number;
}
