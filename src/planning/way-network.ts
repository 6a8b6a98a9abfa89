import type { Departure } from './problem.js';

/** The places that vehicles lead to from here, this one included, whatever the times. */
export function reachableFrom(originId: number, departures: readonly Departure[]): Set<number> {
  return spread(
    originId,
    departures.map((departure) => [departure.originId, departure.destinationId] as const),
  );
}

/** The places from which vehicles lead here, this one included, whatever the times. */
export function reaching(destinationId: number, departures: readonly Departure[]): Set<number> {
  return spread(
    destinationId,
    departures.map((departure) => [departure.destinationId, departure.originId] as const),
  );
}

function spread(start: number, steps: readonly (readonly [number, number])[]): Set<number> {
  const onward = new Map<number, Set<number>>();
  for (const [from, to] of steps) {
    const known = onward.get(from);
    if (known) known.add(to);
    else onward.set(from, new Set([to]));
  }
  const found = new Set([start]);
  // A set hands out what is added to it during the walk: every place is visited once.
  for (const place of found) for (const next of onward.get(place) ?? []) found.add(next);
  return found;
}
