import {
  emailAddress,
  memberInput,
  newPassword,
  organisationInput,
  password,
  signInInput,
} from './account-input.js';

describe('what accounts take in', () => {
  it.each([
    ['Anna.Liège@example.org', false],
    ['anna@example.org', true],
    ['ANNA+hub@Sub.Example.ORG', true],
    ["o'neill@example.org", true],
    ['anna@example', false],
    ['anna@@example.org', false],
    ['anna@-example.org', false],
    ['anna @example.org', false],
    [' anna@example.org', false],
    ['anna@example.org\n', false],
    ['anna\u0000@example.org', false],
    [`${'a'.repeat(250)}@example.org`, false],
    ['', false],
  ])('an address: %j', (text, good) => {
    expect(emailAddress.safeParse(text).success).toBe(good);
  });

  it('writes addresses in small letters, so that one person is one member', () => {
    expect(emailAddress.parse('ANNA+hub@Sub.Example.ORG')).toBe('anna+hub@sub.example.org');
  });

  it.each([
    ['x'.repeat(11), true, false],
    ['x'.repeat(12), true, true],
    ['x'.repeat(200), true, true],
    ['x'.repeat(300), false, false],
    ['口罩'.repeat(6), true, true],
    ['nul\u0000nul nul nul', false, false],
    ['            ', false, false],
    ['', false, false],
  ])('a password of this form: %j', (text, toSignIn, toChoose) => {
    expect(password.safeParse(text).success).toBe(toSignIn);
    expect(newPassword.safeParse(text).success).toBe(toChoose);
  });

  it('lists every role once, in one order', () => {
    const given = { email: 'a@example.org', displayName: 'A', roles: ['SUPERVISOR', 'OPERATOR', 'OPERATOR'] };
    expect(memberInput.parse(given).roles).toEqual(['OPERATOR', 'SUPERVISOR']);
    expect(memberInput.safeParse({ ...given, roles: [] }).success).toBe(false);
    expect(memberInput.safeParse({ ...given, roles: ['OWNER'] }).success).toBe(false);
  });

  it('refuses a GLN with a wrong check digit', () => {
    const given = { code: 'IT-RED-CROSS', kind: 'AGENCY', name: 'Italian Red Cross', country: 'IT' };
    expect(organisationInput.parse({ ...given, gln: '5412345000013' }).gln).toBe('5412345000013');
    expect(organisationInput.safeParse({ ...given, gln: '5412345000014' }).success).toBe(false);
    expect(organisationInput.parse(given).gln).toBeUndefined();
    for (const code of ['it-red-cross', '-IT', 'IT--RC', 'IT RC', 'I'.repeat(41)]) {
      expect(organisationInput.safeParse({ ...given, code }).success).toBe(false);
    }
  });

  it('signs in without naming an organisation', () => {
    expect(
      signInInput.parse({ email: 'a@example.org', password: 'x', organisation: null }).organisation,
    ).toBeNull();
  });
});
