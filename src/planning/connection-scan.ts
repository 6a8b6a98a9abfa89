import { compareIds, couldCarry, lastHandover, readyAfter } from './feasible.js';
import type { Departure, PlanningProblem } from './problem.js';

/** The best way to have travelled up to and including one vehicle. */
interface Journey {
  readonly last: Departure;
  readonly before: Journey | null;
  readonly legs: number;
  readonly leavesAt: number;
  /** When its goods can be handed to a next vehicle. */
  readonly readyAt: number;
}

/**
 * A connection scan: the vehicles in the order in which they leave, each taken once. For each one the best
 * journey that ends with it is kept; its arrival is given, so the best one before it is the one with the fewest
 * legs, not the one that was there first. That is why a place keeps a front (the later there, the better it must
 * be), where a plain scan keeps one arrival and would find a worse one of two equal arrivals.
 *
 * @returns the legs in the order of travel; empty when no way arrives.
 */
export function bestJourney(problem: PlanningProblem): readonly Departure[] {
  const fronts = new Map<number, Journey[]>();
  let best: Journey | null = null;
  for (const departure of scanOrder(problem)) {
    const journey = journeyEndingWith(departure, problem, fronts);
    if (!journey) continue;
    if (departure.destinationId === problem.destinationId) best = earlier(best, journey);
    else keep(fronts, departure.destinationId, journey);
  }
  return best ? legsOf(best) : [];
}

function scanOrder({ departures, load }: PlanningProblem): Departure[] {
  return departures
    .filter((departure) => couldCarry(departure, load))
    .sort(
      (a, b) =>
        a.departsAt.getTime() - b.departsAt.getTime() ||
        compareIds(a.transportId, b.transportId) ||
        a.exit - b.exit,
    );
}

function journeyEndingWith(
  last: Departure,
  problem: PlanningProblem,
  fronts: Map<number, Journey[]>,
): Journey | null {
  const readyAt = readyAfter(last, problem);
  const handover = lastHandover(last);
  if (last.originId === problem.originId) {
    if (problem.readyAt.getTime() > handover) return null;
    return { last, before: null, legs: 1, leavesAt: last.departsAt.getTime(), readyAt };
  }
  const before = fronts.get(last.originId)?.findLast((journey) => journey.readyAt <= handover);
  return before ? { last, before, legs: before.legs + 1, leavesAt: before.leavesAt, readyAt } : null;
}

/** A front is sorted by readiness, and each member is better than every one before it. */
function keep(fronts: Map<number, Journey[]>, placeId: number, journey: Journey): void {
  const front = fronts.get(placeId) ?? [];
  const known = front.findLast((other) => other.readyAt <= journey.readyAt);
  if (known && compareJourneys(known, journey) <= 0) return;
  const earlierOnes = front.filter((other) => other.readyAt < journey.readyAt);
  const laterOnes = front.filter(
    (other) => other.readyAt >= journey.readyAt && compareJourneys(other, journey) < 0,
  );
  fronts.set(placeId, [...earlierOnes, journey, ...laterOnes]);
}

function earlier(best: Journey | null, journey: Journey): Journey {
  if (!best) return journey;
  return best.readyAt - journey.readyAt < 0 ||
    (best.readyAt === journey.readyAt && compareJourneys(best, journey) <= 0)
    ? best
    : journey;
}

/** Fewer legs, then leaving later, then the smaller ids from the first leg on. */
function compareJourneys(a: Journey, b: Journey): number {
  return a.legs - b.legs || b.leavesAt - a.leavesAt || compareLegIds(a, b);
}

function compareLegIds(a: Journey, b: Journey): number {
  const before = a.before && b.before ? compareLegIds(a.before, b.before) : 0;
  return before || compareIds(a.last.transportId, b.last.transportId);
}

function legsOf(journey: Journey): Departure[] {
  return [...(journey.before ? legsOf(journey.before) : []), journey.last];
}
