import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startWorld, type World } from '../world/world.js';

const ME = '{ me { id } }';
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

type Part = Record<string, unknown>;
const encoded = (part: Part) => Buffer.from(JSON.stringify(part)).toString('base64url');
const decoded = (text = '') => JSON.parse(Buffer.from(text, 'base64url').toString()) as Part;

/** The header and the claims of a good token, and its signature. */
function partsOf(token: string) {
  const [header, claims, signature = ''] = token.split('.');
  return { header: decoded(header), claims: decoded(claims), signature };
}

async function codeFor(token: string): Promise<string | undefined> {
  const answer = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: ME }),
  });
  const { errors } = (await answer.json()) as { errors?: { extensions: { code: string } }[] };
  expect(answer.status).toBe(200);
  return errors?.[0]?.extensions.code;
}

const hmac = (text: string, key: string | Buffer) =>
  createHmac('sha256', key).update(text).digest('base64url');

describe('a token', () => {
  it('that is good is good', async () => {
    expect(await codeFor(world.cast.operator.token)).toBeUndefined();
  });

  it.each([
    ['none', { alg: 'none' }],
    ['None', { alg: 'None' }],
    ['nothing', { alg: undefined }],
    ['an empty one', { alg: '' }],
    ['an object', { alg: { toString: 'HS256' } }],
  ])('with the algorithm %s is refused, with its old signature, another and none', async (_, change) => {
    const { header, claims, signature } = partsOf(world.cast.operator.token);
    const text = `${encoded({ ...header, ...change })}.${encoded(claims)}`;
    for (const end of ['', signature, hmac(text, '')])
      expect(await codeFor(`${text}.${end}`)).toBe('UNAUTHENTICATED');
  });

  it('that is signed with a key of somebody else is refused, whichever kind of key and whatever it is called', async () => {
    const { header, claims } = partsOf(world.cast.operator.token);
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const rsa = `${encoded({ ...header, alg: 'RS256' })}.${encoded(claims)}`;
    const signed = sign('sha256', Buffer.from(rsa), privateKey).toString('base64url');
    expect(await codeFor(`${rsa}.${signed}`)).toBe('UNAUTHENTICATED');
    // Key confusion: the public key as if it were the secret.
    const confused = `${encoded({ ...header, alg: 'HS256' })}.${encoded(claims)}`;
    for (const key of [pem, '', 'secret', String(header.kid)])
      expect(await codeFor(`${confused}.${hmac(confused, key)}`)).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['../../../../dev/null', ''],
    ["' UNION SELECT 'key'; --", 'key'],
    ['another', 'another'],
  ])('with the forged key id %s is refused', async (kid, key) => {
    const { header, claims } = partsOf(world.cast.operator.token);
    const text = `${encoded({ ...header, kid })}.${encoded(claims)}`;
    expect(await codeFor(`${text}.${hmac(text, key)}`)).toBe('UNAUTHENTICATED');
  });

  it('that says where its key is makes the hub ask nobody', async () => {
    let asked = 0;
    const server = createServer((_, answer) => {
      asked += 1;
      answer.end('{"keys":[]}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { header, claims } = partsOf(world.cast.operator.token);
    for (const more of [{ jku: address }, { x5u: address }, { jwk: publicKey.export({ format: 'jwk' }) }]) {
      const text = `${encoded({ ...header, alg: 'ES256', ...more })}.${encoded(claims)}`;
      const signed = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      expect(await codeFor(`${text}.${signed.toString('base64url')}`)).toBe('UNAUTHENTICATED');
    }
    await new Promise((resolve) => server.close(resolve));
    expect(asked).toBe(0);
  });

  it.each([
    ['roles', { roles: ['ADMINISTRATOR'] }],
    ['organisation', { organisation: 1 }],
    ['end', { exp: 4_000_000_000 }],
    ['hub', { hub: 1 }],
  ])('whose %s was edited is refused', async (_, change) => {
    const { header, claims, signature } = partsOf(world.cast.donor.token);
    const edited = `${encoded(header)}.${encoded({ ...claims, ...change })}.${signature}`;
    expect(await codeFor(edited)).toBe('UNAUTHENTICATED');
  });

  it('is not taken from the address, where it would stand in logs', async () => {
    const { token } = world.cast.operator;
    const search = new URLSearchParams({
      query: ME,
      access_token: token,
      token,
      authorization: `Bearer ${token}`,
    });
    const answer = await fetch(`${world.url}/graphql?${search}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(JSON.stringify(await answer.json())).toContain('UNAUTHENTICATED');
  });
});
