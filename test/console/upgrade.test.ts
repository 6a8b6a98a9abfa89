import { join } from 'node:path';
import { verifyHistory } from '../../src/console/verification/history/verify-history.js';
import { MIGRATIONS } from '../../src/platform/database/migrations.js';
import { EmptyPlace } from './restored.js';

/** Backups that earlier releases would have made, each of a hub that had done a day of simulated work. */
const RELEASES = [['part-1', 'RecordScans1000000000009']] as const;

describe.each(RELEASES)('the data of %s', (release, last) => {
  let place: EmptyPlace;
  beforeAll(async () => {
    place = await EmptyPlace.make();
  });
  afterAll(() => place.remove());

  it('are brought to this version, lose nothing, and pass hub verify', async () => {
    const { head, rows } = await place.restore(join('test', 'console', 'releases', `${release}.hub-backup`));
    expect(head.migrations.at(-1)).toBe(last);
    expect(rows).toBeGreaterThan(1_000);
    const run = await place.rows('SELECT name FROM schema_migration ORDER BY "timestamp"');
    expect(run.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name));
    // The demo's clock went on since the backup was made, and nobody worked: timers of the meantime are not its fault.
    await place.rows('UPDATE clock SET rate = 0');
    expect(await place.differences(false)).toEqual([]);
    const history = await verifyHistory(place.settings());
    expect(history).toMatchObject({ good: true, bad: [], problems: [], sealedInHindsight: history.events });
    expect(history.events).toBeGreaterThan(100);
    const [counted] = await place.rows(
      `SELECT (SELECT count(*)::int FROM consignment) AS consignments, (SELECT count(*)::int FROM dispatch) AS dispatches,
              (SELECT count(*)::int FROM organisation WHERE status <> 'CONFIRMED') AS unconfirmed`,
    );
    expect(counted).toMatchObject({ consignments: expect.any(Number), unconfirmed: 0 });
    expect(Math.min(counted.consignments, counted.dispatches)).toBeGreaterThan(0);
  });
});
