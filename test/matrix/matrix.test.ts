import { UNLIMITED } from '../bad-input/fuzz.js';
import { asSuperuser } from '../world/cluster.js';
import { startWorld, type World } from '../world/world.js';
import { fieldsWithoutRule, type MatrixReport, rulesWithoutField, runMatrix } from './matrix.js';
import { setStage } from './play.js';
import { ReplayMatrix } from './replay-matrix.js';
import { rootFields, schema, wholeSelection } from './selections.js';
import type { Stage } from './stage.js';
import { whole } from './viewers.js';

let world: World;
let stage: Stage;
let report: MatrixReport;
let before: number;

beforeAll(async () => {
  world = await startWorld(UNLIMITED);
  stage = await setStage(world);
  before = await eventsRecorded();
  report = await runMatrix(stage, { cursors: 1, depth: 3, everyRole: false });
}, 600_000);
afterAll(() => world?.close());

/** Everything that was ever recorded, over all streams. */
function eventsRecorded(): Promise<number> {
  const query = 'SELECT count(*)::int AS n FROM event';
  return asSuperuser(async (client) => (await client.query(query)).rows[0].n, world.database);
}

describe('the matrix of the schema and everybody who may ask', () => {
  it('has a rule for every field, and no rule for what is not there', () => {
    expect(fieldsWithoutRule()).toEqual([]);
    expect(rulesWithoutField()).toEqual([]);
  });

  it('finds nothing of others in any answer, and no difference between a foreign thing and none', () => {
    expect(report.findings).toEqual([]);
  });

  it('asked everything that there is', () => {
    expect(report.asked.queries).toBeGreaterThan(2_000);
    expect(report.asked.mutations).toBeGreaterThan(1_000);
    expect(report.asked.roles).toBeGreaterThan(2_000);
    // Where a mutation is refused for something else first, the matrix proves nothing. Dead letters are both hubs', and
    // nothing of the fixture is about to come back, differs from what was announced, or was uploaded.
    expect(report.elsewhere).toEqual([
      'acceptManifest.pledge',
      'acceptManifest.portions.recipient',
      'acceptManifest.recipients',
      'explainDifference.contentLineId',
      'explainDifference.unitId',
      'receiveReturn.lines.contentLineId',
      'retryDeadLetter.id',
      'returnDispatch.transportId',
    ]);
  });

  it('saw what there is: else it would prove nothing', () => {
    const seen = new Set(report.sightings.keys());
    const types = [
      'ApiKey',
      'BookLine',
      'Consignment',
      'ContentLine',
      'DeadLetter',
      'Dispatch',
      'DispatchLeg',
      'DispatchPlan',
    ];
    const more = [
      'Event',
      'FeedEntry',
      'GoodsMove',
      'Hold',
      'Invitation',
      'LaneOverride',
      'LogisticUnit',
      'Member',
      'PathPallet',
    ];
    const others = [
      'Pledge',
      'ProofOfDelivery',
      'SupplyRequest',
      'Transport',
      'TransportIdentifier',
      'Organisation',
    ];
    const shown = [...types, ...more, ...others].map((type) =>
      [...seen].some((key) => key.startsWith(`${type}.`)),
    );
    expect(shown).toEqual(shown.map(() => true));
    // The largest selection that the limits let pass: every field of every list is in one of them.
    const selections = rootFields('query')
      .map((field) => wholeSelection('query', field))
      .join(' ');
    const fields = Object.keys(
      (schema.getType('LogisticUnit') as { getFields(): object } | undefined)?.getFields() ?? {},
    );
    for (const field of fields) expect(selections).toContain(field);
  });

  it('changed nothing, so that it can be repeated', async () => {
    expect(await eventsRecorded()).toBe(before);
  });
});

describe('everything that was done, sent again by another organisation with the same key', () => {
  it('is a request of its own', async () => {
    const replay = new ReplayMatrix(stage);
    await replay.run(await whole(stage));
    expect(replay.findings).toEqual([]);
    expect(replay.asked).toBeGreaterThan(80);
  });
});
