import { load } from '../../src/console/demo/demo.command.js';
import { DEMO_CONSIGNMENT } from '../../src/console/demo/demo.data.js';
import { asSuperuser, dropDatabase } from '../world/cluster.js';
import { cloneDatabase } from '../world/template.js';
import { testSettings } from '../world/test-settings.js';

let database: string;
beforeEach(async () => {
  database = await cloneDatabase();
});
afterEach(() => dropDatabase(database));

const count = (table: string) =>
  asSuperuser(
    async (client) => Number((await client.query(`SELECT count(*) FROM ${table}`)).rows[0].count),
    database,
  );
const markAsEmbedded = () =>
  asSuperuser((client) => client.query(`ALTER DATABASE ${database} SET hub.embedded = 'on'`), database);

describe('the demo', () => {
  it('is refused on every server but the embedded one, whatever the environment says', async () => {
    await expect(load(testSettings('cli', database))).rejects.toThrow('embedded database only');
    await expect(load(testSettings('cli', database, { HUB_DEMO: 'embedded' }))).rejects.toThrow(
      'not the embedded database',
    );
    expect(await count('member')).toBe(0);
    expect(await count('clock')).toBe(0);
  });

  it('is refused in production', () => {
    expect(() => testSettings('cli', database, { HUB_DEMO: 'embedded', NODE_ENV: 'production' })).toThrow(
      'never runs in production',
    );
  });

  it('loads 13 March 2020 once, however often it is loaded', async () => {
    await markAsEmbedded();
    const settings = testSettings('cli', database, { HUB_DEMO: 'embedded' });
    await load(settings);
    await load(settings);
    expect(await count('consignment')).toBe(1);
    expect(await count('unit')).toBe(DEMO_CONSIGNMENT.units.length);
    expect(await count('transport')).toBe(3);
    const masks = await asSuperuser(
      (client) =>
        client.query(
          `SELECT sum(announced_quantity)::int AS masks FROM content_line JOIN item ON item.id = item_id WHERE item.code = 'MASK_SURGICAL_IIR'`,
        ),
      database,
    );
    expect(masks.rows[0].masks).toBe(500_000);
  });

  it('of an earlier version learns what it is to play, and neither goes back nor plays what is over', async () => {
    await markAsEmbedded();
    const settings = testSettings('cli', database, { HUB_DEMO: 'embedded' });
    await load(settings);
    await asSuperuser(async (client) => {
      await client.query('TRUNCATE demo_step');
      await client.query(`UPDATE clock SET held_at = NULL, rate = 0, hub_anchor = '2020-04-01T12:00:00Z'`);
    }, database);
    await load(settings);
    const told = await asSuperuser(
      async (client) =>
        (
          await client.query(
            `SELECT hub_now() AS now, (SELECT held_at FROM clock) AS held, max(due_at) FILTER (WHERE outcome = 'PASSED_OVER') AS over,
                    count(*) FILTER (WHERE outcome IS NOT NULL AND due_at > '2020-04-01T12:00:00Z')::int AS early FROM demo_step`,
          )
        ).rows,
      database,
    );
    expect(told).toEqual([
      {
        now: new Date('2020-04-01T12:00:00Z'),
        held: new Date('2020-04-01T22:00:00Z'),
        over: new Date('2020-03-31T22:00:00Z'),
        early: 0,
      },
    ]);
  });
});
