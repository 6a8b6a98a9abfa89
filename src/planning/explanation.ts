import { compareIds } from './feasible.js';
import { judge } from './judge.js';
import type { Departure, PlanningProblem } from './problem.js';
import { MOST_REJECTIONS, type Proposal, type Rejection } from './proposal.js';
import { RejectionReason } from './rejection-reason.lifecycle.js';
import { sentenceOf } from './sentence.js';

/** The most telling first: what nearly did before what never could. */
const TELLING: readonly RejectionReason[] = [
  RejectionReason.TOO_FULL,
  RejectionReason.NOT_COLD_ENOUGH,
  RejectionReason.TOO_LATE_FOR_CUT_OFF,
  RejectionReason.ARRIVES_LATER,
  RejectionReason.DOES_NOT_REACH,
];

/** The proposal with its reasons, from the legs that were chosen (none: there is no way). */
export function explain(problem: PlanningProblem, legs: readonly Departure[]): Proposal {
  const chosen = new Set(legs.map(({ transportId }) => transportId));
  const reasonFor = judge(problem);
  const judged = problem.departures
    .filter(({ transportId }) => !chosen.has(transportId))
    .map((departure): Rejection => ({ departure, reason: reasonFor(departure) }));
  const rejections = onePerTransport(judged).sort(byInterest);
  const rejected = countReasons(rejections);
  const arrivesAt = legs.at(-1)?.arrivesAt ?? null;
  const sentence = sentenceOf(legs, rejected);
  return { legs, arrivesAt, rejections: rejections.slice(0, MOST_REJECTIONS), rejected, sentence };
}

/** Nearest to doing first. */
const NEAREST: readonly RejectionReason[] = [
  RejectionReason.ARRIVES_LATER,
  RejectionReason.TOO_LATE_FOR_CUT_OFF,
  RejectionReason.TOO_FULL,
  RejectionReason.NOT_COLD_ENOUGH,
  RejectionReason.DOES_NOT_REACH,
];

/** A transport is judged by that of its stops with which it came nearest to doing. */
function onePerTransport(judged: readonly Rejection[]): Rejection[] {
  const best = new Map<string, Rejection>();
  for (const one of judged) {
    const known = best.get(one.departure.transportId);
    if (!known || byNearness(one, known) < 0) best.set(one.departure.transportId, one);
  }
  return [...best.values()];
}

function byNearness(a: Rejection, b: Rejection): number {
  return NEAREST.indexOf(a.reason) - NEAREST.indexOf(b.reason) || a.departure.exit - b.departure.exit;
}

function byInterest(a: Rejection, b: Rejection): number {
  return (
    TELLING.indexOf(a.reason) - TELLING.indexOf(b.reason) ||
    a.departure.departsAt.getTime() - b.departure.departsAt.getTime() ||
    compareIds(a.departure.transportId, b.departure.transportId)
  );
}

function countReasons(rejections: readonly Rejection[]): Record<RejectionReason, number> {
  const counts = Object.fromEntries(TELLING.map((reason) => [reason, 0])) as Record<RejectionReason, number>;
  for (const { reason } of rejections) counts[reason] += 1;
  return counts;
}
