import { AccountsHub, ADMINISTRATOR, aKey } from './accounts-hub.js';

const ME = '{ me { roles } }';

describe('sessions', () => {
  let hub: AccountsHub;
  beforeAll(async () => {
    hub = await AccountsHub.start();
  });
  afterAll(() => hub?.stop());

  const signOut = (refreshToken: string, token: string, idempotencyKey = aKey()) =>
    hub.does<{ session: string }>(
      'signOut',
      '... on SignedOut { session }',
      { refreshToken, idempotencyKey },
      token,
    );

  it('go on from token to token', async () => {
    let session = await hub.signIn(ADMINISTRATOR);
    const seen = new Set([session.refreshToken]);
    for (let turn = 0; turn < 3; turn += 1) {
      session = await hub.refresh(session.refreshToken);
      expect(seen.has(session.refreshToken)).toBe(false);
      seen.add(session.refreshToken);
      expect((await hub.ask(ME, session.accessToken)).data).toEqual({ me: { roles: ['ADMINISTRATOR'] } });
    }
  });

  it('end for everybody when a refresh token comes twice', async () => {
    const first = await hub.signIn(ADMINISTRATOR);
    const second = await hub.refresh(first.refreshToken);
    expect(await hub.refresh(first.refreshToken)).toMatchObject({
      code: 'REFRESH_TOKEN_REUSED',
      field: 'refreshToken',
    });
    expect(await hub.refresh(second.refreshToken)).toMatchObject({ code: 'SESSION_OVER' });
    expect(await hub.refresh(first.refreshToken)).toMatchObject({ code: 'SESSION_OVER' });
  });

  it('do not fork when the same token is used many times at once', async () => {
    const { refreshToken } = await hub.signIn(ADMINISTRATOR);
    const answers = await Promise.all(Array.from({ length: 8 }, () => hub.refresh(refreshToken)));
    const winners = answers.filter(({ __typename }) => __typename === 'SignedIn');
    expect(winners).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'REFRESH_TOKEN_REUSED')).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'SESSION_OVER')).toHaveLength(6);
    expect(await hub.refresh(winners[0]?.refreshToken ?? '')).toMatchObject({ code: 'SESSION_OVER' });
  });

  it('leave other sessions of the same member alone', async () => {
    const [mine, stolen] = [await hub.signIn(ADMINISTRATOR), await hub.signIn(ADMINISTRATOR)];
    await hub.refresh(stolen.refreshToken);
    await hub.refresh(stolen.refreshToken);
    expect((await hub.refresh(mine.refreshToken)).__typename).toBe('SignedIn');
  });

  it('are not refreshed by an expired token, a guessed secret or a text that is none', async () => {
    const { refreshToken } = await hub.signIn(ADMINISTRATOR);
    const [id = ''] = refreshToken.split('.');
    const guesses = [
      `${id}.${'A'.repeat(43)}`,
      `${id}.`,
      id,
      '.',
      `${'0'.repeat(36)}.${'A'.repeat(43)}`,
      `${refreshToken} `,
    ];
    for (const guess of guesses) expect(await hub.refresh(guess)).toMatchObject({ code: 'SESSION_OVER' });
    for (const text of ['', 'x'.repeat(300), 'nul\u0000']) {
      expect(await hub.refresh(text)).toMatchObject({ code: 'INVALID_INPUT', field: 'refreshToken' });
    }
    // A wrong guess ends nothing: else anybody could sign others out.
    const next = await hub.refresh(refreshToken);
    expect(next.__typename).toBe('SignedIn');
    await hub.rows('UPDATE refresh_token SET expires_at = now() WHERE used_at IS NULL');
    expect(await hub.refresh(next.refreshToken)).toMatchObject({ code: 'SESSION_OVER' });
  });

  it('end when their member signs out, as often as it is said', async () => {
    const { accessToken, refreshToken } = await hub.signIn(ADMINISTRATOR);
    const key = aKey();
    const out = await signOut(refreshToken, accessToken, key);
    expect(out.session).toBeDefined();
    expect(await signOut(refreshToken, accessToken, key)).toEqual(out);
    expect(await signOut(refreshToken, accessToken)).toEqual(out);
    expect(await hub.refresh(refreshToken)).toMatchObject({ code: 'SESSION_OVER' });
    const other = await hub.signIn(ADMINISTRATOR);
    expect(await signOut(other.refreshToken, accessToken, key)).toMatchObject({ code: 'KEY_REUSED' });
  });

  it('are not ended by another member', async () => {
    const token = await hub.tokenOf(ADMINISTRATOR);
    await hub.addMember(token, { email: 'olga@hub.example', roles: ['OPERATOR'] });
    const [admin, olga] = [await hub.signIn(ADMINISTRATOR), await hub.signIn('olga@hub.example')];
    expect(await signOut(admin.refreshToken, olga.accessToken)).toMatchObject({ code: 'SESSION_OVER' });
    expect((await hub.refresh(admin.refreshToken)).__typename).toBe('SignedIn');
  });

  it('get the roles of the day with each refresh, and end with the membership', async () => {
    const token = await hub.tokenOf(ADMINISTRATOR);
    const { id: member } = await hub.addMember(token, { email: 'pia@hub.example', roles: ['OPERATOR'] });
    const first = await hub.signIn('pia@hub.example');
    const raised = { idempotencyKey: aKey(), member, roles: ['OPERATOR', 'SUPERVISOR'] };
    await hub.does('changeRoles', '... on Member { roles }', raised, token);
    const second = await hub.refresh(first.refreshToken);
    expect((await hub.ask(ME, second.accessToken)).data).toEqual({
      me: { roles: ['OPERATOR', 'SUPERVISOR'] },
    });
    await hub.does(
      'endMembership',
      '... on EndedMembership { member }',
      { idempotencyKey: aKey(), member },
      token,
    );
    expect(await hub.refresh(second.refreshToken)).toMatchObject({ code: 'SESSION_OVER' });
    const gone = await hub.ask<null>(ME, second.accessToken);
    expect(gone.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect(await hub.signIn('pia@hub.example')).toMatchObject({ code: 'NO_MEMBERSHIP' });
  });

  it('clear what has expired when their member signs in again, and nothing that must be known again', async () => {
    await hub.addMember(await hub.tokenOf(ADMINISTRATOR), { email: 'rosa@hub.example', roles: ['OPERATOR'] });
    const old = await hub.signIn('rosa@hub.example');
    const used = await hub.signIn('rosa@hub.example');
    const next = await hub.refresh(used.refreshToken);
    await hub.rows('UPDATE refresh_token SET expires_at = now() WHERE id = $1', [
      old.refreshToken.slice(0, 36),
    ]);
    await hub.signIn('rosa@hub.example');
    const left = await hub.rows('SELECT 1 FROM refresh_token WHERE id = ANY($1)', [
      [old, used, next].map(({ refreshToken }) => refreshToken.slice(0, 36)),
    ]);
    expect(left).toHaveLength(2);
    const sessions = await hub.rows(
      `SELECT s.id FROM session s JOIN member m ON m.id = s.member_id WHERE m.email = 'rosa@hub.example'`,
    );
    expect(sessions).toHaveLength(2);
  });
});
