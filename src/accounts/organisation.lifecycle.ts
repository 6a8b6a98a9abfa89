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

/** What became of an organisation that somebody proposed. One that a hub enters is CONFIRMED from the start. */
export const OrganisationStatus = {
  PROVISIONAL: 'PROVISIONAL',
  CONFIRMED: 'CONFIRMED',
  MERGED: 'MERGED',
  REFUSED: 'REFUSED',
} as const;
export type OrganisationStatus = (typeof OrganisationStatus)[keyof typeof OrganisationStatus];

/** What the hub that was asked may decide. */
export const OrganisationMove = { CONFIRM: 'CONFIRM', MERGE: 'MERGE', REFUSE: 'REFUSE' } as const;
export type OrganisationMove = (typeof OrganisationMove)[keyof typeof OrganisationMove];

/** Decided is decided: nothing leads back. */
export const ORGANISATION_MOVES: Readonly<
  Record<OrganisationStatus, Readonly<Partial<Record<OrganisationMove, OrganisationStatus>>>>
> = {
  PROVISIONAL: { CONFIRM: 'CONFIRMED', MERGE: 'MERGED', REFUSE: 'REFUSED' },
  CONFIRMED: {},
  MERGED: {},
  REFUSED: {},
};

/** Who decides, at the hub. */
export const DECIDERS: readonly Role[] = [Role.SUPERVISOR, Role.ADMINISTRATOR];

/** What members in this role may propose: whom one meets in one's work. */
export const PROPOSABLE: Readonly<Partial<Record<Role, readonly OrganisationKind[]>>> = {
  OPERATOR: ['DONOR', 'AGENCY', 'CARRIER'],
  SUPERVISOR: ['DONOR', 'AGENCY', 'CARRIER'],
  DONOR: ['AGENCY', 'CARRIER'],
};

/** Which organisation somebody belongs to, and which hub that runs (0: none). */
export interface Viewpoint {
  readonly organisationId: number;
  readonly hubId: number;
}

/** Until it is confirmed only the proposer and the hub that was asked know of it. */
export function knows(
  { organisationId, hubId }: Viewpoint,
  organisation: {
    readonly status: OrganisationStatus;
    readonly proposedBy: number | null;
    readonly proposedTo: number | null;
  },
): boolean {
  if (organisation.status === OrganisationStatus.CONFIRMED) return true;
  if (organisationId === 0) return false;
  return organisation.proposedBy === organisationId || (hubId > 0 && organisation.proposedTo === hubId);
}
