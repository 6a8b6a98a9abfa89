import { PASSWORD } from '../world/cast.js';
import type { World } from '../world/world.js';
import { JoiningWorld } from './joining-world.js';
import type { LetterBox } from './letters.js';

let joining: JoiningWorld;
let world: World;
let box: LetterBox;
beforeAll(async () => {
  joining = await JoiningWorld.start();
  world = joining.hub;
  box = joining.box;
});
afterAll(() => joining.close());

const rows = (sql: string, parameters: unknown[] = []) => joining.rows(sql, parameters);
const anonymously = (mutation: string, input: Record<string, unknown>, selection?: string) =>
  joining.anonymously(mutation, input, selection);
const signIn = (email: string, password: string) => joining.signIn(email, password);

describe('a password', () => {
  const REQUESTED = '... on PasswordResetRequested { email }';
  const CHANGED = '... on PasswordChanged { email }';
  const request = (email: string) => anonymously('requestPasswordReset', { email }, REQUESTED);
  const reset = (token: string, password: string) =>
    anonymously('resetPassword', { token, password }, CHANGED);

  it('that was forgotten is set anew with a letter, once, and every session ends', async () => {
    const email = 'otheragency@example.org';
    const before = await signIn(email, PASSWORD);
    expect(await request(email)).toEqual({ email });
    await world.settle();
    const token = await box.tokenTo(email);
    expect(await reset(token, email)).toMatchObject({ code: 'WEAK_PASSWORD', field: 'password' });
    const answers = await Promise.all([
      reset(token, 'the first of two new ones'),
      reset(token, 'the second one of two'),
    ]);
    expect(answers.filter((answer) => answer.email === email)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'RESET_OVER')).toHaveLength(1);
    expect(await signIn(email, PASSWORD)).toMatchObject({ code: 'WRONG_CREDENTIALS' });
    expect(await anonymously('refreshSession', { refreshToken: before.refreshToken })).toMatchObject({
      code: 'SESSION_OVER',
    });
  });

  it('is asked for in the same way for an address that nobody has, which gets no letter', async () => {
    expect(await request('nobody@example.org')).toEqual({ email: 'nobody@example.org' });
    await world.settle();
    expect(await box.to('nobody@example.org')).toEqual([]);
    const [known, unknown] = ['otherdonor@example.org', 'nobody@example.org'];
    for (let turn = 0; turn < 7; turn += 1)
      expect([await request(known), await request(unknown)]).toEqual([{ email: known }, { email: unknown }]);
    await world.settle();
    expect(await box.expect(known, 5)).toHaveLength(5);
    expect(await box.to(unknown)).toEqual([]);
    const counted = await rows(
      'SELECT email, count(*)::int FROM password_reset GROUP BY email ORDER BY email',
    );
    expect(counted.filter(({ count }) => count === 5).map(({ email }) => email)).toEqual([unknown, known]);
  });

  it('of an expired letter stays as it is', async () => {
    await request('othercarrier@example.org');
    await world.settle();
    await rows(`UPDATE password_reset SET expires_at = now() WHERE email = 'othercarrier@example.org'`);
    const token = await box.tokenTo('othercarrier@example.org');
    expect(await reset(token, 'some other password')).toMatchObject({ code: 'RESET_OVER', field: 'token' });
    await world.act('administrator', 'inviteMember', { email: 'cross@hub.example', roles: ['OPERATOR'] });
    await world.settle();
    const invitation = await box.tokenTo('cross@hub.example');
    expect(await reset(invitation, 'some other password')).toMatchObject({ code: 'RESET_OVER' });
    expect(await signIn('othercarrier@example.org', PASSWORD)).toHaveProperty('accessToken');
  });

  it('is changed by who knows it, and guesses count like failed sign-ins', async () => {
    const session = await signIn('carrier@example.org', PASSWORD);
    const change = (currentPassword: string, newPassword: string) =>
      world.act('carrier', 'changePassword', { currentPassword, newPassword }, CHANGED);
    expect(await change('not the password', 'a new one for carrying')).toMatchObject({
      code: 'WRONG_CREDENTIALS',
      field: 'currentPassword',
    });
    expect(await change(PASSWORD, 'motdepasse123')).toMatchObject({
      code: 'WEAK_PASSWORD',
      field: 'newPassword',
    });
    expect(await change(PASSWORD, 'a new one for carrying')).toEqual({
      __typename: 'PasswordChanged',
      email: 'carrier@example.org',
    });
    expect(await anonymously('refreshSession', { refreshToken: session.refreshToken })).toMatchObject({
      code: 'SESSION_OVER',
    });
    expect(await signIn('carrier@example.org', 'a new one for carrying')).toHaveProperty('accessToken');
    for (let guess = 0; guess < 5; guess += 1)
      await change(`guess number ${guess}`, 'a newer one for carrying');
    expect(await change('a new one for carrying', 'a newer one for carrying')).toMatchObject({
      code: 'ACCOUNT_LOCKED',
    });
  });
});
