import { Client } from 'pg';
import { loadCatalogue } from '../../src/catalogue/catalogue.reference.js';
import { loadLanes } from '../../src/places/lanes.reference.js';
import { loadPlaces } from '../../src/places/places.reference.js';
import type { Query } from '../../src/platform/database/reference-loader.js';
import { dropDatabase, ownerUrl } from '../world/cluster.js';
import { cloneDatabase } from '../world/template.js';

const TABLES = [
  ...['place', 'hub', 'hub_role', 'hub_site', 'lane', 'gateway', 'customs_rule'],
  ...['item', 'item_name', 'item_hs_code', 'item_packing', 'item_shelf_life', 'item_stability'],
];

describe('reference data', () => {
  let database: string;
  let owner: Client;
  const query: Query = async (sql, parameters) => (await owner.query(sql, parameters)).rows;

  beforeAll(async () => {
    database = await cloneDatabase();
    owner = new Client({ connectionString: ownerUrl(database) });
    await owner.connect();
    await loadPlaces(query);
    await loadLanes(query);
    await loadCatalogue(query);
  });

  afterAll(async () => {
    await owner?.end();
    await dropDatabase(database);
  });

  /** Every row with the transaction that wrote it: a row that was written again has another xmin. */
  async function everything(): Promise<unknown[]> {
    const rows = [];
    for (const table of TABLES)
      rows.push((await owner.query(`SELECT xmin, t.* FROM ${table} t ORDER BY t::text`)).rows);
    return rows;
  }

  it('changes nothing when it is loaded again, and takes no new numbers', async () => {
    const before = await everything();
    await loadPlaces(query);
    await loadLanes(query);
    await loadCatalogue(query);
    expect(await everything()).toEqual(before);
    const { rows } = await owner.query(
      `SELECT last_value::int AS last, (SELECT max(id)::int FROM hub) AS largest
         FROM pg_sequences s WHERE sequencename = 'hub_id_seq'`,
    );
    expect(rows).toEqual([{ last: rows[0].largest, largest: rows[0].largest }]);
  });

  it('mends what differs and leaves the id alone', async () => {
    const [before] = (await owner.query(`SELECT * FROM place WHERE code = 'FCO'`)).rows;
    await owner.query(`UPDATE place SET time_zone = 'Europe/Paris', iata = NULL WHERE code = 'FCO'`);
    await owner.query(`UPDATE item_name SET name = 'Respirateur' WHERE language = 'fr'`);
    await loadPlaces(query);
    await loadLanes(query);
    await loadCatalogue(query);
    expect((await owner.query(`SELECT * FROM place WHERE code = 'FCO'`)).rows).toEqual([before]);
    const { rows } = await owner.query(
      `SELECT count(DISTINCT name)::int AS names FROM item_name WHERE language = 'fr'`,
    );
    expect(rows).toEqual([{ names: (await owner.query('SELECT 1 FROM item')).rowCount }]);
  });

  it('has eight hubs in nine roles, each hub with a stream of its own', async () => {
    const { rows } = await owner.query(
      `SELECT h.code, array_agg(r.role ORDER BY r.role) AS roles FROM hub h JOIN hub_role r ON r.hub_id = h.id
        GROUP BY h.id ORDER BY h.id`,
    );
    expect(rows).toEqual([
      { code: 'LGG', roles: ['GLOBAL'] },
      { code: 'DXB', roles: ['GLOBAL', 'REGIONAL'] },
      { code: 'CAN', roles: ['GLOBAL'] },
      ...['ADD', 'ACC', 'JNB', 'KUL', 'PTY'].map((code) => ({ code, roles: ['REGIONAL'] })),
    ]);
    const streams = await owner.query(
      `SELECT 1 FROM hub h JOIN stream s ON s.id = h.stream_id AND s.subject = h.public_id AND s.kind = 'hub'`,
    );
    expect(streams.rowCount).toBe(8);
  });
});
