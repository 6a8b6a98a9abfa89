import { couldCarry, hasRoom, isColdEnough, lastHandover, readyAfter } from './feasible.js';
import type { Departure, PlanningProblem } from './problem.js';
import { RejectionReason } from './rejection-reason.lifecycle.js';
import { reachableFrom, reaching } from './way-network.js';

const NEVER = Number.POSITIVE_INFINITY;
const NOWHERE = Number.NEGATIVE_INFINITY;

/**
 * Why a departure that was not chosen was not. First what the map alone says, then what the vehicle is, then
 * what the times allow. Times are looked at only over vehicles that could carry the load: one that is full
 * brings nothing to the next cut-off.
 */
export function judge(problem: PlanningProblem): (departure: Departure) => RejectionReason {
  // Whatever comes to the destination stays there.
  const departures = problem.departures.filter(({ originId }) => originId !== problem.destinationId);
  const usable = departures.filter((departure) => couldCarry(departure, problem.load));
  const isOnTheMap = mapJudge(problem, departures);
  const whenJudge = timeJudge(problem, usable);
  return (departure) => {
    if (!isOnTheMap(departure)) return RejectionReason.DOES_NOT_REACH;
    if (!isColdEnough(departure, problem.load)) return RejectionReason.NOT_COLD_ENOUGH;
    if (!hasRoom(departure, problem.load)) return RejectionReason.TOO_FULL;
    return whenJudge(departure);
  };
}

function mapJudge(
  problem: PlanningProblem,
  departures: readonly Departure[],
): (departure: Departure) => boolean {
  const from = reachableFrom(problem.originId, departures);
  const to = reaching(problem.destinationId, departures);
  return ({ originId, destinationId, departsAt, arrivesAt }) =>
    originId !== problem.destinationId &&
    arrivesAt > departsAt &&
    from.has(originId) &&
    to.has(destinationId);
}

function timeJudge(
  problem: PlanningProblem,
  usable: readonly Departure[],
): (departure: Departure) => RejectionReason {
  const brought = reachableFrom(problem.originId, usable);
  const readyAt = earliestReadiness(problem, usable);
  const goesOnUntil = latestHandover(problem, usable);
  return (departure) => {
    if (!brought.has(departure.originId)) return RejectionReason.DOES_NOT_REACH;
    if ((readyAt.get(departure.originId) ?? NEVER) > lastHandover(departure))
      return RejectionReason.TOO_LATE_FOR_CUT_OFF;
    const goesOn = readyAfter(departure, problem) <= (goesOnUntil.get(departure.destinationId) ?? NOWHERE);
    const does = departure.destinationId === problem.destinationId || goesOn;
    return does ? RejectionReason.ARRIVES_LATER : RejectionReason.DOES_NOT_REACH;
  };
}

/** For every place, from when the goods could be handed over there, in milliseconds since 1970. */
function earliestReadiness(problem: PlanningProblem, usable: readonly Departure[]): Map<number, number> {
  const ready = new Map([[problem.originId, problem.readyAt.getTime()]]);
  for (const departure of [...usable].sort((a, b) => a.departsAt.getTime() - b.departsAt.getTime())) {
    if ((ready.get(departure.originId) ?? NEVER) > lastHandover(departure)) continue;
    const known = ready.get(departure.destinationId) ?? NEVER;
    ready.set(departure.destinationId, Math.min(known, readyAfter(departure, problem)));
  }
  return ready;
}

/** For every place, the last handover there from which the goods would still come to the destination. */
function latestHandover(problem: PlanningProblem, usable: readonly Departure[]): Map<number, number> {
  const last = new Map<number, number>();
  for (const departure of [...usable].sort((a, b) => b.departsAt.getTime() - a.departsAt.getTime())) {
    const goesOn = readyAfter(departure, problem) <= (last.get(departure.destinationId) ?? NOWHERE);
    if (departure.destinationId !== problem.destinationId && !goesOn) continue;
    last.set(departure.originId, Math.max(last.get(departure.originId) ?? NOWHERE, lastHandover(departure)));
  }
  return last;
}
