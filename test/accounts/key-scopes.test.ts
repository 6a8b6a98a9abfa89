import { AccountsHub, ADMINISTRATOR, aKey, type Selected } from './accounts-hub.js';

const KEY = '... on IssuedApiKey { key apiKey { id operations hub { code } lastUsedAt } }';

interface Issued {
  key: string;
  apiKey: { id: string; operations: string[] | null; hub: { code: string } | null };
}

describe('an API key', () => {
  let hub: AccountsHub;
  let token: string;
  let donorToken: string;
  beforeAll(async () => {
    hub = await AccountsHub.start();
    token = await hub.tokenOf(ADMINISTRATOR);
    const donor = await hub.organisation('DONOR-S', 'DONOR', ['DONOR', 'ADMINISTRATOR']);
    donorToken = await hub.tokenOf(donor.email);
  });
  afterAll(() => hub?.stop());

  const issue = (more: object, by = token) => {
    const input = { idempotencyKey: aKey(), name: 'handset', roles: ['OPERATOR'], ...more };
    return hub.does<Issued>('issueApiKey', KEY, input, by);
  };
  const asked = async (query: string, by: string) => {
    const { data, errors } = await hub.ask<Selected>(query, by);
    return errors ? errors.map(({ extensions, message }) => `${extensions.code}: ${message}`) : data;
  };

  it('is for the operations that it was issued for and for no others, whatever its roles may', async () => {
    const { key, apiKey } = await issue({ operations: ['me', 'hubs', 'me'] });
    expect(apiKey.operations).toEqual(['me', 'hubs']);
    expect(await asked('{ me { id } hubs { code } }', key)).toMatchObject({ me: { id: apiKey.id } });
    const refused = ['FORBIDDEN: This key is not for organisations. It is for: me, hubs.'];
    expect(await asked('{ organisations { nodes { code } } }', key)).toEqual(refused);
    expect(await asked('{ sneaky: organisations { nodes { code } } }', key)).toEqual(refused);
    expect(await asked('query me { organisations { nodes { code } } }', key)).toEqual(refused);
    const all = await issue({});
    expect(all.apiKey.operations).toBeNull();
    expect(await asked('{ organisations(first: 1) { nodes { code } } }', all.key)).toHaveProperty(
      'organisations',
    );
  });

  it('is refused every mutation that it is not for, as data, and nothing happens', async () => {
    const { key } = await issue({ operations: ['me'], roles: ['DONOR'] }, donorToken);
    const input = { idempotencyKey: aKey(), kind: 'AGENCY', name: 'Clinic X', country: 'IT' };
    const answer = await hub.does('proposeOrganisation', '__typename', { ...input, hub: 'LGG' }, key);
    expect(answer).toMatchObject({ code: 'FORBIDDEN' });
    expect(await hub.rows(`SELECT 1 FROM organisation WHERE name = 'Clinic X'`)).toEqual([]);
  });

  it('counts as none where everybody may and it is not for the operation', async () => {
    const { key } = await issue({ operations: ['hubs'] });
    const signedIn = await hub.does(
      'signIn',
      '... on SignedIn { accessToken }',
      { email: ADMINISTRATOR, password: 'wrong wrong wrong' },
      key,
    );
    expect(signedIn).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  });

  it('names operations that there are', async () => {
    for (const [operations, field] of [
      [['me', 'dropTables'], 'operations[1]'],
      [['__schema'], 'operations[0]'],
      [[], 'operations'],
      [[''], 'operations[0]'],
      [['Me'], 'operations[0]'],
    ] as const) {
      expect(await issue({ operations })).toMatchObject({ code: 'INVALID_INPUT', field });
    }
  });

  it('of a partner may be for one hub: it can name no other', async () => {
    const { key, apiKey } = await issue({ roles: ['DONOR'], hub: 'LGG' }, donorToken);
    expect(apiKey.hub).toEqual({ code: 'LGG' });
    const propose = (at: string, code: string) =>
      hub.does<{ id: string }>(
        'proposeOrganisation',
        '... on Organisation { id }',
        { idempotencyKey: aKey(), name: `Clinic ${code}`, kind: 'AGENCY', country: 'IT', hub: at },
        key,
      );
    expect(await propose('DXB', 'A')).toMatchObject({ field: 'hub' });
    expect(await propose('LGG', 'B')).not.toHaveProperty('field');
    expect(await asked('{ lgg: hub(code: "LGG") { code } dxb: hub(code: "DXB") { code } }', key)).toEqual({
      lgg: { code: 'LGG' },
      dxb: null,
    });
  });

  it('of a hub works at that hub', async () => {
    expect(await issue({ hub: 'DXB' })).toMatchObject({ code: 'INVALID_INPUT', field: 'hub' });
    expect((await issue({ hub: 'LGG' })).apiKey.hub).toBeNull();
    expect(await issue({ hub: 'NOWHERE', roles: ['DONOR'] }, donorToken)).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'hub',
    });
  });

  it('says what it is for, and when it was used last, to those who administer it', async () => {
    const { key, apiKey } = await issue({ operations: ['me'], name: 'told' });
    await hub.ask('{ me { id } }', key);
    const { apiKeys } = await asked('{ apiKeys(first: 100) { nodes { id operations lastUsedAt } } }', token);
    expect(apiKeys.nodes).toContainEqual({
      id: apiKey.id,
      operations: ['me'],
      lastUsedAt: expect.any(String),
    });
  });

  it('that is fresh costs one short transaction, and no write', async () => {
    const { key } = await issue({ operations: ['me'], name: 'counted' });
    await hub.ask('{ me { id } }', key);
    const sent: string[] = [];
    const { sentStatements } = await import('../../src/platform/database/data-source.js');
    const listen = (sql: string) => void sent.push(sql);
    sentStatements.on('statement', listen);
    await hub.ask('{ me { id } }', key);
    sentStatements.off('statement', listen);
    expect(sent.filter((sql) => /api_key/.test(sql) && /^\s*SELECT/i.test(sql)).length).toBeGreaterThan(0);
    expect(sent.filter((sql) => /^\s*UPDATE/i.test(sql))).toEqual([]);
  });
});
