import type { CallReport, TransportReport } from '../../transports/transport.lifecycle.js';
import type { TransportRow, TransportStop } from '../../transports/transports.service.js';

/** What is known of a simulated vehicle. */
export type Journey = Pick<
  TransportRow,
  'status' | 'departsAt' | 'arrivesAt' | 'estimatedDepartureAt' | 'estimatedArrivalAt' | 'leftAt'
>;
export type JourneyStop = Pick<TransportStop, 'placeId' | 'arrivesAt' | 'departsAt' | 'arrivedAt' | 'leftAt'>;

/** One report that is to be made. */
export type Step =
  | { readonly at: Date; readonly report: Exclude<TransportReport, 'CANCELLED'>; readonly placeId: null }
  | { readonly at: Date; readonly report: CallReport; readonly placeId: number };

/**
 * What a carrier still has to report of a vehicle until a moment, in the order in which it happens: what people
 * have reported is not said again, and nothing is said of a stop that lies behind one that they reported. A vehicle
 * that leaves late is late at every stop, and at its destination unless another arrival is expected.
 */
export function stepsUntil(now: Date, journey: Journey, stops: readonly JourneyStop[]): Step[] {
  if (journey.status !== 'SCHEDULED' && journey.status !== 'LEFT') return [];
  const left = journey.leftAt ?? journey.estimatedDepartureAt ?? journey.departsAt;
  const delay = Math.max(0, left.getTime() - journey.departsAt.getTime());
  const late = (time: Date) => new Date(time.getTime() + delay);
  const calls = stops.flatMap(({ placeId, ...stop }): (Step & { known: boolean })[] => [
    { placeId, report: 'ARRIVED', at: late(stop.arrivesAt), known: stop.arrivedAt !== null },
    { placeId, report: 'LEFT', at: late(stop.departsAt), known: stop.leftAt !== null },
  ]);
  const open = calls.slice(calls.findLastIndex(({ known }) => known) + 1);
  const departure: Step[] =
    journey.status === 'SCHEDULED' ? [{ at: left, report: 'LEFT', placeId: null }] : [];
  const arrivesAt = journey.estimatedArrivalAt ?? late(journey.arrivesAt);
  const arrival: Step = { at: arrivesAt, report: 'ARRIVED', placeId: null };
  const steps = [...departure, ...open.map(({ known: _, ...step }) => step), arrival];
  return neverBack(steps).filter(({ at }) => at <= now);
}

/** An estimate may say that it arrives before it calls at its last stop: nothing is earlier than what it follows. */
function neverBack(steps: readonly Step[]): Step[] {
  let before = Number.NEGATIVE_INFINITY;
  return steps.map((step) => {
    before = Math.max(before, step.at.getTime());
    return { ...step, at: new Date(before) };
  });
}
