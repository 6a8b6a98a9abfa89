import type { TransportRow } from './transport.store.js';
import type { TransportStop } from './transport-stop.entity.js';

/** How far goods go on a transport: to one of its stops, from 1 in the order of travel, or (0) to its destination. */
export type ExitStop = number;

/**
 * A transport as goods see it that leave it at one of its stops: that is where it goes, and when it was there it has
 * arrived. A vehicle that was seen further on was there, although nobody said when.
 *
 * @param stops of this transport
 * @throws Error a stop that it does not have
 */
export function asFarAs(row: TransportRow, stops: readonly TransportStop[], exit: ExitStop): TransportRow {
  if (exit === 0) return row;
  const stop = stops.find(({ ordinal }) => ordinal === exit);
  if (!stop) throw new Error(`Transport ${row.id} has no stop ${exit}`);
  const there = {
    destinationId: stop.placeId,
    arrivesAt: stop.arrivesAt,
    estimatedArrivalAt: delayed(row, stop),
  };
  if (!isPast(row, stops, stop)) return { ...row, ...there };
  return { ...row, ...there, status: 'ARRIVED', arrivedAt: stop.arrivedAt ?? stop.leftAt };
}

function isPast({ status }: TransportRow, stops: readonly TransportStop[], stop: TransportStop): boolean {
  if (status === 'ARRIVED') return true;
  return stops.some(
    ({ ordinal, arrivedAt, leftAt }) => ordinal >= stop.ordinal && (arrivedAt !== null || leftAt !== null),
  );
}

/** A carrier says when it expects to be at the end: what is lost on the way is taken for lost before the stop. */
function delayed({ arrivesAt, estimatedArrivalAt }: TransportRow, stop: TransportStop): Date | null {
  const late = estimatedArrivalAt ? estimatedArrivalAt.getTime() - arrivesAt.getTime() : 0;
  return late > 0 ? new Date(stop.arrivesAt.getTime() + late) : null;
}
