import { newId } from '../../src/platform/ids/ids.js';
import type { Principal } from '../../src/platform/principal/principal.js';
import { Floor } from '../dispatches/floor.js';
import type { CastName } from '../world/cast.js';
import { asSuperuser, ROLE_PREFIX } from '../world/cluster.js';
import { startWorld, type World } from '../world/world.js';

/** Tables that must have rows of the hub here, or nothing would be shown. */
const FILLED = [
  'acceptance_exception',
  'audit_entry',
  'hub_numbering',
  'print_job',
  'recall',
  'rejected_scan',
  'temperature_logger',
  'unit',
];
/** Codes of docks and bins, and the organisations that are confirmed: everybody may know these. */
const OPEN = ['location', 'organisation'];

let world: World;
let floor: Floor;
beforeAll(async () => {
  world = await startWorld();
  floor = new Floor(world);
  await fill();
});
afterAll(() => world?.close());

async function fill(): Promise<void> {
  const [pallet] = await floor.stock(1);
  const unitId = pallet?.id ?? '';
  const occurredAt = '2020-03-13T20:00:00Z';
  const bad = { clientKey: newId(), kind: 'RECEIVE', data: 'no label', occurredAt };
  await world.act('operator', 'recordScans', { scans: [bad] });
  await world.act('supervisor', 'recallLot', { item: 'GOGGLES', lot: 'L', reason: 'Glass breaks' });
  await world.act('administrator', 'setPalletNumbering', { companyPrefix: '5499999', extensionDigit: 3 });
  await world.act('operator', 'printLabels', { format: 'PDF', language: 'fr', units: [unitId] });
  const readings = [{ at: '2020-03-13T19:00:00Z', celsius: 5 }];
  await world.act('operator', 'recordTemperatures', { logger: 'LOG-F', unitIds: [unitId], readings });
  await world.act('supervisor', 'exceptRule', {
    unitIds: [unitId],
    rule: 'NOT_EXPIRED',
    reason: 'For training',
  });
}

/** How many rows of a hub somebody's session of the API is shown, with no filter of the application's. */
function seenBy(
  { kind, organisationId, actorId, hubId }: Principal,
  table: string,
  hub: number,
): Promise<number> {
  const settings = { kind, organisation: organisationId, actor: actorId, hub: hubId };
  return asSuperuser(async (client) => {
    await client.query('BEGIN');
    await client.query(`SET LOCAL ROLE ${ROLE_PREFIX}_api`);
    for (const [name, value] of Object.entries(settings))
      await client.query('SELECT set_config($1, $2, true)', [`hub.${name}`, String(value)]);
    const { rows } = await client.query(`SELECT count(*)::int AS n FROM ${table} WHERE hub_id = $1`, [hub]);
    await client.query('ROLLBACK');
    return rows[0].n;
  }, world.database);
}

const tablesOfHubs = () =>
  asSuperuser(async (client) => {
    const { rows } = await client.query(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'hub_id'
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity ORDER BY 1`,
    );
    return rows.map(({ name }) => name as string).filter((name) => !OPEN.includes(name));
  }, world.database);

describe('rows of a hub, by the policies alone', () => {
  it('are there for the hub: else what follows would prove nothing', async () => {
    const { principal } = world.cast.supervisor;
    const counts = await Promise.all(FILLED.map((table) => seenBy(principal, table, principal.hubId)));
    expect(FILLED.filter((_, place) => counts[place] === 0)).toEqual([]);
  });

  it.each(['dubaiOperator', 'otherDonor', 'otherAgency', 'otherCarrier'] as CastName[])(
    'are hidden from %s, whatever table they stand in',
    async (who) => {
      const { hubId } = world.cast.operator.principal;
      const tables = await tablesOfHubs();
      expect(tables).toEqual(expect.arrayContaining(FILLED));
      const shown: string[] = [];
      for (const table of tables)
        if ((await seenBy(world.cast[who].principal, table, hubId)) > 0) shown.push(table);
      expect(shown).toEqual([]);
    },
  );
});
