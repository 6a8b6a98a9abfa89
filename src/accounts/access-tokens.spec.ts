import { type CryptoKey, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
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
  signWith?: Uint8Array | CryptoKey;
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
    ['without the time at which they were signed', { claims: { iat: undefined } }],
    ['good for longer than five minutes', { claims: { exp: past + 400 } }],
    ['for several audiences, none of them ours', { claims: { aud: ['a', 'b'] } }],
    ['for nobody of ours', { claims: { sub: 'root' } }],
    ['not valid yet', { claims: { nbf: past + 3_600 } }],
    ['for another audience', { claims: { aud: 'another-api' } }],
    ['of another issuer', { claims: { iss: 'another-hub' } }],
    ['of another type', { header: { typ: 'JWT' } }],
    ['of the type that others give to such tokens', { header: { typ: 'application/at+jwt' } }],
    ['naming another key', { header: { kid: 'other' } }],
    ['naming no key', { header: { kid: undefined } }],
    ['naming a file for a key', { header: { kid: '../../../../dev/null' }, signWith: new Uint8Array(32) }],
    ['naming a statement for a key', { header: { kid: "x' UNION SELECT 'AA" } }],
    ['telling where the key is', { header: { jku: 'http://127.0.0.1:9/keys' } }],
    ['telling where the certificate is', { header: { x5u: 'http://127.0.0.1:9/cert' } }],
    ['bringing a certificate', { header: { x5c: ['AAAA'] } }],
    ['bringing their own key', { header: { jwk: { kty: 'oct', k: 'AAAA' } }, signWith: new Uint8Array(32) }],
    ['with an extension that must be understood', { header: { crit: ['b64'], b64: true } }],
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

  it('signed with the private half of a pair that their header brings along are refused', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = await exportJWK(publicKey);
    for (const header of [{ alg: 'RS256' }, { alg: 'RS256', jwk }]) {
      expect(await tokens.read(await made({ header, signWith: privateKey }), 'r')).toBeNull();
    }
  });

  it('with one character more, less or another one in the signature are refused', async () => {
    const token = await made();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const others = [...alphabet].filter((one) => one !== token.at(-1)).map((one) => token.slice(0, -1) + one);
    for (const other of [...others, token.slice(0, -1), `${token}A`, `${token}=`, `${token}.`, ` ${token}`]) {
      expect(await tokens.read(other, 'r')).toBeNull();
    }
    expect(await tokens.read(token, 'r')).not.toBeNull();
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

  it('are known again without being verified again, for no longer than they are good', async () => {
    const brief = new AccessTokens({ ACCESS_TOKEN_SECONDS: 1 }, keyring);
    const { token, expiresAt } = await brief.sign(member);
    const first = await brief.read(token, 'request-1');
    expect(first).toEqual({ ...member, requestId: 'request-1', expiresAt });
    expect(await brief.read(token, 'request-2')).toEqual({ ...first, requestId: 'request-2' });
    await new Promise((resolve) => setTimeout(resolve, expiresAt.getTime() - Date.now() + 20));
    expect(await brief.read(token, 'request-3')).toBeNull();
  });

  it('cannot be made in a process without the secret', async () => {
    const worker = new AccessTokens({ ACCESS_TOKEN_SECONDS: 300 }, new Keyring({}));
    await expect(worker.sign(member)).rejects.toThrow('TOKEN_SECRET');
  });

  describe('when the key is changed', () => {
    const NEXT = 'the-next-one-the-next-one-the-next-one';
    const process = (TOKEN_SECRET: string, ...TOKEN_SECRETS_ACCEPTED: string[]) =>
      new AccessTokens({ ACCESS_TOKEN_SECONDS: 300 }, new Keyring({ TOKEN_SECRET, TOKEN_SECRETS_ACCEPTED }));
    const takes = async (reader: AccessTokens, signer: AccessTokens) =>
      (await reader.read((await signer.sign(member)).token, 'r')) !== null;

    it('in three steps, each process takes what every other one signs, however far each has come', async () => {
      const steps = [process(SECRET), process(SECRET, NEXT), process(NEXT, SECRET), process(NEXT)];
      for (const [from, to] of [
        [0, 1],
        [1, 2],
        [2, 3],
      ] as const) {
        const [before, after] = [steps[from], steps[to]];
        if (!before || !after) throw new Error('A step is missing');
        expect([await takes(before, after), await takes(after, before)]).toEqual([true, true]);
      }
    });

    it('takes nothing any more that was signed with a key that is gone', async () => {
      expect(await takes(process(NEXT), process(SECRET))).toBe(false);
      expect(await takes(process(SECRET), process(NEXT))).toBe(false);
    });

    it('signs with the first one only', async () => {
      const { token } = await process(SECRET, NEXT).sign(member);
      expect(await process(NEXT).read(token, 'r')).toBeNull();
    });
  });
});
