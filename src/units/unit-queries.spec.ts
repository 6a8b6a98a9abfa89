import { type Principal, type Role, systemPrincipal } from '../platform/principal/principal.js';
import { visibleLines } from './unit-queries.service.js';

const who = (role: Role, organisationId: number, hubId = 0): Principal => ({
  ...systemPrincipal('nobody', 'spec'),
  kind: 'member',
  roles: [role],
  organisationId,
  hubId,
});
const line = (id: string, donorId: number | null) => ({
  id,
  publicId: id,
  unitId: '1',
  consignmentId: donorId === null ? null : '1',
  donorId,
  itemId: 1,
  lot: null,
  expiry: null,
  announcedQuantity: 1,
  countedQuantity: null,
  damagedQuantity: 0,
  goneQuantity: 0,
});

describe('visibleLines', () => {
  const lines = [line('mine', 10), line('theirs', 11), line('unknown', null)];
  const seen = (principal: Principal) => visibleLines(principal, lines).map(({ id }) => id);

  it('gives the hub and the agency all, a donor its own, and anybody else none', () => {
    expect(seen(who('OPERATOR', 1, 1))).toEqual(['mine', 'theirs', 'unknown']);
    expect(seen(who('AGENCY', 20))).toEqual(['mine', 'theirs', 'unknown']);
    expect(seen(who('DONOR', 10))).toEqual(['mine']);
    expect(seen(who('CARRIER', 30))).toEqual([]);
    expect(seen(who('ADMINISTRATOR', 10))).toEqual([]);
  });
});
