import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { newId } from '../platform/ids/ids.js';
import { readApiKey, readShiftToken, writeApiKey, writeShiftToken } from './api-key-text.js';
import { hashOfSecret, isSecretOf, newSecret } from './secret.js';
import { readToken, writeToken } from './token-text.js';

const secrets = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));
const ids = fc.uuid();

describe.each([
  ['refresh tokens', readToken, writeToken],
  ['API keys', readApiKey, writeApiKey],
  ['shifts', readShiftToken, writeShiftToken],
] as const)('the text of %s', (_, read, write) => {
  it('gives back what it was made of, whatever is in the secret', () => {
    fc.assert(
      fc.property(ids, secrets, (id, secret) => expect(read(write({ id, secret }))).toEqual({ id, secret })),
    );
  });

  it('is read only when every character of it is right', () => {
    const text = write({ id: newId(), secret: newSecret() });
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ unit: 'binary', maxLength: 3 }), (at, other) => {
        const changed = text.slice(0, at) + other + text.slice(at + 1);
        const parts = read(changed);
        expect(parts === null || write(parts) === changed).toBe(true);
      }),
    );
  });

  it('never throws on what anybody may send', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const parts = read(text);
        expect(parts === null || write(parts) === text).toBe(true);
      }),
    );
  });
});

it('an API key says what it is', () => {
  expect(writeApiKey({ id: newId(), secret: newSecret() })).toMatch(/^lgg_[0-9a-f]{32}_[\w-]{43}$/);
});

describe('secrets', () => {
  it('have 256 bits, and none is given twice', () => {
    const many = Array.from({ length: 1_000 }, newSecret);
    expect(new Set(many).size).toBe(1_000);
    for (const secret of many) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });

  it('are known by their hash, and nothing else is', () => {
    fc.assert(
      fc.property(secrets, fc.string({ unit: 'binary' }), (secret, other) => {
        const hash = hashOfSecret(secret);
        expect(isSecretOf(hash, secret)).toBe(true);
        expect(isSecretOf(hash, other)).toBe(other === secret);
        expect(hash.toString('base64url')).not.toContain(secret);
      }),
    );
    expect(isSecretOf(randomBytes(5), newSecret())).toBe(false);
  });
});
