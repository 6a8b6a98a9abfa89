import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { AuditStore } from '../../src/history/audit.store.js';
import { HistoryService } from '../../src/history/history.service.js';
import { HistoryStore } from '../../src/history/history.store.js';
import { WordsStore } from '../../src/history/words.store.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { Principal } from '../../src/platform/principal/principal.js';
import { UnitEvent } from '../../src/units/unit.events.js';
import { foldUnit } from '../../src/units/unit.fold.js';
import { MOVING_EVENTS, statusOf } from '../../src/units/unit.lifecycle.js';
import { UnitStore } from '../../src/units/unit.store.js';
import { UnitEventsStore, type UnitObservation } from '../../src/units/unit-events.store.js';
import { dropDatabase } from '../world/cluster.js';
import { cloneDatabase } from '../world/template.js';
import { testSettings } from '../world/test-settings.js';

const principal: Principal = {
  kind: 'device',
  actorId: 100,
  actorUuid: '00000000-0000-7000-8000-000000000100',
  organisationId: 10,
  organisationUuid: '00000000-0000-7000-8000-000000000010',
  roles: ['OPERATOR'],
  hubId: 1,
  requestId: 'test',
};

const history = new HistoryService(new HistoryStore(), new WordsStore(), new AuditStore());
const units = new UnitStore();
const events = new UnitEventsStore();
const names = Object.keys(MOVING_EVENTS) as (keyof typeof MOVING_EVENTS)[];

let database: string;
let source: DataSource;
let work: UnitOfWork;
let serial = 0;

beforeAll(async () => {
  database = await cloneDatabase();
  source = await createDataSource(testSettings('api', database), 'api').initialize();
  work = new UnitOfWork(source);
});

afterAll(async () => {
  await source.destroy();
  await dropDatabase(database);
});

const uuid = (number: number) => `00000000-0000-7000-9000-${String(number).padStart(12, '0')}`;

/** Some units in one stream. */
function newUnits(count: number): Promise<{ streamId: string; ids: string[] }> {
  return work.write(principal, async (tx) => {
    serial += 1;
    const streamId = await history.openStream(tx, 'consignment', uuid(serial));
    const rows = await units.insert(
      tx,
      1,
      streamId,
      Array.from({ length: count }, (_, i) => ({
        sscc: String(serial * 1000 + i).padStart(18, '0'),
        temperatureClass: 'AMB',
        grossGrams: 1,
      })),
    );
    return { streamId, ids: rows.map(({ id }) => id) };
  });
}

const batches = fc.array(
  fc.array(
    fc.record({
      unit: fc.integer({ min: 0, max: 2 }),
      name: fc.constantFrom(...names),
      minute: fc.integer({ min: 0, max: 9 }),
      key: fc.integer({ min: 0, max: 40 }),
      location: fc.constantFrom(0, 0, 7, 8),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  { minLength: 1, maxLength: 6 },
);

describe('unit_apply', () => {
  it('leaves every state equal to the fold of its events, whatever comes in whatever batches', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (tellings) => {
        const { streamId, ids } = await newUnits(3);
        const base = serial * 1000;
        for (const batch of tellings) {
          const told: UnitObservation[] = batch.map(({ unit, name, minute, key, location }) => ({
            unitId: ids[unit] ?? '',
            streamId,
            code: UnitEvent[name],
            occurredAt: new Date(Date.UTC(2020, 2, 13, 21, minute)),
            clientKey: uuid(500_000_000 + base + key),
            capture: 2,
            locationId: location,
          }));
          const letters = await work.write(principal, (tx) => events.apply(tx, told));
          expect(letters).toHaveLength(told.length);
          await expectStatesToBeFolds(ids);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('answers a letter for each: new, known, contradicting, and a key that stands for something else', async () => {
    const { streamId, ids } = await newUnits(2);
    const tell = (
      unit: number,
      name: keyof typeof MOVING_EVENTS,
      minute: number,
      key: number,
    ): UnitObservation => ({
      unitId: ids[unit] ?? '',
      streamId,
      code: UnitEvent[name],
      occurredAt: new Date(Date.UTC(2020, 2, 13, 21, minute)),
      clientKey: uuid(900_000_000 + key),
      capture: 2,
      locationId: 0,
    });
    const apply = (...told: UnitObservation[]) => work.write(principal, (tx) => events.apply(tx, told));
    expect(await apply(tell(0, 'UNIT_RECEIVED', 1, 1), tell(1, 'UNIT_RECEIVED', 1, 2))).toEqual(['A', 'A']);
    expect(await apply(tell(0, 'UNIT_RECEIVED', 1, 1), tell(1, 'UNIT_CHECKED', 2, 3))).toEqual(['D', 'A']);
    expect(await apply(tell(0, 'UNIT_RECEIVED', 3, 4))).toEqual(['D']);
    expect(await apply(tell(1, 'UNIT_RECEIVED', 1, 1))).toEqual(['K']);
    expect(await apply(tell(0, 'UNIT_CHECKED', 4, 5), tell(0, 'UNIT_LOADED', 5, 6))).toEqual(['A', 'C']);
  });

  it('gives every event of a stream its own sequence under concurrency, without a gap', async () => {
    const { streamId, ids } = await newUnits(10);
    const scan = (unitId: string, key: number): UnitObservation => ({
      unitId,
      streamId,
      code: UnitEvent.UNIT_RECEIVED,
      occurredAt: new Date(Date.UTC(2020, 2, 13, 21, 0, key)),
      clientKey: uuid(800_000_000 + key),
      capture: 2,
      locationId: 0,
    });
    await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        work.write(principal, (tx) =>
          events.apply(
            tx,
            ids.map((id, j) => scan(id, i * 10 + j)),
          ),
        ),
      ),
    );
    const rows = await work.read(principal, (tx) => history.eventsOfStreams(tx, [streamId], 0, 1000));
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
    await expectStatesToBeFolds(ids);
  });
});

async function expectStatesToBeFolds(ids: readonly string[]): Promise<void> {
  await work.read(principal, async (tx) => {
    const rows = await units.byIds(tx, ids);
    const told = await history.eventsOfUnits(tx, ids);
    for (const row of rows) {
      const folded = foldUnit(told.filter(({ unitId }) => unitId === row.id));
      expect({
        status: statusOf(row.status),
        attention: row.attention,
        receivedAt: row.receivedAt,
        locationId: row.locationId,
      }).toEqual(folded);
    }
  });
}
