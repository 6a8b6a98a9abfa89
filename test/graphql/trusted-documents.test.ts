import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { loadTrustedDocuments } from '../../src/platform/graphql/trusted-documents.js';
import { Api, settingsOf } from './api.js';
import { PalletsService } from './pallet-feature.js';

const WHO = 'query Who { whoAmI }';
const SEEN = 'subscription Seen { palletSeen { cartons } }';
const STRANGE = '{ whoAmI }';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (sha256Hash: unknown, version: unknown = 1) => ({ persistedQuery: { version, sha256Hash } });

describe('trusted documents', () => {
  let folder: string;
  let api: Api;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'documents-'));
    writeFileSync(join(folder, 'who.graphql'), WHO);
    writeFileSync(join(folder, 'seen.graphql'), SEEN);
    api = await Api.start({ settings: settingsOf({ GRAPHQL_TRUSTED_DOCUMENTS: folder }) });
  });
  afterAll(async () => {
    await api.stop();
    rmSync(folder, { recursive: true });
  });

  const send = async (body: object) => {
    const answer = await api.server.post('/graphql').send(body);
    return { data: answer.body.data, code: answer.body.errors?.[0].extensions.code, status: answer.status };
  };

  test('are executed by their text and by their hash, with POST and with GET', async () => {
    for (const body of [
      { query: WHO },
      { extensions: byHash(sha256(WHO)) },
      { query: WHO, extensions: byHash(sha256(WHO)) },
    ]) {
      expect(await send(body)).toMatchObject({ status: 200, data: { whoAmI: expect.any(String) } });
    }
    const got = await api.server
      .get('/graphql')
      .set('apollo-require-preflight', '1')
      .query({ extensions: JSON.stringify(byHash(sha256(WHO))) });
    expect(got.body.data).toEqual({ whoAmI: expect.any(String) });
  });

  test.each([
    ['another text', { query: STRANGE }],
    ['the same with one more space', { query: `${WHO} ` }],
    ['a text that is no GraphQL: it is not even read', { query: '{{{' }],
    ['an unknown hash', { extensions: byHash(sha256(STRANGE)) }],
    ['an unknown text under its own hash', { query: STRANGE, extensions: byHash(sha256(STRANGE)) }],
    ['nothing', {}],
    ['a name of an object', { extensions: byHash('__proto__') }],
  ])('%s is DOCUMENT_NOT_TRUSTED', async (_, body) => {
    expect(await send(body)).toEqual({ status: 400, code: 'DOCUMENT_NOT_TRUSTED', data: undefined });
    // And it was not learned by that.
    expect(await send({ query: STRANGE })).toMatchObject({ code: 'DOCUMENT_NOT_TRUSTED' });
  });

  test('a trusted hash does not carry another text in', async () => {
    const sent = { query: STRANGE, extensions: byHash(sha256(WHO)) };
    expect(await send(sent)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });

  test.each([
    ['of an unknown version', byHash(sha256(WHO), 2)],
    ['that is no text', byHash(['x'])],
    ['that is not there', { persistedQuery: {} }],
    ['in a list', [byHash(sha256(WHO))]],
  ])('a hash %s is refused', async (_, extensions) => {
    for (const query of [undefined, WHO])
      expect(await send({ query, extensions })).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });

  test('hold for subscriptions', async () => {
    const client = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: 'Bearer OPERATOR' },
      retryAttempts: 0,
    });
    const other = client.iterate({ query: 'subscription { palletSeen { id } }' }).next();
    await expect(other).rejects.toMatchObject([{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }]);
    const seen = client.iterate({ query: SEEN }).next();
    api.app.get(PalletsService).see(3);
    expect(await seen).toMatchObject({ value: { data: { palletSeen: { cartons: 3 } } } });
    await client.dispose();
  });

  test('are read from a manifest of Apollo or a plain list, and stop the start when they cannot be read', () => {
    const file = join(folder, 'list.json');
    const written = (content: string) => {
      writeFileSync(file, content);
      return loadTrustedDocuments(file);
    };
    const operations = [{ id: 'any', name: 'Who', type: 'query', body: WHO }];
    const manifest = { format: 'apollo-persisted-query-manifest', version: 1, operations };
    expect(written(JSON.stringify(manifest)).textOf({ query: WHO })).toBe(WHO);
    expect(written(JSON.stringify({ any: WHO })).textOf({ extensions: byHash(sha256(WHO)) })).toBe(WHO);
    for (const bad of ['{', '{}', '[]', '{"a": 7}', '{"a": "{{"}'])
      expect(() => written(bad)).toThrow('GRAPHQL_TRUSTED_DOCUMENTS');
    rmSync(file);
    expect(() => loadTrustedDocuments(join(folder, 'nothing'))).toThrow('GRAPHQL_TRUSTED_DOCUMENTS');
  });
});
