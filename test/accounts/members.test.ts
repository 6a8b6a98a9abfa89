import { OrganisationEvent } from '../../src/accounts/organisation.events.js';
import { AccountsHub, ADMINISTRATOR, type Answer, aKey, PASSWORD, type Selected } from './accounts-hub.js';

const MEMBERS =
  'query ($organisation: ID) { members(organisation: $organisation) { nodes { email roles } } }';

describe('organisations and their members', () => {
  let hub: AccountsHub;
  let token: string;
  beforeAll(async () => {
    hub = await AccountsHub.start();
    token = await hub.tokenOf(ADMINISTRATOR);
  });
  afterAll(() => hub?.stop());

  const create = (change: object, by = token) => {
    const input = {
      idempotencyKey: aKey(),
      code: 'IT-RED-CROSS',
      kind: 'AGENCY',
      name: 'Italian Red Cross',
      country: 'IT',
    };
    return hub.does<{ id: string }>(
      'createOrganisation',
      '... on Organisation { id named: code kind name country gln }',
      { ...input, ...change },
      by,
    );
  };
  const end = (member: string, by = token, more = {}) =>
    hub.does(
      'endMembership',
      '... on EndedMembership { member }',
      { idempotencyKey: aKey(), member, ...more },
      by,
    );
  const change = (member: string, roles: string[], by = token, more = {}) =>
    hub.does(
      'changeRoles',
      '... on Member { roles }',
      { idempotencyKey: aKey(), member, roles, ...more },
      by,
    );

  it('are entered once: a replay answers the same, a second one with the code is refused', async () => {
    const idempotencyKey = aKey();
    const first = await create({ idempotencyKey });
    expect(first).toMatchObject({
      named: 'IT-RED-CROSS',
      kind: 'AGENCY',
      name: 'Italian Red Cross',
      country: 'IT',
      gln: null,
    });
    expect(await create({ idempotencyKey })).toEqual(first);
    expect(await create({ idempotencyKey, name: 'Another name' })).toMatchObject({ code: 'KEY_REUSED' });
    expect(await create({ name: 'Another name' })).toMatchObject({ code: 'CODE_TAKEN', field: 'code' });
    const { data } = await hub.ask('{ organisation(code: "IT-RED-CROSS") { id hub { code } } }', token);
    expect(data).toEqual({ organisation: { id: first.id, hub: null } });
  });

  it.each([
    ['code', { code: 'it red cross' }],
    ['code', { code: 'NUL\u0000' }],
    ['name', { name: ' ' }],
    ['country', { country: 'ITA' }],
    ['gln', { gln: '5412345000014' }],
    ['kind', { kind: 'HUB' }],
  ])('are refused with a bad %s', async (field, bad) => {
    expect(await create({ code: 'NEW-ONE', ...bad })).toMatchObject({ code: 'INVALID_INPUT', field });
  });

  it('are entered by administrators of a hub only', async () => {
    const donor = await hub.organisation('DONOR-B', 'DONOR', ['DONOR', 'ADMINISTRATOR']);
    expect(await create({ code: 'NEW-ONE' }, await hub.tokenOf(donor.email))).toMatchObject({
      code: 'FORBIDDEN',
    });
    await hub.addMember(token, { email: 'otto@hub.example', roles: ['OPERATOR'] });
    expect(await create({ code: 'NEW-ONE' }, await hub.tokenOf('otto@hub.example'))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await hub.rows(`SELECT 1 FROM organisation WHERE code = 'NEW-ONE'`)).toEqual([]);
  });

  it('are found by every member, page by page', async () => {
    await create({ code: 'CARRIER-B', kind: 'CARRIER' });
    const query =
      'query ($after: String) { organisations(first: 2, after: $after) { nodes { code } pageInfo { hasNextPage endCursor } } }';
    const codes: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 10; page += 1) {
      const { data }: Answer<Selected> = await hub.ask<Selected>(query, token, { after });
      codes.push(...data.organisations.nodes.map(({ code }: { code: string }) => code));
      after = data.organisations.pageInfo.endCursor;
      if (!data.organisations.pageInfo.hasNextPage) break;
    }
    const all = await hub.rows<{ code: string }>('SELECT code FROM organisation ORDER BY id');
    expect(codes).toEqual(all.map(({ code }) => code));
    const { data } = await hub.ask<Selected>(
      '{ organisations(kind: CARRIER) { nodes { code } } none: organisation(code: "NUL\\u0000") { id } }',
      token,
    );
    expect(data).toEqual({ organisations: { nodes: [{ code: 'CARRIER-B' }] }, none: null });
  });

  it('get members once, in roles that fit them', async () => {
    const idempotencyKey = aKey();
    const asked = { idempotencyKey, email: 'quentin@hub.example', roles: ['SUPERVISOR', 'OPERATOR'] };
    const first = await hub.addMember(token, asked);
    expect(first).toMatchObject({ email: 'quentin@hub.example', roles: ['OPERATOR', 'SUPERVISOR'] });
    expect(await hub.addMember(token, asked)).toEqual(first);
    expect(await hub.addMember(token, { ...asked, password: `${PASSWORD}!` })).toMatchObject({
      code: 'KEY_REUSED',
    });
    expect(await hub.addMember(token, { email: 'QUENTIN@hub.example', roles: ['OPERATOR'] })).toMatchObject({
      code: 'EMAIL_TAKEN',
      field: 'email',
    });
    expect(
      await hub.addMember(token, { email: 'quentin@hub.example', password: null, roles: ['OPERATOR'] }),
    ).toMatchObject({ code: 'ALREADY_MEMBER' });
    expect(await hub.addMember(token, { email: 'new@hub.example', roles: ['DONOR'] })).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
      field: 'roles',
    });
    expect(
      await hub.addMember(token, { email: 'new@hub.example', password: null, roles: ['OPERATOR'] }),
    ).toMatchObject({ code: 'INVALID_INPUT', field: 'password' });
    expect(
      await hub.addMember(token, { email: 'new@hub.example', password: 'too short', roles: ['OPERATOR'] }),
    ).toMatchObject({ code: 'INVALID_INPUT', field: 'password' });
    expect(await hub.addMember(token, { email: 'new@hub.example', roles: [] })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'roles',
    });
    expect(await hub.rows(`SELECT 1 FROM member WHERE email = 'new@hub.example'`)).toEqual([]);
    const actors = await hub.rows(
      `SELECT 1 FROM actor a WHERE kind = 'member' AND NOT EXISTS (SELECT 1 FROM member m WHERE m.actor_id = a.id)`,
    );
    expect(actors).toEqual([]);
  });

  it('get one member when two administrators add the same person at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        hub.addMember(token, { email: 'sam@hub.example', roles: ['OPERATOR'] }),
      ),
    );
    expect(answers.filter(({ id }) => id)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'EMAIL_TAKEN')).toHaveLength(3);
  });

  it('are administered by their own administrators and by the hub that entered them, by nobody else', async () => {
    const one = await hub.organisation('DONOR-C', 'DONOR', ['DONOR', 'ADMINISTRATOR']);
    const other = await hub.organisation('DONOR-D', 'DONOR', ['DONOR', 'ADMINISTRATOR']);
    const [oneToken, otherToken] = [await hub.tokenOf(one.email), await hub.tokenOf(other.email)];
    const own = await hub.ask<Selected>(MEMBERS, oneToken, {});
    expect(own.data.members.nodes).toEqual([{ email: one.email, roles: ['ADMINISTRATOR', 'DONOR'] }]);
    expect(
      (await hub.ask<Selected>(MEMBERS, token, { organisation: one.organisation })).data.members.nodes,
    ).toHaveLength(1);
    for (const organisation of [other.organisation, await hub.idOf('HUB-LGG')]) {
      const { errors } = await hub.ask(MEMBERS, oneToken, { organisation });
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
      const added = await hub.addMember(oneToken, {
        organisation,
        email: 'spy@example.org',
        roles: ['ADMINISTRATOR'],
      });
      expect(added).toMatchObject({ code: 'NOT_FOUND', field: 'organisation' });
      expect(await end(other.member, oneToken, { organisation })).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await end(other.member, oneToken)).toMatchObject({ code: 'NOT_FOUND', field: 'member' });
    expect(await change(one.member, ['DONOR'], otherToken)).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await end(one.member, token, { organisation: '0195f2d1-7c3a-7000-8000-0123456789ab' }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(await end('not an id', token)).toMatchObject({ code: 'INVALID_INPUT', field: 'member' });
  });

  it('are not administered by another hub', async () => {
    const donor = await hub.organisation('DONOR-E', 'DONOR', ['DONOR']);
    await hub.createAdministrator('DXB', 'dina@dubai.example');
    const dubai = await hub.tokenOf('dina@dubai.example');
    expect(
      await hub.addMember(dubai, {
        organisation: donor.organisation,
        email: 'spy@example.org',
        roles: ['DONOR'],
      }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('always keep an administrator, also when two take each other out at once', async () => {
    const anna = (await hub.signIn(ADMINISTRATOR)).member.id;
    expect(await end(anna)).toMatchObject({ code: 'LAST_ADMINISTRATOR', field: 'member' });
    expect(await change(anna, ['OPERATOR'])).toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    const {
      organisation,
      member: ugo,
      email,
    } = await hub.organisation('DONOR-G', 'DONOR', ['ADMINISTRATOR']);
    const vera = await hub.addMember(token, {
      organisation,
      email: 'vera@example.org',
      roles: ['ADMINISTRATOR'],
    });
    const [ugoToken, veraToken] = [await hub.tokenOf(email), await hub.tokenOf('vera@example.org')];
    const answers = await Promise.all([end(ugo, veraToken), change(vera.id, ['DONOR'], ugoToken)]);
    expect(answers.filter(({ code }) => code === 'LAST_ADMINISTRATOR')).toHaveLength(1);
  });

  it('get members back who had left, with the roles that they are given then', async () => {
    const { id } = await hub.addMember(token, { email: 'wim@hub.example', roles: ['SUPERVISOR'] });
    expect(await end(id)).toMatchObject({ member: id });
    expect(await end(id)).toMatchObject({ code: 'NOT_FOUND' });
    const again = { email: 'wim@hub.example', password: null, roles: ['OPERATOR'] };
    expect(await hub.addMember(token, again)).toMatchObject({ id, roles: ['OPERATOR'] });
    expect((await hub.signIn('wim@hub.example')).member.roles).toEqual(['OPERATOR']);
  });

  it('keep a record of who came, changed and left, by whom', async () => {
    const { organisation, member } = await hub.organisation('DONOR-H', 'DONOR', ['DONOR']);
    await change(member, ['DONOR', 'ADMINISTRATOR'], token, { organisation });
    await hub.addMember(token, { organisation, email: 'xenia@example.org', roles: ['ADMINISTRATOR'] });
    await end(member, token, { organisation });
    const events = await hub.rows(
      `SELECT e.sequence, e.code, d.detail->>'member' = $2 AS same, m.email AS by
         FROM organisation o JOIN event e ON e.stream_id = o.stream_id
         JOIN stream_append a ON a.stream_id = e.stream_id AND a.first_sequence = e.sequence
         JOIN member m ON m.actor_id = a.actor_id
         LEFT JOIN event_detail d ON d.stream_id = e.stream_id AND d.sequence = e.sequence
        WHERE o.public_id = $1 ORDER BY e.sequence`,
      [organisation, member],
    );
    const anna = { by: ADMINISTRATOR };
    expect(events).toEqual([
      { sequence: 1, code: OrganisationEvent.ORGANISATION_REGISTERED, same: null, ...anna },
      { sequence: 2, code: OrganisationEvent.MEMBER_ADDED, same: true, ...anna },
      { sequence: 3, code: OrganisationEvent.MEMBER_ROLES_CHANGED, same: true, ...anna },
      { sequence: 4, code: OrganisationEvent.MEMBER_ADDED, same: false, ...anna },
      { sequence: 5, code: OrganisationEvent.MEMBERSHIP_ENDED, same: true, ...anna },
    ]);
  });
});
