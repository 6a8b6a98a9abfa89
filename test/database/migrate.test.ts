import { DataSource, getMetadataArgsStorage } from 'typeorm';
import { ApiModule } from '../../src/api.module.js';
import { migrateHub } from '../../src/console/migrate-hub.js';
import { connectAs } from '../../src/platform/database/connect.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { TABLE_GRANTS } from '../../src/platform/database/grants.js';
import { MIGRATIONS } from '../../src/platform/database/migrations.js';
import { APPLICATION_ROLES, roleName } from '../../src/platform/database/roles.js';
import {
  asSuperuser,
  createDatabase,
  dropDatabase,
  ownerUrl,
  ROLE_PASSWORD,
  ROLE_PREFIX,
} from '../world/cluster.js';
import { cloneDatabase } from '../world/template.js';
import { testSettings } from '../world/test-settings.js';

let database: string;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => dropDatabase(database));

const tables = async () =>
  (
    await asSuperuser(
      (client) =>
        client.query(
          `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v') AND NOT relispartition`,
        ),
      database,
    )
  ).rows.map(({ relname }) => relname as string);

describe('migrate', () => {
  it('brings an empty database to this version, and is a no-op the second time', async () => {
    const empty = `${database}_empty`;
    await createDatabase(empty);
    try {
      expect(await migrateHub(testSettings('cli', empty))).toEqual(MIGRATIONS.map(({ name }) => name));
      expect(await migrateHub(testSettings('cli', empty))).toEqual([]);
    } finally {
      await dropDatabase(empty);
    }
  });

  it('can be run twice at the same time', async () => {
    const empty = `${database}_twice`;
    await createDatabase(empty);
    try {
      const runs = await Promise.all([
        migrateHub(testSettings('cli', empty)),
        migrateHub(testSettings('cli', empty)),
      ]);
      expect(runs.map((run) => run.length).sort()).toEqual([0, MIGRATIONS.length]);
    } finally {
      await dropDatabase(empty);
    }
  });

  it('leaves reference data with their ids when it is run again', async () => {
    const ids = () =>
      asSuperuser(
        async (client) =>
          (
            await client.query(
              `SELECT 'hub' AS t, id, public_id, code FROM hub UNION ALL SELECT 'place', id, public_id, code FROM place UNION ALL SELECT 'item', id, public_id, code FROM item UNION ALL SELECT 'location', id, public_id, code FROM location ORDER BY 1, 2`,
            )
          ).rows,
        database,
      );
    const before = await ids();
    await migrateHub(testSettings('cli', database));
    expect(await ids()).toEqual(before);
    expect(before.filter(({ t }) => t === 'hub')).toHaveLength(8);
  });

  it('makes the tables that the entities describe: TypeORM finds no difference', async () => {
    expect(ApiModule).toBeDefined();
    const entities = getMetadataArgsStorage().tables.flatMap(({ target }) =>
      typeof target === 'function' ? [target] : [],
    );
    const source = await new DataSource({ type: 'postgres', url: ownerUrl(database), entities }).initialize();
    try {
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
    } finally {
      await source.destroy();
    }
  });
});

describe('roles', () => {
  it('own nothing, bypass nothing, and may create nothing', async () => {
    const settings = testSettings('worker', database);
    for (const role of APPLICATION_ROLES) {
      const source = await connectAs(createDataSource(settings, role, 1), role);
      await expect(source.query('CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
      await expect(source.query('CREATE SCHEMA mine')).rejects.toThrow('permission denied');
      await source.destroy();
    }
  });

  it('that may do too much are not let in', async () => {
    const settings = { ...testSettings('worker', database), DATABASE_URL: ownerUrl(database) };
    const owner = new DataSource({ type: 'postgres', url: ownerUrl(database) });
    await expect(connectAs(owner, 'api')).rejects.toThrow('may do too much');
    await owner.destroy();
    expect(roleName(settings, 'api')).not.toContain('owner');
  });

  it.each([
    ['a superuser', 'SUPERUSER', 'is a superuser'],
    ['one that bypasses row-level security', 'BYPASSRLS', 'bypasses row-level security'],
    ['one that may make roles', 'CREATEROLE', 'may make roles'],
    [
      `one that may act as the owner`,
      `IN ROLE ${ROLE_PREFIX}_owner`,
      'owns tables or may act as their owner',
    ],
    ['one that may write all tables', 'IN ROLE pg_write_all_data', 'may reach beyond its tables'],
  ])('are refused when they are %s, and the sentence says why', async (_, power, told) => {
    const role = `${ROLE_PREFIX}_mighty`;
    await asSuperuser((client) =>
      client.query(`CREATE ROLE ${role} LOGIN ${power} PASSWORD '${ROLE_PASSWORD}'`),
    );
    const url = new URL(ownerUrl(database));
    url.username = role;
    const source = new DataSource({ type: 'postgres', url: url.href });
    try {
      await expect(connectAs(source, 'api')).rejects.toThrow(
        `logged in as ${role}, which may do too much: it ${told}`,
      );
    } finally {
      await source.destroy();
      await asSuperuser((client) => client.query(`DROP ROLE ${role}`));
    }
  });

  it('can add to the history and change nothing of it', async () => {
    const settings = testSettings('worker', database);
    const sealed = ['event', 'event_detail', 'stream_append', 'audit_entry', 'words', 'history_anchor'];
    for (const role of ['api', 'worker', 'relay', 'auditor'] as const) {
      const source = await connectAs(createDataSource(settings, role, 1), role);
      for (const table of sealed) {
        const [{ column }] = await source.query(
          `SELECT attname AS column FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1`,
          [table],
        );
        for (const change of [
          `UPDATE ${table} SET ${column} = ${column}`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table}`,
        ])
          await expect(source.query(change)).rejects.toThrow('permission denied');
      }
      await source.destroy();
    }
  });

  it('have rights on every table by name, and the grants name no table that is not there', async () => {
    const there = await tables();
    const left = there.filter((name) => !(name in TABLE_GRANTS) && name !== 'schema_migration');
    expect(left).toEqual([]);
    expect(
      Object.keys(TABLE_GRANTS).filter((name) => !there.includes(name) && name !== 'idempotency_rest'),
    ).toEqual([]);
  });
});
