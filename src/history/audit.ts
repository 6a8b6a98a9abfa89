import type { Words } from './words.js';

/** What a privileged act was about. Who and when are the event's that it stands beside. */
export interface NewAudit {
  /** What it was done to: `hold`, `pallet`, `member` ... */
  readonly subjectKind: string;
  /** Its public id, or the name that people know it by. */
  readonly subject: string;
  /** What was before and is now, where the act alone does not say it. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: Words | null;
  /** For whom, where it is not the organisation of whoever acts. */
  readonly organisationId?: number;
}
