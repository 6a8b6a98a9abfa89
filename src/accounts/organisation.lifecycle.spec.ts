import { Role } from '../platform/principal/principal.js';
import { OrganisationKind, strangerAmong } from './organisation.lifecycle.js';

describe('roles in organisations', () => {
  const allowed = {
    HUB: ['OPERATOR', 'SUPERVISOR', 'ADMINISTRATOR'],
    DONOR: ['DONOR', 'ADMINISTRATOR'],
    AGENCY: ['AGENCY', 'ADMINISTRATOR'],
    CARRIER: ['CARRIER', 'ADMINISTRATOR'],
  };
  const pairs = Object.values(OrganisationKind).flatMap((kind) =>
    Object.values(Role).map((role) => [kind, role] as const),
  );

  it.each(pairs)('%s: %s', (kind, role) => {
    expect(strangerAmong(kind, [role])).toBe(allowed[kind].includes(role) ? null : role);
    expect(strangerAmong(kind, ['ADMINISTRATOR', role])).toBe(allowed[kind].includes(role) ? null : role);
  });
});
