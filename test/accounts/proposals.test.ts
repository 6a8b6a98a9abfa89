import type { CastName } from '../world/cast.js';
import { asSuperuser } from '../world/cluster.js';
import { announcement } from '../world/goods.js';
import { startWorld, type World } from '../world/world.js';

const SHOWN = '... on Organisation { id named: code kind name status refusalReason mergedInto { code } }';
const WELL_KNOWN = { kind: 'AGENCY', name: 'Ospedale Papa Giovanni XXIII', country: 'IT' };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const rows = (sql: string, parameters: unknown[] = []) =>
  asSuperuser(async (client) => (await client.query(sql, parameters)).rows, world.database);
const propose = (who: CastName, more: Record<string, unknown> = {}) =>
  world.act(who, 'proposeOrganisation', { hub: 'LGG', ...WELL_KNOWN, ...more }, SHOWN);
const decide = (who: CastName, verb: string, organisation: string, more: Record<string, unknown> = {}) =>
  world.act(who, `${verb}Organisation`, { organisation, ...more }, SHOWN);
const sees = async (who: CastName, code: string) =>
  (await world.ask(who, `{ organisation(code: "${code}") { code status } }`)).data.organisation;
const listed = async (who: CastName) =>
  (await world.ask(who, '{ organisations(first: 100) { nodes { code } } }')).data.organisations.nodes.map(
    ({ code }: { code: string }) => code,
  );
const announceFor = (recipient: string) =>
  world.act(
    'donor',
    'announceConsignment',
    announcement({ recipients: [recipient] }),
    '... on Consignment { id }',
  );
const idOf = async (code: string) =>
  (await rows('SELECT public_id AS id FROM organisation WHERE code = $1', [code]))[0].id;

describe('an organisation that a donor proposes', () => {
  let hospital: { id: string; named: string };

  it('may be used at once, and is known to the proposer and the hub alone', async () => {
    hospital = await propose('donor');
    expect(hospital).toMatchObject({
      status: 'PROVISIONAL',
      named: expect.stringMatching(/^NEW-/),
      mergedInto: null,
    });
    expect(await announceFor(hospital.named)).toHaveProperty('id');
    for (const who of ['donor', 'operator', 'supervisor'] as const) {
      expect(await sees(who, hospital.named)).toEqual({ code: hospital.named, status: 'PROVISIONAL' });
      expect(await listed(who)).toContain(hospital.named);
    }
    for (const who of ['otherDonor', 'agency', 'carrier', 'dubaiOperator'] as const) {
      expect(await sees(who, hospital.named)).toBeNull();
      expect(await listed(who)).not.toContain(hospital.named);
    }
    const foreign = announcement({ recipients: [hospital.named] });
    const unknown = announcement({ recipients: ['NEW-NOBODY'] });
    const refusals = [foreign, unknown].map((given) => world.act('otherDonor', 'announceConsignment', given));
    const [one, other] = await Promise.all(refusals);
    expect(one.message.replace(hospital.named, '')).toBe(other.message.replace('NEW-NOBODY', ''));
  });

  it('is the same one when it is proposed again, also many times at once', async () => {
    const again = await Promise.all(
      Array.from({ length: 3 }, () => propose('donor', { name: WELL_KNOWN.name.toUpperCase() })),
    );
    expect(again.map(({ id }) => id)).toEqual([hospital.id, hospital.id, hospital.id]);
    expect((await propose('otherDonor')).id).not.toBe(hospital.id);
  });

  it('is decided by the hub that was asked, by those who may, once', async () => {
    const { data } = await world.ask('supervisor', '{ proposedOrganisations { nodes { id } } }');
    expect(data.proposedOrganisations.nodes).toContainEqual({ id: hospital.id });
    for (const verb of ['confirm', 'merge', 'refuse']) {
      const more = { merge: { into: hospital.id }, refuse: { reason: 'No.' } }[verb] ?? {};
      expect(await decide('operator', verb, hospital.id, more)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await decide('dubaiOperator', verb, hospital.id, more)).toMatchObject({
        code: 'NOT_FOUND',
        field: 'organisation',
      });
    }
    expect(await decide('supervisor', 'confirm', hospital.id, { code: 'CRI' })).toMatchObject({
      code: 'CODE_TAKEN',
      field: 'code',
    });
    const answers = await Promise.all([
      decide('supervisor', 'confirm', hospital.id, { code: 'PAPA-GIOVANNI' }),
      decide('administrator', 'confirm', hospital.id, { code: 'OSPEDALE-PAPA' }),
    ]);
    expect(answers.filter(({ status }) => status === 'CONFIRMED')).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'ALREADY_DECIDED')).toHaveLength(1);
    const code = answers.find(({ named }) => named)?.named;
    expect(await sees('otherAgency', code)).toEqual({ code, status: 'CONFIRMED' });
    const invited = { organisation: hospital.id, email: 'goods@ospedale.example', roles: ['AGENCY'] };
    expect(
      await world.act('administrator', 'inviteMember', invited, '... on Invitation { id }'),
    ).toHaveProperty('id');
  });

  it('that was merged is the known one, for those who used it and in what they used it for', async () => {
    const twin = await propose('donor', { name: 'Italian Red Cross, Rome' });
    const { id } = await announceFor(twin.named);
    await rows(
      `INSERT INTO share (subject_kind, subject_id, organisation_id, role, since)
       SELECT 'consignment', c.id, o.id, 'RECIPIENT', now() FROM consignment c, organisation o
        WHERE c.public_id = $1 AND o.public_id = $2 ON CONFLICT DO NOTHING`,
      [id, twin.id],
    );
    for (const [into, answer] of [
      [twin.id, { code: 'NOT_FOUND', field: 'into' }],
      [await idOf('JACK-MA'), { code: 'INVALID_INPUT', field: 'into' }],
    ] as const)
      expect(await decide('supervisor', 'merge', twin.id, { into })).toMatchObject(answer);
    expect(await decide('supervisor', 'merge', twin.id, { into: await idOf('CRI') })).toMatchObject({
      status: 'MERGED',
      mergedInto: { code: 'CRI' },
    });
    expect(await sees('donor', twin.named)).toEqual({ code: 'CRI', status: 'CONFIRMED' });
    expect(await sees('agency', twin.named)).toBeNull();
    const live = await rows(
      `SELECT o.code FROM share s JOIN organisation o ON o.id = s.organisation_id JOIN consignment c ON c.id = s.subject_id
        WHERE s.subject_kind = 'consignment' AND c.public_id = $1 AND s.role = 'RECIPIENT' AND s.until IS NULL`,
      [id],
    );
    expect(live).toEqual([{ code: 'CRI' }]);
    expect(await announceFor(twin.named)).toHaveProperty('id');
  });

  it('that was refused is used no further; the proposer is told why', async () => {
    const joke = await propose('donor', { name: 'Ministry of Silly Walks' });
    expect(await decide('supervisor', 'refuse', joke.id, { reason: ' ' })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'reason',
    });
    expect(await decide('supervisor', 'refuse', joke.id, { reason: 'There is none.' })).toMatchObject({
      status: 'REFUSED',
    });
    expect(await announceFor(joke.named)).toHaveProperty('code');
    const query =
      '{ proposedOrganisations(undecided: false, first: 100) { nodes { code status refusalReason } } }';
    const { data } = await world.ask('donor', query);
    expect(data.proposedOrganisations.nodes).toContainEqual({
      code: joke.named,
      status: 'REFUSED',
      refusalReason: 'There is none.',
    });
    expect(await decide('supervisor', 'confirm', joke.id)).toMatchObject({ code: 'ALREADY_DECIDED' });
  });

  it.each<[CastName, string, Record<string, unknown>, string]>([
    ['donor', 'kind', { kind: 'DONOR' }, 'ROLE_NOT_ALLOWED'],
    ['donor', 'kind', { kind: 'HUB' }, 'ROLE_NOT_ALLOWED'],
    ['operator', 'kind', { kind: 'HUB' }, 'ROLE_NOT_ALLOWED'],
    ['donor', 'hub', { hub: 'PVG' }, 'NOT_FOUND'],
    ['donor', 'hub', { hub: null }, 'INVALID_INPUT'],
    ['donor', 'country', { country: 'Italy' }, 'INVALID_INPUT'],
    ['donor', 'gln', { gln: '123' }, 'INVALID_INPUT'],
    ['donor', 'name', { name: '' }, 'INVALID_INPUT'],
  ])('is refused to %s with a bad %s: %j', async (who, field, more, code) => {
    expect(await propose(who, more)).toMatchObject({ code, field });
  });

  it('is proposed by an operator to his own hub, and by no agency or carrier', async () => {
    expect(await propose('operator', { hub: null, kind: 'CARRIER', name: 'A new carrier' })).toMatchObject({
      status: 'PROVISIONAL',
    });
    expect(await propose('agency')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await propose('carrier')).toMatchObject({ code: 'FORBIDDEN' });
  });
});
