import { newId } from '../platform/ids/ids.js';
import type { NewAudit } from './audit.js';

/** How an event came in. Stored as a small number; FLAGGED_TIME is added when the device's time was not believed. */
export const Capture = { SYSTEM: 0, MANUAL: 1, SCAN: 2, IMPORT: 3 } as const;
export const FLAGGED_TIME = 64;

export interface NewEvent {
  readonly code: number;
  /** The unit that the event is about, by internal id; absent: the stream's subject itself. */
  readonly unitId?: string;
  /** Hub time. Absent: now. */
  readonly occurredAt?: Date;
  /** Makes a repetition of the same observation recognisable; unique per organisation. Absent: a new one. */
  readonly clientKey?: string;
  readonly capture?: number;
  /** Sequence, in the same stream, of the event that this one declares wrong. */
  readonly corrects?: number;
  /** Where in the hub it was seen, by internal id. */
  readonly locationId?: number;
  /** Only where the code alone does not say it: codes, counts, the original text of a scan, and what people wrote as Words. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** For a privileged act. */
  readonly audit?: NewAudit;
}

/** The parallel arrays that history_append takes. */
export function columns(events: readonly NewEvent[], now: Date): readonly unknown[] {
  return [
    events.map((event) => event.unitId ?? '0'),
    events.map((event) => event.code),
    events.map((event) => event.occurredAt ?? now),
    events.map((event) => event.clientKey ?? newId()),
    events.map((event) => event.capture ?? Capture.SYSTEM),
    events.map((event) => event.corrects ?? 0),
    events.map((event) => event.locationId ?? 0),
    events.map((event) => (event.detail ? JSON.stringify(event.detail) : null)),
  ];
}
