import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { sentStatements } from '../../src/platform/database/data-source.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { dropDatabase } from '../world/cluster.js';
import { cloneDatabase } from '../world/template.js';
import { testSettings } from '../world/test-settings.js';
import { Api } from './api.js';
import { PalletsModule, PalletsService } from './pallet-feature.js';

describe('loaders', () => {
  let database: string;
  let api: Api;
  let statements: string[] = [];
  const note = (sql: string) => statements.push(sql);

  beforeAll(async () => {
    database = await cloneDatabase();
    const settings = testSettings('api', database);
    api = await Api.start({ settings, modules: [DatabaseModule.as('api'), PalletsModule] });
    sentStatements.on('statement', note);
  });
  beforeEach(() => {
    statements = [];
  });
  afterAll(async () => {
    sentStatements.off('statement', note);
    await api.stop();
    await dropDatabase(database);
  });

  const data = () => statements.filter((sql) => sql.includes('unnest'));

  test('a page of a hundred is fetched in one read unit with one statement', async () => {
    api.app.get(PalletsService).size = 100;
    const { body } = await api.ask('{ palletList(first: 100) { nodes { cartons twice } } }', 'OPERATOR');
    const { nodes } = body.data.palletList;
    expect(nodes).toHaveLength(100);
    expect(nodes.every(({ cartons, twice }: Record<string, number>) => twice === 2 * (cartons ?? NaN))).toBe(
      true,
    );
    expect(data()).toHaveLength(1);
    expect(statements.filter((sql) => sql.startsWith('START TRANSACTION'))).toHaveLength(1);
    expect(statements).toContain('COMMIT');
  });

  test('the same key twice in a request is fetched once, in another request again', async () => {
    const twice = '{ a: pallet(cartons: 3) { twice } b: pallet(cartons: 3) { twice } }';
    await api.ask(twice, 'OPERATOR');
    expect(data()).toHaveLength(1);
    await api.ask(twice, 'OPERATOR');
    expect(data()).toHaveLength(2);
  });

  test('after each mutation of a request what was loaded is forgotten', async () => {
    const input =
      '{ idempotencyKey: "k", label: "l", cartons: 5, expiry: "2022-01-01", occurredAt: "2020-01-01T00:00:00Z" }';
    const receive = (alias: string) => `${alias}: receivePallet(input: ${input}) { ... on Pallet { twice } }`;
    const { body } = await api.ask(`mutation { ${receive('a')} ${receive('b')} }`, 'OPERATOR');
    expect(body.data).toEqual({ a: { twice: 10 }, b: { twice: 10 } });
    expect(data()).toHaveLength(2);
  });

  test('every event of a subscription loads afresh', async () => {
    const client = createClient({
      url: `${api.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: 'Bearer OPERATOR' },
    });
    const seen = client.iterate({ query: 'subscription { palletSeen { twice } }' });
    for (let turn = 1; turn <= 2; turn += 1) {
      api.app.get(PalletsService).see(8);
      expect(await seen.next()).toMatchObject({ value: { data: { palletSeen: { twice: 16 } } } });
      expect(data()).toHaveLength(turn);
    }
    await client.dispose();
  });
});
