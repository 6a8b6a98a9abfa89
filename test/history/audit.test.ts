import { newId } from '../../src/platform/ids/ids.js';
import type { CastName } from '../world/cast.js';
import { anchorFolder, asSuperuser } from '../world/cluster.js';
import { startWorld, type World } from '../world/world.js';
import { Copy, dayOfWork } from './sealed-hub.js';

jest.setTimeout(120_000);

const ENTRY = `act recordedAt subjectKind subject before after reason reasonErased
  by { kind person { displayName } } onBehalfOf { code }`;
const TRAIL = `query Trail($first: Int, $after: String) { auditTrail(first: $first, after: $after) {
  pageInfo { hasNextPage endCursor } nodes { ${ENTRY} } } }`;

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await dayOfWork(world);
});
afterAll(() => world.close());

async function trailOf(who: CastName, page: Record<string, unknown> = { first: 100 }) {
  const { data, errors } = await world.ask(who, TRAIL, page);
  expect(errors).toEqual([]);
  return data.auditTrail;
}
const last = async (who: CastName) => (await trailOf(who, { first: 1 })).nodes[0];
const memberOf = (who: CastName) => world.cast[who].principal.actorUuid;

describe('the audit trail', () => {
  it('has who released a hold, for whom, when, what it was and why', async () => {
    expect(await last('supervisor')).toMatchObject({
      act: 'UNIT_RELEASED',
      subjectKind: 'hold',
      reason: 'dry again, says Mrs. Canary',
      reasonErased: false,
      before: expect.stringContaining('"reason":"DAMAGE"'),
      by: { kind: 'MEMBER', person: { displayName: 'supervisor' } },
      onBehalfOf: { code: 'LIEGE-HUB' },
    });
  });

  it('has the roles before and after, and why', async () => {
    const input = { member: memberOf('operator2'), roles: ['OPERATOR', 'SUPERVISOR'], reason: 'night shift' };
    await world.act('administrator', 'changeRoles', input);
    const entry = await last('administrator');
    expect(entry).toMatchObject({
      act: 'MEMBER_ROLES_CHANGED',
      subjectKind: 'member',
      subject: memberOf('operator2'),
      reason: 'night shift',
      by: { person: { displayName: 'administrator' } },
    });
    expect(JSON.parse(entry.before)).toEqual({ roles: ['OPERATOR'] });
    expect(JSON.parse(entry.after)).toEqual({ roles: ['OPERATOR', 'SUPERVISOR'] });
  });

  it('has keys issued and revoked, without their names and secrets', async () => {
    const made = await world.act(
      'administrator',
      'issueApiKey',
      { name: 'Phone of Anna', roles: ['OPERATOR'], reason: 'dock B' },
      '... on IssuedApiKey { apiKey { id } }',
    );
    expect(await last('administrator')).toMatchObject({ act: 'API_KEY_ISSUED', reason: 'dock B' });
    await world.act('administrator', 'revokeApiKey', { id: made.apiKey.id });
    expect(await last('administrator')).toMatchObject({
      act: 'API_KEY_REVOKED',
      subject: made.apiKey.id,
      reason: null,
      reasonErased: false,
    });
  });

  it('has a dead letter that was taken up again', async () => {
    const id = newId();
    await asSuperuser(
      (client) =>
        client.query(
          `INSERT INTO dead_letter (id, outbox_id, subscriber, name, payload, request_id, attempt, reason)
           VALUES ($1, hub_new_id(), 'nobody', 'nothing.happened', '{}', 'test', 1, 'because')`,
          [id],
        ),
      world.database,
    );
    await world.act('administrator', 'retryDeadLetter', { id, reason: 'the server is back' });
    expect(await last('administrator')).toMatchObject({
      act: 'DEAD_LETTER_RETRIED',
      subject: id,
      reason: 'the server is back',
    });
  });

  it('goes page by page, the newest first, each entry once', async () => {
    const all = (await trailOf('administrator')).nodes;
    const seen: unknown[] = [];
    for (let after: string | null = null; ; ) {
      const page: { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = await trailOf(
        'administrator',
        { first: 2, after },
      );
      seen.push(...page.nodes);
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(all);
    expect(all.length).toBeGreaterThan(4);
  });

  it('is for administrators and supervisors, each of their own hub or organisation', async () => {
    const { errors } = await world.ask('operator', TRAIL, { first: 1 });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    const acts = (nodes: { act: string }[]) => nodes.map(({ act }) => act);
    expect(acts((await trailOf('dubaiOperator')).nodes)).not.toContain('UNIT_RELEASED');
    expect(new Set(acts((await trailOf('donor')).nodes))).toEqual(new Set(['MEMBER_ADDED']));
  });

  it('is sealed with its events: an entry that is changed, or taken away, or added is named', async () => {
    await world.worker.close();
    const [{ stream_id: stream, sequence }] = await rows(
      `SELECT a.stream_id, e.sequence FROM audit_entry a JOIN event e USING (stream_id, client_key) WHERE act = 'UNIT_RELEASED'`,
    );
    const copy = new Copy(world.database, anchorsOf(world));
    expect(await copy.verify()).toMatchObject({ good: true });
    const where = `WHERE act = 'UNIT_RELEASED'`;
    for (const change of [
      `UPDATE audit_entry SET before = '{"reason":"OTHER"}' ${where}`,
      `UPDATE audit_entry SET subject = 'another' ${where}`,
      `UPDATE audit_entry SET reason = NULL ${where}`,
      `DELETE FROM audit_entry ${where}`,
    ])
      expect((await attacked(change)).bad).toEqual([
        expect.objectContaining({ stream, sequence, to: sequence }),
      ]);
    const forged = `INSERT INTO audit_entry SELECT stream_id, client_key, 1, 1, 'FORGED', 'a', 'b' FROM event WHERE stream_id = ${stream} AND sequence = 1`;
    const [bad] = (await attacked(forged)).bad;
    expect(bad).toMatchObject({ stream, sequence: 1, why: expect.stringContaining('audit entry (FORGED)') });
  });
});

const anchorsOf = ({ database }: World) => anchorFolder(database);
const rows = (sql: string) => asSuperuser(async (client) => (await client.query(sql)).rows, world.database);

/** What is found after a change, which is then undone. */
async function attacked(change: string) {
  const copy = new Copy(world.database, anchorsOf(world));
  await rows(`CREATE TABLE kept AS SELECT * FROM audit_entry`);
  try {
    await rows(change);
    return await copy.verify();
  } finally {
    await rows(`TRUNCATE audit_entry; INSERT INTO audit_entry SELECT * FROM kept; DROP TABLE kept`);
  }
}
