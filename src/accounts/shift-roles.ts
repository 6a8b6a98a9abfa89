import { Role } from '../platform/principal/principal.js';

/** A supervisor is an operator who may do more. */
const within = (roles: readonly Role[]) => [
  ...roles,
  ...(roles.includes(Role.SUPERVISOR) ? [Role.OPERATOR] : []),
];

/**
 * What a person may do on a shared device: what both may. A supervisor on a handset for operators is an operator
 * there, because others hold that handset, too.
 */
export function rolesOnShift(person: readonly Role[], device: readonly Role[]): Role[] {
  const both = within(person).filter((role) => within(device).includes(role));
  return [Role.OPERATOR, Role.SUPERVISOR].filter((role) => both.includes(role));
}
