import type { Role } from '../platform/principal/principal.js';
import { rolesOnShift } from './shift-roles.js';

describe('roles on a shared device', () => {
  it.each<[Role[], Role[], Role[]]>([
    [['OPERATOR'], ['OPERATOR'], ['OPERATOR']],
    [['SUPERVISOR'], ['OPERATOR'], ['OPERATOR']],
    [['OPERATOR'], ['SUPERVISOR'], ['OPERATOR']],
    [
      ['SUPERVISOR', 'ADMINISTRATOR'],
      ['OPERATOR', 'SUPERVISOR'],
      ['OPERATOR', 'SUPERVISOR'],
    ],
    [['ADMINISTRATOR'], ['OPERATOR', 'SUPERVISOR'], []],
    [[], ['OPERATOR'], []],
  ])('%j on a device for %j: %j', (person, device, both) => {
    expect(rolesOnShift(person, device)).toEqual(both);
  });
});
