import { DataSource } from 'typeorm';
import { TransportPapersAndStops1000000000013 } from '../../src/platform/database/migrations/0013-transport-papers-and-stops.js';
import { MIGRATIONS } from '../../src/platform/database/migrations.js';
import { asSuperuser, createDatabase, dropDatabase, ownerUrl } from '../world/cluster.js';
import { cloneDatabase } from '../world/template.js';

/** A hub of the release before, with two vehicles on its timetable. */
const BEFORE = `
INSERT INTO stream (kind, subject) VALUES ('transport', gen_random_uuid()), ('transport', gen_random_uuid());
INSERT INTO stream_append (stream_id, first_sequence, last_sequence, actor_id, organisation_id, recorded_at, request_id)
SELECT id, 1, 1, 107, 12, '2020-03-12T12:00:00Z', 'test' FROM stream;
INSERT INTO transport (public_id, stream_id, hub_id, carrier_id, direction, mode, number, document_kind, document,
                       document_override_reason, origin_id, destination_id, status, cut_off_at, departs_at, arrives_at,
                       capacity_pallets, capacity_kilograms, temperature_classes)
SELECT gen_random_uuid(), s.id, 1, 13, 'INBOUND', 'AIR', v.number, v.kind, v.document, v.reason, 1, 2, 'SCHEDULED',
       '2020-03-13', '2020-03-13', '2020-03-14', 30, 1000, v.classes
  FROM (VALUES (1, 'RIGHT', 'AWB', '23512345675', NULL, ARRAY['AMB', 'COL']),
               (2, 'WRONG', 'AWB', '235-12345676', 'Printed so.', ARRAY[]::text[])) AS v (n, number, kind, document, reason, classes)
  JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM stream) s USING (n)`;

let database: string;
beforeAll(async () => {
  const clone = await cloneDatabase();
  await dropDatabase(clone);
  database = `${clone}_before`;
  await createDatabase(database);
});
afterAll(() => dropDatabase(database));

async function migrated(migrations: typeof MIGRATIONS): Promise<void> {
  const source = new DataSource({ type: 'postgres', url: ownerUrl(database), migrations });
  await source.initialize();
  await source.runMigrations();
  await source.destroy();
}

it('an upgrade keeps the documents of transports, who entered them and why, and their cold places', async () => {
  const upTo = MIGRATIONS.indexOf(TransportPapersAndStops1000000000013);
  await migrated(MIGRATIONS.slice(0, upTo));
  await asSuperuser((client) => client.query(BEFORE), database);
  await migrated(MIGRATIONS.slice(0, upTo + 1));
  const { rows } = await asSuperuser(
    (client) =>
      client.query(
        `SELECT t.number AS vehicle, t.capacity_cold_pallets AS cold, t.simulated, i.kind, i.number, i.problem,
                i.override_reason AS reason, i.recorded_by AS actor, i.recorded_for AS organisation
           FROM transport t JOIN transport_identifier i ON i.transport_id = t.id ORDER BY t.id`,
      ),
    database,
  );
  const entered = { simulated: false, kind: 'AWB', actor: 107, organisation: 12 };
  expect(rows).toEqual([
    { ...entered, vehicle: 'RIGHT', cold: 30, number: '23512345675', problem: null, reason: null },
    {
      ...entered,
      vehicle: 'WRONG',
      cold: 0,
      number: '235-12345676',
      problem: 'WRONG_FORMAT',
      reason: 'Printed so.',
    },
  ]);
});
