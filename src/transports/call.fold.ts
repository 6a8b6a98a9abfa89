import type { FoldedEvent } from './folded-event.fold.js';
import { TransportEvent } from './transport.events.js';

/** What was reported of one stop: its first arrival and its first departure. */
export interface Call {
  /** Which stop, from 1 in the order of travel. */
  readonly ordinal: number;
  readonly arrivedAt: Date | null;
  readonly leftAt: Date | null;
}

/** The calls that were reported, in the order of the stops. @param events in the order in which they happened */
export function callsIn(events: readonly FoldedEvent[]): Call[] {
  const calls = new Map<number, Call>();
  for (const event of events) {
    const ordinal = stopOf(event);
    if (ordinal === 0) continue;
    const known = calls.get(ordinal) ?? { ordinal, arrivedAt: null, leftAt: null };
    const time = isArrival(event) ? 'arrivedAt' : 'leftAt';
    calls.set(ordinal, { ...known, [time]: known[time] ?? event.occurredAt });
  }
  return [...calls.values()].sort((a, b) => a.ordinal - b.ordinal);
}

/**
 * True when a stop was reported after one that lies behind it: a vehicle does not go back. A stop of which nothing
 * is reported was only not reported. @param events in the order in which they happened
 */
export function areOutOfOrder(events: readonly FoldedEvent[]): boolean {
  let reached = 0;
  return events.some((event) => {
    const place = placeOnTheWay(event);
    if (place > 0 && place < reached) return true;
    reached = Math.max(reached, place);
    return false;
  });
}

/** The arrival at a stop comes before its departure, and both before the next stop. 0: it is about no stop. */
export function placeOnTheWay(event: FoldedEvent): number {
  const ordinal = stopOf(event);
  return ordinal === 0 ? 0 : ordinal * 2 + (isArrival(event) ? 0 : 1);
}

function isArrival({ code }: FoldedEvent): boolean {
  return code === TransportEvent.TRANSPORT_CALL_ARRIVED;
}

function stopOf({ code, detail }: FoldedEvent): number {
  if (code !== TransportEvent.TRANSPORT_CALL_ARRIVED && code !== TransportEvent.TRANSPORT_CALL_LEFT) return 0;
  return typeof detail?.stop === 'number' ? detail.stop : 0;
}
