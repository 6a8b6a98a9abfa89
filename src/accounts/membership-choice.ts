import { Refused } from '../platform/refusals/refusal.js';
import { NO_MEMBERSHIP, ORGANISATION_NEEDED } from './accounts.refusals.js';
import type { EnrolledMember } from './member.store.js';

/**
 * The membership that somebody acts in who has just signed in. Only who proved to be the member comes here: he may be
 * told where he belongs.
 * @param code of the organisation that was named, or null
 */
export function chosenMembership(
  memberships: readonly EnrolledMember[],
  code: string | null,
): EnrolledMember | Refused {
  const [first, second] = memberships;
  if (code !== null) {
    const named = memberships.find(({ organisationCode }) => organisationCode === code);
    return named ?? NO_MEMBERSHIP.because(`You are not a member of ${code}.`, 'organisation');
  }
  if (!first) return NO_MEMBERSHIP.because('You are a member of no organisation any more.');
  if (!second) return first;
  const codes = memberships.map(({ organisationCode }) => organisationCode).join(', ');
  return ORGANISATION_NEEDED.because(`You belong to ${codes}. Sign in again and name one.`, 'organisation');
}
