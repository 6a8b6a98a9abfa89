import type { Departure, Proposal } from '../planning/planner.service.js';
import type { StoredPlan } from './stored-plan.js';

/** @param publicIds internal id of a transport to its public id, for all that the proposal lists */
export function toStoredPlan(
  proposal: Proposal,
  publicIds: ReadonlyMap<string, string>,
  plannedAt: Date,
): StoredPlan {
  const named = ({ transportId, number }: Departure) => ({
    transportId: publicIds.get(transportId) ?? '',
    number,
  });
  return {
    version: 1,
    plannedAt: plannedAt.toISOString(),
    sentence: proposal.sentence,
    arrivesAt: proposal.arrivesAt?.toISOString() ?? null,
    legs: proposal.legs.map((leg) => ({
      ...named(leg),
      exit: leg.exit,
      cutOffAt: leg.cutOffAt.toISOString(),
      departsAt: leg.departsAt.toISOString(),
      arrivesAt: leg.arrivesAt.toISOString(),
      freePallets: leg.freePallets,
      freeKilograms: leg.freeKilograms,
    })),
    rejections: proposal.rejections.map(({ departure, reason }) => ({ ...named(departure), reason })),
    rejected: proposal.rejected,
  };
}

/** Internal ids of the transports that a proposal lists. */
export function listedIn({ legs, rejections }: Proposal): string[] {
  return [...legs, ...rejections.map(({ departure }) => departure)].map(({ transportId }) => transportId);
}
