import { Capture, FLAGGED_TIME, type NewEvent } from '../history/event.js';
import { Words } from '../history/words.js';
import type { Principal } from '../platform/principal/principal.js';

/** Milliseconds that a reported time may be ahead of the hub's clock. One that is further ahead is not believed. */
const CLOCK_SKEW = 5 * 60_000;

type Told = string | number | Date | null | undefined;

export interface Reported {
  readonly code: number;
  readonly occurredAt: Date;
  /** What is not said is left out. */
  readonly detail: Readonly<Record<string, Told>>;
}

/** The event of what somebody saw. A time that cannot be is replaced by now, flagged, and kept in the detail. */
export function reportedEvent(principal: Principal, now: Date, reported: Reported): NewEvent {
  const doubted = reported.occurredAt.getTime() > now.getTime() + CLOCK_SKEW;
  const capture = principal.kind === 'device' ? Capture.IMPORT : Capture.MANUAL;
  const said = { ...reported.detail, ...(doubted ? { statedAt: reported.occurredAt } : {}) };
  const detail = Object.fromEntries(
    Object.entries(said)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, told(name, value)]),
  );
  return {
    code: reported.code,
    occurredAt: doubted ? now : reported.occurredAt,
    capture: doubted ? capture | FLAGGED_TIME : capture,
    ...(Object.keys(detail).length > 0 ? { detail } : {}),
  };
}

function told(name: string, value: Told): unknown {
  if (name === 'note' && typeof value === 'string') return new Words(value);
  return value instanceof Date ? value.toISOString() : value;
}
