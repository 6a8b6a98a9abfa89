import { generateKeyPair, UnsecuredJWT } from 'jose';
import { freePort } from '../launch/launched.js';
import { AccountsHub, ADMINISTRATOR, aKey, type Session } from './accounts-hub.js';
import { CLIENT, LocalIssuer, type TokenParts } from './local-issuer.js';

const SESSION = '... on SignedIn { accessToken refreshToken refreshTokenExpiresAt member { id } }';
const HOURS = 3_600_000;

describe('signing in with an identity of an issuer', () => {
  let issuer: LocalIssuer;
  let other: LocalIssuer;
  let hub: AccountsHub;
  beforeAll(async () => {
    [issuer, other] = [await LocalIssuer.start(), await LocalIssuer.start()];
    hub = await AccountsHub.start({ OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: CLIENT });
  });
  afterAll(async () => {
    await hub?.stop();
    await Promise.all([issuer.stop(), other.stop()]);
  });

  const signInWith = (idToken: string, more: object = {}, at = hub) =>
    at.does<Session & { refreshTokenExpiresAt: string }>('signInWithIdToken', SESSION, { idToken, ...more });
  const shows = async (parts: TokenParts, more: object = {}) => signInWith(await issuer.token(parts), more);
  const verified = (email: string, sub: string) => ({ claims: { email, email_verified: true, sub } });
  const add = async (email: string) =>
    hub.addMember(await hub.tokenOf(ADMINISTRATOR), { email, roles: ['OPERATOR'] });
  const members = () => hub.rows('SELECT 1 FROM member');

  it('finds the member by a verified address, and by the subject from then on', async () => {
    const { id } = await add('ida@hub.example');
    const first = await shows(verified('Ida@Hub.example', 'ida-1'));
    expect(first.member.id).toBe(id);
    expect((await hub.ask('{ me { id } }', first.accessToken)).data).toEqual({ me: { id } });
    const later = await shows({ claims: { sub: 'ida-1', email: 'new-name@hub.example' } });
    expect(later.member.id).toBe(id);
  });

  it('begins a session that is refreshed, and ends within the hours that were set', async () => {
    await add('otto@hub.example');
    const session = await shows(verified('otto@hub.example', 'otto-1'));
    const next = await hub.refresh(session.refreshToken);
    expect(next.__typename).toBe('SignedIn');
    const [row] = await hub.rows<{ ends: Date; token: Date }>(
      `SELECT s.ends_at AS ends, max(t.expires_at) AS token FROM session s JOIN refresh_token t ON t.session_id = s.id
        WHERE s.ends_at IS NOT NULL GROUP BY s.id, s.started_at ORDER BY s.started_at DESC LIMIT 1`,
    );
    expect(row?.token).toEqual(row?.ends);
    expect((row?.ends.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(12 * HOURS);
    expect(new Date(session.refreshTokenExpiresAt)).toEqual(row?.ends);
  });

  it('makes nobody a member', async () => {
    const before = (await members()).length;
    expect(await shows(verified('stranger@hub.example', 'stranger-1'))).toMatchObject({
      code: 'IDENTITY_UNKNOWN',
    });
    expect(await members()).toHaveLength(before);
    expect(await hub.rows(`SELECT 1 FROM member_identity WHERE subject = 'stranger-1'`)).toEqual([]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['not verified', { email_verified: false }],
    ['of which nobody says that it is verified', {}],
    ['verified in words only', { email_verified: 'true' }],
    ['verified by a number', { email_verified: 1 }],
  ])('does not believe an address that is %s', async (_, claims) => {
    const answer = await shows({ claims: { sub: 'thief', email: ADMINISTRATOR, ...claims } });
    expect(answer).toMatchObject({ code: 'IDENTITY_UNKNOWN' });
  });

  it('does not let in whoever gets the address of a member later', async () => {
    await add('rolf@hub.example');
    expect((await shows(verified('rolf@hub.example', 'rolf-1'))).member).toBeDefined();
    expect(await shows(verified('rolf@hub.example', 'rolf-2'))).toMatchObject({ code: 'IDENTITY_UNKNOWN' });
    expect((await shows({ claims: { sub: 'rolf-1' } })).member).toBeDefined();
  });

  it('lets nobody in whose membership ended', async () => {
    const { id: member } = await add('gone@hub.example');
    await shows(verified('gone@hub.example', 'gone-1'));
    const by = await hub.tokenOf(ADMINISTRATOR);
    await hub.does('endMembership', '__typename', { idempotencyKey: aKey(), member }, by);
    expect(await shows({ claims: { sub: 'gone-1' } })).toMatchObject({ code: 'NO_MEMBERSHIP' });
  });

  it('asks members of several organisations which one they mean', async () => {
    const { email } = await hub.organisation('DONOR-O', 'DONOR', ['DONOR'], 'two@hub.example');
    const by = await hub.tokenOf(ADMINISTRATOR);
    await hub.addMember(by, { email, roles: ['OPERATOR'], password: null });
    const parts = verified(email, 'two-1');
    expect(await shows(parts)).toMatchObject({ code: 'ORGANISATION_NEEDED', field: 'organisation' });
    expect((await shows(parts, { organisation: 'DONOR-O' })).member).toBeDefined();
    expect(await shows(parts, { organisation: 'CRI' })).toMatchObject({ code: 'NO_MEMBERSHIP' });
  });

  const past = Math.floor(Date.now() / 1000) - 3_600;
  it.each<[string, TokenParts]>([
    ['for another application', { claims: { aud: 'another-client' } }],
    ['for another application that may use ours', { claims: { aud: [CLIENT, 'another'], azp: 'another' } }],
    ['for several, of which none is said to be meant', { claims: { aud: [CLIENT, 'another'] } }],
    ['given to another application', { claims: { azp: 'another' } }],
    ['of another issuer by its own words', { claims: { iss: 'https://elsewhere.example' } }],
    ['of an issuer whose name begins like ours', { claims: { iss: 'http://127.0.0.1' } }],
    ['expired', { claims: { exp: past } }],
    ['without an end', { claims: { exp: undefined } }],
    ['without a beginning', { claims: { iat: undefined } }],
    ['an hour old', { claims: { iat: past } }],
    ['of tomorrow', { claims: { nbf: past + 90_000 } }],
    ['of nobody', { claims: { sub: undefined } }],
    ['an access token', { header: { typ: 'at+jwt' } }],
    ['a notice that somebody signed out', { header: { typ: 'logout+jwt' } }],
    ['naming a key that the issuer has not', { header: { kid: 'unknown' }, key: new Uint8Array(64) }],
  ])('refuses a token that is %s', async (_, parts) => {
    const { claims, header = {}, key } = parts;
    const alg = key instanceof Uint8Array ? 'HS256' : 'RS256';
    const answer = await shows({
      key,
      header: { alg, ...header },
      claims: { email: ADMINISTRATOR, email_verified: true, sub: 'attacker', ...claims },
    });
    expect(answer).toMatchObject({ code: 'IDENTITY_REFUSED', field: 'idToken' });
  });

  it('refuses what is signed by somebody else, whatever the header says', async () => {
    const { claims } = verified(ADMINISTRATOR, 'attacker');
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const { exportJWK } = await import('jose');
    const pem = new TextEncoder().encode(JSON.stringify(issuer.publicJwk()));
    const attacks: TokenParts[] = [
      { claims, key: privateKey },
      { claims, key: privateKey, header: { jwk: await exportJWK(publicKey) } },
      { claims, key: other.privateKey(), header: { jku: `${other.url}/keys` } },
      { claims, key: other.privateKey(), header: { x5u: `${other.url}/keys` } },
      { claims, key: pem, header: { alg: 'HS256' } },
      { claims, key: new TextEncoder().encode(issuer.publicJwk().n), header: { alg: 'HS256' } },
    ];
    for (const attack of attacks) {
      expect(await shows(attack)).toMatchObject({ code: 'IDENTITY_REFUSED' });
    }
    const theirs = await other.token({ claims });
    const posing = await other.token({ claims: { ...claims, iss: issuer.url } });
    for (const token of [theirs, posing]) {
      expect(await signInWith(token)).toMatchObject({ code: 'IDENTITY_REFUSED' });
    }
    const bare = new UnsecuredJWT({
      ...claims,
      aud: CLIENT,
      iss: issuer.url,
      exp: past + 7_200,
      iat: past + 3_600,
    });
    expect(await signInWith(bare.encode())).toMatchObject({ code: 'IDENTITY_REFUSED' });
    expect(other.asked).toEqual([]);
  });

  it('takes no ID token for an access token, and none of ours for an ID token', async () => {
    const idToken = await issuer.token(verified(ADMINISTRATOR, 'anna-1'));
    const asked = await hub.ask<null>('{ me { id } }', idToken);
    expect(asked.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    const ours = await hub.tokenOf(ADMINISTRATOR);
    expect(await signInWith(ours)).toMatchObject({ code: 'IDENTITY_REFUSED' });
  });

  it('refuses texts that are none, without asking the issuer for anything', async () => {
    for (const text of ['a', 'a.b.c', '..', 'x'.repeat(9_000)])
      expect(await signInWith(text)).toMatchObject({ code: 'IDENTITY_REFUSED' });
    for (const text of ['', ' ', 'nul\u0000', 'x'.repeat(20_000)])
      expect(await signInWith(text)).toMatchObject({ code: 'INVALID_INPUT', field: 'idToken' });
  });
});

describe('an issuer of identities', () => {
  it('that is away stops nobody else, and is asked again when it is back', async () => {
    const issuer = await LocalIssuer.start();
    await issuer.stop();
    const port = Number(new URL(issuer.url).port) || (await freePort());
    const hub = await AccountsHub.start({ OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: CLIENT });
    try {
      const idToken = await issuer.token({ claims: { email: ADMINISTRATOR, email_verified: true } });
      const shown = () => hub.does<Session>('signInWithIdToken', SESSION, { idToken });
      expect(await shown()).toMatchObject({ code: 'ISSUER_UNREACHABLE' });
      expect((await hub.signIn(ADMINISTRATOR)).__typename).toBe('SignedIn');
      await issuer.listen(port);
      expect((await shown()).__typename).toBe('SignedIn');
    } finally {
      await hub.stop();
      await issuer.stop();
    }
  });

  it.each<[string, Record<string, unknown>]>([
    ['that calls itself otherwise', { issuer: 'https://elsewhere.example' }],
    ['that tells of no keys', { jwks_uri: undefined }],
    ['whose keys are at no address', { jwks_uri: 'file:///etc/passwd' }],
    ['that shows something else for keys', { jwks_uri: undefined, nothing: true }],
  ])('%s is not believed', async (_, discovery) => {
    const issuer = await LocalIssuer.start();
    issuer.discovery = discovery;
    const hub = await AccountsHub.start({ OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: CLIENT });
    try {
      const idToken = await issuer.token({ claims: { email: ADMINISTRATOR, email_verified: true } });
      expect(await hub.does('signInWithIdToken', SESSION, { idToken })).toMatchObject({
        code: 'ISSUER_UNREACHABLE',
      });
    } finally {
      await hub.stop();
      await issuer.stop();
    }
  });

  it('that was not set lets nobody in', async () => {
    const issuer = await LocalIssuer.start('ES256');
    const hub = await AccountsHub.start();
    const idToken = await issuer.token({ header: { alg: 'ES256' } });
    expect(await hub.does('signInWithIdToken', SESSION, { idToken })).toMatchObject({
      code: 'IDENTITY_REFUSED',
    });
    expect(issuer.asked).toEqual([]);
    await hub.stop();
    await issuer.stop();
  });

  it('is found by the address of its keys too, with other names of claims and another algorithm', async () => {
    const issuer = await LocalIssuer.start('ES256');
    const hub = await AccountsHub.start({
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: CLIENT,
      OIDC_JWKS_URL: `${issuer.url}/keys`,
      OIDC_EMAIL_CLAIM: 'upn',
      OIDC_EMAIL_VERIFIED_CLAIM: 'xms_edov',
    });
    const idToken = await issuer.token({
      header: { alg: 'ES256' },
      claims: { upn: ADMINISTRATOR, xms_edov: true },
    });
    expect((await hub.does<Session>('signInWithIdToken', SESSION, { idToken })).__typename).toBe('SignedIn');
    expect(issuer.asked).toEqual(['/keys']);
    await hub.stop();
    await issuer.stop();
  });
});
