import { OrganisationEvent } from '../../src/accounts/organisation.events.js';
import { AccountsHub, ADMINISTRATOR, aKey, type Selected } from './accounts-hub.js';

const ME = '{ me { id kind displayName email roles organisation { code } memberships { id } } }';
const KEYS = '{ apiKeys { nodes { id name roles createdAt lastUsedAt revokedAt organisation { code } } } }';

interface Issued {
  key: string;
  apiKey: { id: string; name: string; roles: string[]; lastUsedAt: string | null };
}

describe('API keys', () => {
  let hub: AccountsHub;
  let token: string;
  beforeAll(async () => {
    hub = await AccountsHub.start();
    token = await hub.tokenOf(ADMINISTRATOR);
  });
  afterAll(() => hub?.stop());

  const issue = (more: object = {}, by = token) => {
    const input = { idempotencyKey: aKey(), name: 'handset 7', roles: ['OPERATOR'], ...more };
    return hub.does<Issued>(
      'issueApiKey',
      '... on IssuedApiKey { key apiKey { id name roles lastUsedAt } }',
      input,
      by,
    );
  };
  const revoke = (id: string, by = token, idempotencyKey = aKey()) =>
    hub.does<{ id: string; revokedAt: string }>(
      'revokeApiKey',
      '... on ApiKey { id revokedAt }',
      { idempotencyKey, id },
      by,
    );
  const codes = async (query: string, by: string) =>
    (await hub.ask(query, by)).errors?.map(({ extensions }) => extensions.code);

  it('let a device in, in its roles and for its organisation', async () => {
    const { key, apiKey } = await issue();
    expect(apiKey).toMatchObject({ name: 'handset 7', roles: ['OPERATOR'], lastUsedAt: null });
    expect((await hub.ask(ME, key)).data).toEqual({
      me: {
        id: apiKey.id,
        kind: 'DEVICE',
        displayName: 'handset 7',
        email: null,
        roles: ['OPERATOR'],
        organisation: { code: 'HUB-LGG' },
        memberships: [],
      },
    });
    expect(await codes(KEYS, key)).toEqual(['FORBIDDEN']);
  });

  it('are shown once: a replay says so, and makes no second key', async () => {
    const idempotencyKey = aKey();
    const first = await issue({ idempotencyKey, name: 'once' });
    expect(first.key).toMatch(/^lgg_/);
    expect(await issue({ idempotencyKey, name: 'once' })).toMatchObject({ code: 'ALREADY_ISSUED' });
    expect(await issue({ idempotencyKey, name: 'twice' })).toMatchObject({ code: 'KEY_REUSED' });
    expect(await hub.rows(`SELECT 1 FROM api_key WHERE name IN ('once', 'twice')`)).toHaveLength(1);
  });

  it('are shown once also when they are asked for many times at once', async () => {
    const idempotencyKey = aKey();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => issue({ idempotencyKey, name: 'at once' })),
    );
    const issued = answers.filter(({ key }) => key);
    expect(issued).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'ALREADY_ISSUED')).toHaveLength(4);
    expect((await hub.ask<Selected>(ME, issued[0]?.key)).data.me.displayName).toBe('at once');
  });

  it('are kept as a hash', async () => {
    const { key } = await issue({ name: 'hashed' });
    const secret = key.slice(-43);
    for (const table of ['api_key', 'idempotency', 'event_detail', 'actor']) {
      expect(JSON.stringify(await hub.rows(`SELECT t::text FROM ${table} t`))).not.toContain(secret);
    }
  });

  it('are refused from the moment at which they are revoked', async () => {
    const { key, apiKey } = await issue({ name: 'to revoke' });
    expect((await hub.ask(ME, key)).errors).toBeUndefined();
    const idempotencyKey = aKey();
    const revoked = await revoke(apiKey.id, token, idempotencyKey);
    expect(revoked.id).toBe(apiKey.id);
    expect(await codes(ME, key)).toEqual(['UNAUTHENTICATED']);
    expect(await revoke(apiKey.id, token, idempotencyKey)).toEqual(revoked);
    expect(await revoke(apiKey.id)).toEqual(revoked);
    const events = await hub.rows(`SELECT 1 FROM event WHERE code = $1`, [OrganisationEvent.API_KEY_REVOKED]);
    expect(events).toHaveLength(1);
  });

  it('are refused when one character of them is another', async () => {
    const { key } = await issue({ name: 'changed' });
    const last = key.at(-1) === 'A' ? 'B' : 'A';
    for (const other of [
      key.slice(0, -1),
      key.slice(0, -1) + last,
      `${key}A`,
      key.toUpperCase(),
      key.replace('lgg_', ''),
    ]) {
      expect(await codes(ME, other)).toEqual(['UNAUTHENTICATED']);
    }
  });

  it('note their last use at most once a minute', async () => {
    const { key, apiKey } = await issue({ name: 'noted' });
    const noted = async () =>
      (
        await hub.rows<{ at: Date | null }>('SELECT last_used_at AS at FROM api_key WHERE public_id = $1', [
          apiKey.id,
        ])
      )[0]?.at;
    expect(await noted()).toBeNull();
    await Promise.all(Array.from({ length: 6 }, () => hub.ask(ME, key)));
    const first = await noted();
    expect(first).toBeInstanceOf(Date);
    await hub.ask(ME, key);
    expect(await noted()).toEqual(first);
    await hub.rows(
      `UPDATE api_key SET last_used_at = last_used_at - interval '61 seconds' WHERE public_id = $1`,
      [apiKey.id],
    );
    await hub.ask(ME, key);
    expect((await noted())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Number.POSITIVE_INFINITY);
  });

  it('administer nothing, and have no role that their organisation has not', async () => {
    for (const roles of [['ADMINISTRATOR'], ['OPERATOR', 'ADMINISTRATOR'], ['DONOR']]) {
      expect(await issue({ roles })).toMatchObject({ code: 'ROLE_NOT_ALLOWED', field: 'roles' });
    }
    for (const [field, bad] of [
      ['roles', { roles: [] }],
      ['name', { name: '' }],
      ['name', { name: 'a\u0000b' }],
    ] as const) {
      expect(await issue(bad)).toMatchObject({ code: 'INVALID_INPUT', field });
    }
  });

  it('are seen and revoked by the administrators of their organisation, and of the hub that entered it', async () => {
    const donor = await hub.organisation('DONOR-K', 'DONOR', ['DONOR', 'ADMINISTRATOR']);
    const donorToken = await hub.tokenOf(donor.email);
    const theirs = await issue({ name: 'theirs', roles: ['DONOR'] }, donorToken);
    const ours = await issue({ name: 'ours' });
    const { data } = await hub.ask<Selected>(KEYS, donorToken);
    expect(data.apiKeys.nodes).toEqual([
      expect.objectContaining({
        id: theirs.apiKey.id,
        name: 'theirs',
        revokedAt: null,
        organisation: { code: 'DONOR-K' },
      }),
    ]);
    expect(await revoke(ours.apiKey.id, donorToken)).toMatchObject({ code: 'NOT_FOUND', field: 'id' });
    expect(await revoke('0195f2d1-7c3a-7000-8000-0123456789ab', donorToken)).toMatchObject({
      code: 'NOT_FOUND',
      field: 'id',
    });
    expect((await hub.ask(ME, ours.key)).errors).toBeUndefined();
    expect((await revoke(theirs.apiKey.id)).revokedAt).toEqual(expect.any(String));
  });
});
