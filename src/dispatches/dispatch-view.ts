import type { Principal } from '../platform/principal/principal.js';
import type { Dispatch } from './dispatch.entity.js';
import type { StoredPlan } from './stored-plan.js';

/** An explanation tells of other carriers' vehicles and of what is free on them: that is for the hub alone. */
export function planFor({ hubId }: Principal, dispatch: Dispatch): StoredPlan | null {
  return hubId > 0 ? dispatch.plan : null;
}

/** What is in a pallet concerns the hub and the agency. A carrier sees how many there are. */
export function seesContents({ hubId, roles }: Principal): boolean {
  return hubId > 0 || roles.includes('AGENCY');
}
