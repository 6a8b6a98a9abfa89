import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { systemPrincipal } from '../../src/platform/principal/principal.js';
import { dropDatabase } from '../world/cluster.js';
import { announcement } from '../world/goods.js';
import { cloneDatabase } from '../world/template.js';
import { testSettings } from '../world/test-settings.js';
import { startWorld } from '../world/world.js';

const nobody = systemPrincipal('nobody', 'test');

describe('the unit of work', () => {
  let database: string;
  let source: DataSource;
  let work: UnitOfWork;

  beforeAll(async () => {
    database = await cloneDatabase();
    source = await createDataSource(testSettings('api', database), 'api').initialize();
    work = new UnitOfWork(source);
  });
  afterAll(async () => {
    await source.destroy();
    await dropDatabase(database);
  });

  it('sets the principal inside the transaction and leaves nothing of it on the connection', async () => {
    const one = { ...nobody, organisationId: 77 };
    const seen = await work.write(one, (tx) =>
      tx.one<{ o: string }>(`SELECT current_setting('hub.organisation', true) AS o`),
    );
    expect(seen?.o).toBe('77');
    const rows = await Promise.all(
      Array.from({ length: 30 }, () =>
        source.query(`SELECT nullif(current_setting('hub.organisation', true), '') AS o`),
      ),
    );
    expect(rows.flat().map(({ o }) => o)).toEqual(Array(30).fill(null));
  });

  it('reads in a transaction that can write nothing', async () => {
    await expect(
      work.read(nobody, (tx) =>
        tx.execute(`INSERT INTO timer (kind, subject, due_at) VALUES ('x', gen_random_uuid(), now())`),
      ),
    ).rejects.toThrow('read-only');
  });

  it('refuses to be opened inside itself: that would take a second connection', async () => {
    await expect(work.write(nobody, () => work.read(nobody, async () => 1))).rejects.toThrow(
      'inside another',
    );
  });

  it('runs the whole closure again after a deadlock', async () => {
    await source.query(
      `INSERT INTO timer (kind, subject, due_at) VALUES ('deadlock', '00000000-0000-7000-8000-000000000001', now()), ('deadlock', '00000000-0000-7000-8000-000000000002', now())`,
    );
    let runs = 0;
    const touch = (first: string, second: string) =>
      work.write(nobody, async (tx) => {
        runs += 1;
        await tx.execute('UPDATE timer SET due_at = now() WHERE subject = $1', [
          `00000000-0000-7000-8000-00000000000${first}`,
        ]);
        await new Promise((resolve) => setTimeout(resolve, 300));
        await tx.execute('UPDATE timer SET due_at = now() WHERE subject = $1', [
          `00000000-0000-7000-8000-00000000000${second}`,
        ]);
      });
    await Promise.all([touch('1', '2'), touch('2', '1')]);
    expect(runs).toBeGreaterThan(2);
  });
});

describe('a pool of N', () => {
  it('serves 4N mutations at once, each with reads in its answer', async () => {
    const pool = 4;
    const world = await startWorld({ DATABASE_POOL: String(pool), DATABASE_CONNECTION_TIMEOUT: '600000' });
    try {
      const selection =
        '... on Consignment { reference donor { name } recipients { name } units { nodes { sscc contents { lot item { names { fr } } } } } }';
      const answers = await Promise.all(
        Array.from({ length: 4 * pool }, () =>
          world.act('donor', 'announceConsignment', announcement({}, 3), selection),
        ),
      );
      expect(
        answers.filter(({ __typename, units }) => __typename === 'Consignment' && units.nodes.length === 3),
      ).toHaveLength(4 * pool);
    } finally {
      await world.close();
    }
  });
});
