import { FAILURES_ALLOWED, LONGEST_LOCK } from '../../src/accounts/sign-in-failure.store.js';
import { AccountsHub, ADMINISTRATOR, PASSWORD } from './accounts-hub.js';

const ME =
  '{ me { id kind displayName email roles organisation { code kind hub { code } } memberships { roles } } }';

describe('signing in', () => {
  let hub: AccountsHub;
  beforeAll(async () => {
    hub = await AccountsHub.start();
  });
  afterAll(() => hub?.stop());

  it('gives a token that says who is asking', async () => {
    const session = await hub.signIn(ADMINISTRATOR.toUpperCase());
    expect(session).toMatchObject({
      __typename: 'SignedIn',
      member: {
        displayName: 'Anna',
        roles: ['ADMINISTRATOR'],
        organisation: { code: 'HUB-LGG', kind: 'HUB' },
      },
    });
    const { data } = await hub.ask(ME, session.accessToken);
    expect(data).toEqual({
      me: {
        id: session.member.id,
        kind: 'MEMBER',
        displayName: 'Anna',
        email: ADMINISTRATOR,
        roles: ['ADMINISTRATOR'],
        organisation: { code: 'HUB-LGG', kind: 'HUB', hub: { code: 'LGG' } },
        memberships: [{ roles: ['ADMINISTRATOR'] }],
      },
    });
  });

  it('is not possible for nobody, with a bad token, or with a good one that was changed', async () => {
    const token = await hub.tokenOf(ADMINISTRATOR);
    for (const bad of [
      undefined,
      'x',
      `${token}x`,
      `${token} x`,
      'lgg_',
      `lgg_${'0'.repeat(32)}_${'a'.repeat(43)}`,
    ]) {
      const { errors } = await hub.ask(ME, bad);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    }
  });

  it('answers an unknown address exactly like a wrong password', async () => {
    const wrong = await hub.signIn(ADMINISTRATOR, 'another password');
    const unknown = await hub.signIn('nobody@hub.example', 'another password');
    expect(wrong.code).toBe('WRONG_CREDENTIALS');
    expect(unknown).toEqual(wrong);
    await hub.signIn(ADMINISTRATOR);
  });

  it.each([
    ['a NUL in the address', { email: 'anna\u0000@hub.example' }, 'email'],
    ['a NUL in the password', { password: 'with\u0000nul' }, 'password'],
    ['half a character in the password', { password: 'half \ud83d' }, 'password'],
    ['a password of 300 characters', { password: 'x'.repeat(300) }, 'password'],
    ['an address of 300 characters', { email: `${'x'.repeat(300)}@hub.example` }, 'email'],
    ['no address', { email: '' }, 'email'],
    ['a NUL in the code', { organisation: 'HUB\u0000' }, 'organisation'],
  ])('refuses %s by naming it', async (_, change, field) => {
    const input = { email: ADMINISTRATOR, password: PASSWORD, ...change };
    expect(await hub.does('signIn', '', input)).toMatchObject({ code: 'INVALID_INPUT', field });
  });

  it.each([
    ['somebody', 'ben@hub.example'],
    ['nobody', 'nobody-at-all@hub.example'],
  ])('locks the address of %s after failures in a row, also for the right password', async (who, email) => {
    if (who === 'somebody')
      await hub.addMember(await hub.tokenOf(ADMINISTRATOR), { email, roles: ['OPERATOR'] });
    for (let failure = 1; failure <= FAILURES_ALLOWED; failure += 1) {
      expect((await hub.signIn(email, 'a wrong password')).code).toBe('WRONG_CREDENTIALS');
    }
    const locked = await hub.signIn(email, PASSWORD);
    expect(locked.code).toBe('ACCOUNT_LOCKED');
    const [, until = ''] = /after (\S+Z)\./.exec(locked.message) ?? [];
    const [row] = await hub.rows<{ failures: number; locked_until: Date }>(
      'SELECT * FROM sign_in_failure WHERE locked_until = $1',
      [until],
    );
    expect(row?.failures).toBe(FAILURES_ALLOWED);
  });

  it('lets the locked one in when the lock is over, and forgets the failures', async () => {
    await hub.rows(`DELETE FROM sign_in_failure WHERE failures < ${FAILURES_ALLOWED}`);
    await hub.rows(`UPDATE sign_in_failure SET locked_until = clock_timestamp() - interval '1 millisecond'`);
    expect((await hub.signIn('ben@hub.example')).__typename).toBe('SignedIn');
    expect((await hub.signIn('ben@hub.example', 'a wrong password')).code).toBe('WRONG_CREDENTIALS');
    const counts = await hub.rows('SELECT failures FROM sign_in_failure ORDER BY failures');
    expect(counts).toEqual([{ failures: 1 }, { failures: FAILURES_ALLOWED }]);
  });

  it('locks for longer with each further failure, up to a bound, and counts nothing while locked', async () => {
    await hub.rows('DELETE FROM sign_in_failure');
    const seconds: number[] = [];
    for (let failure = 1; failure <= FAILURES_ALLOWED + 7; failure += 1) {
      await hub.signIn('cleo@hub.example', 'a wrong password');
      expect((await hub.signIn('cleo@hub.example')).code).toBe(
        failure < FAILURES_ALLOWED ? 'WRONG_CREDENTIALS' : 'ACCOUNT_LOCKED',
      );
      if (failure < FAILURES_ALLOWED) failure += 1;
      const [row] = await hub.rows<{ seconds: number; failures: number }>(
        'SELECT failures, round(extract(epoch FROM locked_until - last_at))::int AS seconds FROM sign_in_failure',
      );
      expect(row?.failures).toBe(failure);
      if (row?.seconds) seconds.push(row.seconds);
      await hub.rows(
        `UPDATE sign_in_failure SET locked_until = clock_timestamp() - interval '1 millisecond'`,
      );
    }
    expect(seconds).toEqual([30, 60, 120, 240, 480, LONGEST_LOCK, LONGEST_LOCK, LONGEST_LOCK]);
  });

  it('judges no more guesses than are allowed when many are made at once', async () => {
    await hub.rows('DELETE FROM sign_in_failure');
    const guesses = Array.from({ length: 24 }, (_, n) => hub.signIn('dora@hub.example', `guess number ${n}`));
    const codes = (await Promise.all(guesses)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(FAILURES_ALLOWED);
    expect(codes.filter((code) => code === 'ACCOUNT_LOCKED')).toHaveLength(24 - FAILURES_ALLOWED);
  });

  it('does not lock somebody who signs in from many windows at once', async () => {
    const sessions = await Promise.all(Array.from({ length: 12 }, () => hub.signIn(ADMINISTRATOR)));
    expect(new Set(sessions.map(({ refreshToken }) => refreshToken)).size).toBe(12);
  });

  it('clears counts that are a day old', async () => {
    await hub.rows('DELETE FROM sign_in_failure');
    await hub.rows(
      `INSERT INTO sign_in_failure SELECT sha256(n::text::bytea), 1, now() - interval '25 hours', NULL FROM generate_series(1, 15) n`,
    );
    await hub.signIn('erik@hub.example', 'a wrong password');
    await hub.signIn('erik@hub.example', 'a wrong password');
    expect(await hub.rows('SELECT failures FROM sign_in_failure')).toEqual([{ failures: 2 }]);
  });

  it('asks members of several organisations for which one', async () => {
    const { organisation, email } = await hub.organisation('DONOR-A', 'DONOR', ['DONOR'], 'fay@example.org');
    const other = await hub.organisation('AGENCY-A', 'AGENCY', ['AGENCY']);
    const token = await hub.tokenOf(ADMINISTRATOR);
    await hub.addMember(token, {
      organisation: other.organisation,
      email,
      password: null,
      roles: ['AGENCY'],
    });
    expect(await hub.signIn(email)).toMatchObject({
      code: 'ORGANISATION_NEEDED',
      message: expect.stringContaining('AGENCY-A, DONOR-A'),
    });
    expect(await hub.signIn(email, PASSWORD, 'HUB-LGG')).toMatchObject({ code: 'NO_MEMBERSHIP' });
    expect(await hub.signIn(email, 'a wrong password', 'DONOR-A')).toMatchObject({
      code: 'WRONG_CREDENTIALS',
    });
    const session = await hub.signIn(email, PASSWORD, 'AGENCY-A');
    expect(session.member).toMatchObject({ roles: ['AGENCY'], organisation: { code: 'AGENCY-A' } });
    const { data } = await hub.ask(ME, session.accessToken);
    expect(data).toMatchObject({
      me: { roles: ['AGENCY'], memberships: [{ roles: ['AGENCY'] }, { roles: ['DONOR'] }] },
    });
    expect(organisation).toBeDefined();
  });

  it('leaves neither a password nor a token in the database', async () => {
    const { accessToken, refreshToken } = await hub.signIn(ADMINISTRATOR);
    const [, secret] = refreshToken.split('.');
    for (const table of [
      'member',
      'session',
      'refresh_token',
      'sign_in_failure',
      'idempotency',
      'event_detail',
    ]) {
      const text = JSON.stringify(await hub.rows(`SELECT t::text FROM ${table} t`));
      for (const told of [PASSWORD, accessToken, secret]) expect(text).not.toContain(told);
    }
  });
});
