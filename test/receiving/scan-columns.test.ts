import { newId } from '../../src/platform/ids/ids.js';
import { announcement, nextSscc } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.setClock('2020-03-13T20:00:00Z');
});
afterAll(() => world.close());

const AT = '2020-03-13T20:00:00Z';
const COLUMNS = '... on RecordedScanColumns { statuses problems { position clientKey status code message } }';
const ROWS = '... on RecordedScans { accepted results { clientKey status code } }';

const send = (columns: Record<string, unknown>) =>
  world.act(
    'operator',
    'recordScanColumns',
    { idempotencyKey: newId(), kinds: ['RECEIVE'], ...columns },
    COLUMNS,
  );

async function announced(pallets: number): Promise<string[]> {
  const made = await world.act(
    'donor',
    'announceConsignment',
    announcement({}, pallets),
    '... on Consignment { units { nodes { sscc } } }',
  );
  return made.units.nodes.map(({ sscc }: { sscc: string }) => sscc);
}

async function unitOf(sscc: string) {
  const { data } = await world.ask(
    'operator',
    'query Q($sscc: Sscc!) { unit(sscc: $sscc) { status location events { code } } }',
    { sscc },
  );
  return data.unit;
}

describe('recordScanColumns', () => {
  it('does for each scan what the list of objects does, bad ones kept apart', async () => {
    const [one = '', two = ''] = await announced(2);
    const clientKeys = [newId(), newId(), newId()];
    const answer = await send({
      clientKeys,
      data: [one, '354123450000000015', `(00)${two}`],
      occurredAt: [AT, AT, AT],
      locations: ['DOCK-1', null, null],
    });
    expect(answer.statuses).toEqual(['ACCEPTED', 'REJECTED', 'ACCEPTED']);
    expect(answer.problems).toEqual([
      expect.objectContaining({
        position: 1,
        clientKey: clientKeys[1],
        status: 'REJECTED',
        code: 'BAD_SCAN',
      }),
    ]);
    expect(await unitOf(one)).toMatchObject({ status: 'RECEIVED', location: 'DOCK-1' });
    expect(await unitOf(two)).toMatchObject({ status: 'RECEIVED', location: null });
  });

  it('takes one value for all, and one a scan', async () => {
    const [one = '', two = ''] = await announced(2);
    await send({
      clientKeys: [newId(), newId(), newId()],
      data: [one, two, one],
      occurredAt: [AT, AT, '2020-03-13T20:01:00Z'],
      kinds: ['RECEIVE', 'RECEIVE', 'LOCATE'],
      locations: ['COLD-1'],
    });
    expect((await unitOf(one)).events.map(({ code }: { code: string }) => code)).toContain('UNIT_LOCATED');
    expect(await unitOf(two)).toMatchObject({ location: 'COLD-1' });
  });

  it('is the same batch in either form: a repetition changes nothing, another body is refused', async () => {
    const [one = ''] = await announced(1);
    const idempotencyKey = newId();
    const clientKey = newId();
    const scans = [{ clientKey, kind: 'RECEIVE', data: one, occurredAt: AT }];
    const columns = { idempotencyKey, clientKeys: [clientKey], data: [one], occurredAt: [AT] };
    expect(await send(columns)).toEqual({
      __typename: 'RecordedScanColumns',
      statuses: ['ACCEPTED'],
      problems: [],
    });
    expect(await world.act('operator', 'recordScans', { idempotencyKey, scans }, ROWS)).toMatchObject({
      accepted: 1,
    });
    expect(await send({ ...columns, kinds: ['CHECK'] })).toMatchObject({ code: 'KEY_REUSED' });
    expect((await unitOf(one)).events).toHaveLength(2);
  });

  it.each([
    ['data', { data: [nextSscc()] }],
    ['occurredAt', { occurredAt: [] }],
    ['kinds', { kinds: [] }],
    ['locations', { locations: [null, null, null] }],
    ['captureMethods', { captureMethods: ['SCAN', 'MANUAL', 'SCAN'] }],
  ])('refuses a batch whose column %s has another length, whole', async (field, more) => {
    const good = { clientKeys: [newId(), newId()], data: [nextSscc(), nextSscc()], occurredAt: [AT, AT] };
    expect(await send({ ...good, ...more })).toMatchObject({ code: 'COLUMNS_DIFFER', field });
  });

  it('refuses empty and too large batches, and everybody who is no hub', async () => {
    expect(await send({ clientKeys: [], data: [], occurredAt: [] })).toMatchObject({
      code: 'BATCH_TOO_LARGE',
    });
    const many = Array.from({ length: 501 }, () => nextSscc());
    const large = { clientKeys: many.map(() => newId()), data: many, occurredAt: many.map(() => AT) };
    expect(await send(large)).toMatchObject({ code: 'BATCH_TOO_LARGE' });
    const input = { clientKeys: [], data: [], occurredAt: [], kinds: ['RECEIVE'] };
    expect(await world.act('donor', 'recordScanColumns', input, COLUMNS)).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
