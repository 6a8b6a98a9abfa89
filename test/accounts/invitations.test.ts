import { PASSWORD } from '../world/cast.js';
import type { World } from '../world/world.js';
import { JoiningWorld, NEW_PASSWORD } from './joining-world.js';
import type { LetterBox } from './letters.js';

const INVITATION = '... on Invitation { id email roles status mailedAt }';

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
const anonymously = (mutation: string, input: Record<string, unknown>) =>
  joining.anonymously(mutation, input);
const accept = (token: string, more: Record<string, unknown> = {}) => joining.accept(token, more);
const invite = (email: string, more: Record<string, unknown> = {}) =>
  world.act('administrator', 'inviteMember', { email, roles: ['OPERATOR'], ...more }, INVITATION);
/** Sends it, and lets the worker write the letter. */
const invited = async (email: string, more: Record<string, unknown> = {}) => {
  const invitation = await invite(email, more);
  await world.settle();
  return invitation;
};

describe('an invitation', () => {
  it('brings somebody new in, with a name and password of her own, once', async () => {
    expect(await invited('Nina@Hub.example')).toMatchObject({
      email: 'nina@hub.example',
      status: 'OPEN',
      mailedAt: null,
    });
    const [letter] = await box.expect('nina@hub.example', 1);
    expect(letter).toMatchObject({ mode: 0o600, text: expect.stringContaining('Liège hub invites you') });
    const token = letter?.token ?? '';
    const shown = await world.ask(null, `{ invitation(token: "${token}") { organisation email roles } }`);
    expect(shown.data.invitation).toEqual({
      organisation: 'Liège hub',
      email: 'nina@hub.example',
      roles: ['OPERATOR'],
    });
    expect(await accept(token)).toMatchObject({
      member: { roles: ['OPERATOR'], organisation: { code: 'LIEGE-HUB' } },
    });
    expect(await accept(token)).toMatchObject({ code: 'INVITATION_OVER', field: 'token' });
    expect(await joining.signIn('nina@hub.example', NEW_PASSWORD)).toMatchObject({
      member: { roles: ['OPERATOR'] },
    });
    const { data } = await world.ask('administrator', '{ invitations { nodes { email status mailedAt } } }');
    expect(data.invitations.nodes[0]).toEqual({
      email: 'nina@hub.example',
      status: 'ACCEPTED',
      mailedAt: expect.any(String),
    });
  });

  it('keeps its token nowhere but in the letter', async () => {
    await invited('secret@hub.example');
    const secret = (await box.tokenTo('secret@hub.example')).slice(37);
    for (const table of ['invitation', 'outbox', 'inbox', 'idempotency', 'event_detail', 'dead_letter'])
      expect(await rows(`SELECT 1 FROM ${table} t WHERE strpos(t::text, $1) > 0`, [secret])).toEqual([]);
  });

  it('is accepted once by many who try at once', async () => {
    await invited('once@hub.example');
    const token = await box.tokenTo('once@hub.example');
    const answers = await Promise.all(Array.from({ length: 4 }, () => accept(token)));
    expect(answers.filter(({ accessToken }) => accessToken)).toHaveLength(1);
    const codes = answers.flatMap(({ code }) => (code ? [code] : []));
    expect(codes.filter((code) => !['INVITATION_OVER', 'WRONG_CREDENTIALS'].includes(code))).toEqual([]);
  });

  it('is made once, however often and by however many it is asked for', async () => {
    const idempotencyKey = 'invite-rita';
    const first = await invited('rita@hub.example', { idempotencyKey });
    expect(await invited('rita@hub.example', { idempotencyKey })).toMatchObject({ id: first.id });
    expect(await invite('rita@hub.example')).toMatchObject({ code: 'ALREADY_INVITED', field: 'email' });
    expect(await box.expect('rita@hub.example', 1)).toHaveLength(1);
    const answers = await Promise.all(Array.from({ length: 3 }, () => invite('ruth@hub.example')));
    expect(answers.filter(({ code }) => code === 'ALREADY_INVITED')).toHaveLength(2);
  });

  it('sent again has another token; the former one is void', async () => {
    const { id } = await invited('sven@hub.example');
    const former = await box.tokenTo('sven@hub.example');
    expect(await world.act('administrator', 'resendInvitation', { id }, INVITATION)).toMatchObject({ id });
    expect(await accept(former)).toMatchObject({ code: 'INVITATION_OVER' });
    await world.settle();
    expect(await accept(former)).toMatchObject({ code: 'INVITATION_OVER' });
    expect(await accept(await box.tokenTo('sven@hub.example', 2))).toMatchObject({
      member: { roles: ['OPERATOR'] },
    });
    expect(await world.act('administrator', 'resendInvitation', { id })).toMatchObject({
      code: 'INVITATION_OVER',
    });
  });

  it('that was revoked or has expired lets nobody in; an expired one may be sent again', async () => {
    const { id } = await invited('tom@hub.example');
    const token = await box.tokenTo('tom@hub.example');
    await rows(`UPDATE invitation SET expires_at = now() WHERE public_id = $1`, [id]);
    expect(await accept(token)).toMatchObject({ code: 'INVITATION_OVER' });
    await world.act('administrator', 'resendInvitation', { id });
    await world.settle();
    const next = await box.tokenTo('tom@hub.example', 2);
    expect(await world.act('administrator', 'revokeInvitation', { id }, INVITATION)).toMatchObject({
      status: 'REVOKED',
    });
    expect(await accept(next)).toMatchObject({ code: 'INVITATION_OVER' });
    expect(await world.act('administrator', 'revokeInvitation', { id })).toMatchObject({
      code: 'INVITATION_OVER',
    });
    expect(await invite('tom@hub.example')).toMatchObject({ status: 'OPEN' });
  });

  it.each(['', 'nothing', `${'0'.repeat(36)}.${'A'.repeat(43)}`, 'NUL\u0000'])(
    'is not opened by the token %j',
    async (token) => {
      expect((await accept(token)).code).toMatch(/^(INVITATION_OVER|INVALID_INPUT)$/);
    },
  );

  it('gives one more membership to somebody who signs in already, and knows it', async () => {
    const email = 'donor@example.org';
    await invited(email);
    const token = await box.tokenTo(email);
    expect(await accept(token, { password: 'another password entirely' })).toMatchObject({
      code: 'WRONG_CREDENTIALS',
      field: 'password',
    });
    const joined = await accept(token, { displayName: null, password: PASSWORD });
    expect(joined.member.organisation.code).toBe('LIEGE-HUB');
    expect(await joining.signIn(email, PASSWORD)).toMatchObject({ code: 'ORGANISATION_NEEDED' });
    expect(await invite(email)).toMatchObject({ code: 'ALREADY_MEMBER' });
    const there = await anonymously('switchOrganisation', {
      refreshToken: joined.refreshToken,
      organisation: 'JACK-MA',
    });
    expect(there.member).toMatchObject({
      roles: ['DONOR', 'ADMINISTRATOR'],
      organisation: { code: 'JACK-MA' },
    });
    expect(
      await anonymously('switchOrganisation', { refreshToken: there.refreshToken, organisation: 'CRI' }),
    ).toMatchObject({ code: 'NO_MEMBERSHIP', field: 'organisation' });
    expect(await anonymously('refreshSession', { refreshToken: there.refreshToken })).toMatchObject({
      member: { organisation: { code: 'JACK-MA' } },
    });
    const again = { refreshToken: joined.refreshToken, organisation: 'JACK-MA' };
    expect((await anonymously('switchOrganisation', again)).code).toBe('SESSION_OVER');
  });

  it('asks for a name and a password that is none of the usual ones', async () => {
    await invited('uwe.the.long@hub.example');
    const token = await box.tokenTo('uwe.the.long@hub.example');
    expect(await accept(token, { displayName: null })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'displayName',
    });
    expect(await accept(token, { password: 'short' })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'password',
    });
    for (const password of ['uwe.the.long@hub.example', 'Password1234', 'zzzzzzzzzzzz'])
      expect(await accept(token, { password })).toMatchObject({ code: 'WEAK_PASSWORD', field: 'password' });
  });

  it('fits the organisation, and is nobody else’s to make, see, send or revoke', async () => {
    expect(await invite('vera@hub.example', { roles: ['DONOR'] })).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
      field: 'roles',
    });
    expect(await invite('not an address')).toMatchObject({ code: 'INVALID_INPUT', field: 'email' });
    const { id } = await invite('vera@hub.example');
    for (const mutation of ['resendInvitation', 'revokeInvitation'])
      expect(await world.act('donor', mutation, { id })).toMatchObject({ code: 'NOT_FOUND', field: 'id' });
    expect(
      await world.act('operator', 'inviteMember', { email: 'w@hub.example', roles: ['OPERATOR'] }),
    ).toMatchObject({ code: 'FORBIDDEN' });
    const { data } = await world.ask('donor', '{ invitations { nodes { email } } }');
    expect(data.invitations.nodes).toEqual([]);
  });

  it('works again after a membership has ended', async () => {
    const first = await invited('wim@hub.example');
    const { member } = await accept(await box.tokenTo('wim@hub.example'));
    await world.act('administrator', 'endMembership', { member: member.id });
    const second = await invited('wim@hub.example', { roles: ['SUPERVISOR'] });
    expect(second.id).not.toBe(first.id);
    const back = await accept(await box.tokenTo('wim@hub.example', 2), { displayName: null });
    expect(back.member).toMatchObject({ id: member.id, roles: ['SUPERVISOR'] });
  });
});

describe('an invitation that waits', () => {
  it('ends with a membership of the same address that came another way', async () => {
    await invited('yara@hub.example');
    const token = await box.tokenTo('yara@hub.example');
    const input = {
      email: 'yara@hub.example',
      displayName: 'Yara',
      password: NEW_PASSWORD,
      roles: ['OPERATOR'],
    };
    const { id } = await world.act('administrator', 'addMember', input, '... on Member { id }');
    await world.act('administrator', 'endMembership', { member: id });
    expect(await accept(token, { password: NEW_PASSWORD })).toMatchObject({ code: 'INVITATION_OVER' });
  });
});
