/** What a member may be in an organisation. Keys equal values because GraphQL publishes the keys. */
export const Role = {
  OPERATOR: 'OPERATOR',
  SUPERVISOR: 'SUPERVISOR',
  DONOR: 'DONOR',
  AGENCY: 'AGENCY',
  CARRIER: 'CARRIER',
  ADMINISTRATOR: 'ADMINISTRATOR',
} as const;
export type Role = (typeof Role)[keyof typeof Role];

/**
 * `shift`: a member at work on a shared device, both named by one actor. `door`: whoever signs in, or shows a key,
 * before it is known who that is. `letter`: whoever shows a token out of a letter. `registrar`: whoever makes somebody
 * a member. `console`: a command on the server. Each sees in Postgres what it needs and nothing else.
 */
export type PrincipalKind =
  | Person
  | 'worker'
  | 'relay'
  | 'auditor'
  | 'nobody'
  | 'console'
  | 'door'
  | 'letter';
type Person = 'member' | 'device' | 'shift';

/**
 * Who acts. Set inside every transaction, never on the connection.
 * Ids are internal (`actorId`, `organisationId`), uuids are what the API shows.
 */
export interface Principal {
  readonly kind: PrincipalKind;
  /** Row of the actor dictionary: a member, a device, the two of a shift, or a worker. 0 for nobody. */
  readonly actorId: number;
  readonly actorUuid: string;
  /** 0 when the principal belongs to no organisation. */
  readonly organisationId: number;
  readonly organisationUuid: string;
  readonly roles: readonly Role[];
  /** The hub that the organisation runs, or 0. */
  readonly hubId: number;
  /** The only hub that may be named by it, for an API key of another organisation; absent where there is no limit. */
  readonly onlyHubId?: number | undefined;
  /** Names of the only operations that it may call, for an API key; absent where roles alone decide. */
  readonly operations?: readonly string[] | undefined;
  /** Follows a request into the jobs that it causes. */
  readonly requestId: string;
}

const NO_UUID = '00000000-0000-0000-0000-000000000000';

/** A principal that is no member: the worker, the relay, the auditor, or nobody signed in. */
export function systemPrincipal(kind: Exclude<PrincipalKind, Person>, requestId: string): Principal {
  const actorId = kind === 'worker' ? 1 : 0;
  return {
    kind,
    actorId,
    actorUuid: NO_UUID,
    organisationId: 0,
    organisationUuid: NO_UUID,
    roles: [],
    hubId: 0,
    requestId,
  };
}

/** Whether a key was issued for this operation. Whoever has no key is held by roles alone. */
export function mayCall({ operations }: Principal, operation: string): boolean {
  return operations === undefined || operations.includes(operation);
}

/** The same one, for as long as it is at one of the narrow doors. */
export function atThe(kind: 'door' | 'letter' | 'console', principal: Principal): Principal {
  return { ...principal, kind };
}

export function hasRole(principal: Principal, ...roles: readonly Role[]): boolean {
  return principal.roles.some((role) => roles.includes(role));
}
