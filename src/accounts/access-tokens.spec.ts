import { SignJWT, UnsecuredJWT } from 'jose';
import { newId } from '../platform/ids/ids.js';
import { type Principal, systemPrincipal } from '../platform/principal/principal.js';
import { AccessTokens, ALGORITHM, AUDIENCE, ISSUER, keyIdOf, TOKEN_TYPE } from './access-tokens.js';
import { Keyring } from './keyring.js';

const SECRET = 'only-for-tests-only-for-tests-only';
const keyring = new Keyring({ TOKEN_SECRET: SECRET });
const tokens = new AccessTokens({ ACCESS_TOKEN_SECONDS: 300 }, keyring);
const key = keyring.keyFor('access token');

const member: Principal = {
  ...systemPrincipal('nobody', 'request-1'),
  kind: 'member',
  actorId: 101,
  actorUuid: newId(),
  organisationId: 12,
  organisationUuid: newId(),
  roles: ['OPERATOR', 'SUPERVISOR'],
  hubId: 1,
};

interface Made {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  signWith?: Uint8Array;
}

/** A token like ours but for what is told. */
function made({ claims = {}, header = {}, signWith = key }: Made = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const usual = {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: member.actorUuid,
    iat: now,
    exp: now + 60,
    actor: 101,
    organisation: 12,
    organisation_id: member.organisationUuid,
    roles: ['OPERATOR'],
    hub: 1,
  };
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: ALGORITHM, typ: TOKEN_TYPE, kid: keyIdOf(key), ...header })
    .sign(signWith);
}

describe('access tokens', () => {
  it('give back who signed in, until when they are good', async () => {
    const { token, expiresAt } = await tokens.sign(member);
    expect(await tokens.read(token, 'request-2')).toEqual({ ...member, requestId: 'request-2', expiresAt });
    expect(Math.abs(expiresAt.getTime() - Date.now() - 300_000)).toBeLessThan(10_000);
  });

  it('hold nothing that is secret, and no address', async () => {
    const { token } = await tokens.sign(member);
    const [, payload = ''] = token.split('.');
    expect(Object.keys(JSON.parse(Buffer.from(payload, 'base64url').toString())).sort()).toEqual(
      ['actor', 'aud', 'exp', 'hub', 'iat', 'iss', 'organisation', 'organisation_id', 'roles', 'sub'].sort(),
    );
  });

  it('of this form are taken when nothing is changed', async () => {
    expect(await tokens.read(await made(), 'r')).toMatchObject({ actorId: 101, roles: ['OPERATOR'] });
  });

  const past = Math.floor(Date.now() / 1000) - 1;
  it.each<[string, Made]>([
    ['expired a second ago', { claims: { exp: past } }],
    ['never expiring', { claims: { exp: undefined } }],
    ['not valid yet', { claims: { nbf: past + 3_600 } }],
    ['for another audience', { claims: { aud: 'another-api' } }],
    ['of another issuer', { claims: { iss: 'another-hub' } }],
    ['of another type', { header: { typ: 'JWT' } }],
    ['naming another key', { header: { kid: 'other' } }],
    [
      'signed with another key',
      { signWith: new Keyring({ TOKEN_SECRET: `${SECRET}!` }).keyFor('access token') },
    ],
    ['signed with the key of another purpose', { signWith: keyring.keyFor('address') }],
    ['signed with another algorithm', { header: { alg: 'HS512' } }],
    ['with a role that does not exist', { claims: { roles: ['OWNER'] } }],
    ['with a text for a number', { claims: { actor: '101' } }],
    ['for nobody', { claims: { actor: 0 } }],
  ])('%s are refused', async (_, changes) => {
    expect(await tokens.read(await made(changes), 'r')).toBeNull();
  });

  it('without a signature are refused', async () => {
    const claims = {
      actor: 101,
      organisation: 12,
      organisation_id: newId(),
      roles: ['ADMINISTRATOR'],
      hub: 1,
    };
    const bare = new UnsecuredJWT(claims)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setExpirationTime('5m')
      .encode();
    expect(await tokens.read(bare, 'r')).toBeNull();
    const [, payload] = (await made()).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: TOKEN_TYPE, kid: keyIdOf(key) })).toString(
      'base64url',
    );
    expect(await tokens.read(`${none}.${payload}.`, 'r')).toBeNull();
  });

  it('with a changed role are refused', async () => {
    const [header, payload = '', signature] = (await made()).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const raised = Buffer.from(JSON.stringify({ ...claims, roles: ['ADMINISTRATOR'] })).toString('base64url');
    expect(await tokens.read(`${header}.${raised}.${signature}`, 'r')).toBeNull();
  });

  it.each(['', 'a', 'a.b.c', '..', 'null'])('that are none (%j) are refused', async (text) => {
    expect(await tokens.read(text, 'r')).toBeNull();
  });

  it('cannot be made in a process without the secret', async () => {
    const worker = new AccessTokens({ ACCESS_TOKEN_SECONDS: 300 }, new Keyring({}));
    await expect(worker.sign(member)).rejects.toThrow('TOKEN_SECRET');
  });
});
