import { Role } from '../platform/principal/principal.js';

/** What an organisation is. It never changes: the rows that it may see follow from it. */
export const OrganisationKind = { HUB: 'HUB', DONOR: 'DONOR', AGENCY: 'AGENCY', CARRIER: 'CARRIER' } as const;
export type OrganisationKind = (typeof OrganisationKind)[keyof typeof OrganisationKind];

/** The roles that a member of such an organisation can have: nobody is an operator of a donor. */
export const ROLES_OF_KIND: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  HUB: [Role.OPERATOR, Role.SUPERVISOR, Role.ADMINISTRATOR],
  DONOR: [Role.DONOR, Role.ADMINISTRATOR],
  AGENCY: [Role.AGENCY, Role.ADMINISTRATOR],
  CARRIER: [Role.CARRIER, Role.ADMINISTRATOR],
};

/** The first role that does not exist in such an organisation, or null. */
export function strangerAmong(kind: OrganisationKind, roles: readonly Role[]): Role | null {
  return roles.find((role) => !ROLES_OF_KIND[kind].includes(role)) ?? null;
}
