import request from 'supertest';
import { PASSWORD } from '../world/cast.js';
import { announcement } from '../world/goods.js';
import type { World } from '../world/world.js';
import { JoiningWorld } from './joining-world.js';

const OPENED = '... on OpenedShift { id token member { displayName roles } }';
const ME = '{ me { kind displayName roles device { name } organisation { code } } }';
const PIN = '271828';

let joining: JoiningWorld;
let world: World;
let handset: string;
beforeAll(async () => {
  joining = await JoiningWorld.start();
  world = joining.hub;
  handset = await device('handset 7');
});
afterAll(() => joining.close());

const rows = (sql: string, parameters: unknown[] = []) => joining.rows(sql, parameters);

/** A GraphQL request with whatever token. */
async function by(token: string, query: string, variables?: object) {
  const { body } = await request(world.url)
    .post('/graphql')
    .set('authorization', `Bearer ${token}`)
    .send({ query, variables });
  return body;
}
/** A mutation with whatever token: the thing or the refusal; the code of an error where it was not let in. */
async function does(token: string, mutation: string, input: object, selection = '__typename') {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${mutation}(input: $input) { ... on Refusal { code message field } ${selection} } }`;
  const { data, errors } = await by(token, query, { input });
  return data?.[mutation] ?? { code: errors[0].extensions.code };
}
async function device(name: string, roles = ['OPERATOR', 'SUPERVISOR']): Promise<string> {
  const { key } = await world.act(
    'administrator',
    'issueApiKey',
    { name, roles },
    '... on IssuedApiKey { key }',
  );
  return key;
}
const enrol = (who: 'operator' | 'operator2' | 'supervisor' | 'donor', more: object = {}) =>
  world.act(
    who,
    'enrolBadge',
    { badgeCode: 'BADGE-1', pin: PIN, currentPassword: PASSWORD, ...more },
    '... on EnrolledBadge { badge }',
  );
const open = (key: string, badgeCode = 'BADGE-1', pin = PIN) =>
  does(key, 'openShift', { badgeCode, pin }, OPENED);
const isOver = async (token: string) => (await by(token, ME)).errors?.[0].extensions.code;

describe('a badge', () => {
  it('is chosen by who wears it, with the password and a PIN that is not the first to be tried', async () => {
    expect(await enrol('operator', { currentPassword: 'another one' })).toMatchObject({
      code: 'WRONG_CREDENTIALS',
      field: 'currentPassword',
    });
    for (const pin of ['123456', '111111', '12345', 'abcdef'])
      expect(await enrol('operator', { pin })).toMatchObject({ code: 'WEAK_PIN', field: 'pin' });
    expect(await enrol('operator', { badgeCode: 'B 1' })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'badgeCode',
    });
    expect(await enrol('operator')).toMatchObject({ badge: 'BADGE-1' });
    expect(await enrol('operator2')).toMatchObject({ code: 'BADGE_TAKEN', field: 'badgeCode' });
    expect(await enrol('operator2', { badgeCode: 'BADGE-2' })).toMatchObject({ badge: 'BADGE-2' });
    expect(await enrol('supervisor', { badgeCode: 'BADGE-9' })).toMatchObject({ badge: 'BADGE-9' });
    const [{ hash }] = await rows(`SELECT pin_hash AS hash FROM badge WHERE code = 'BADGE-1'`);
    expect(hash).toMatch(/^\$argon2id\$/);
    expect(await rows(`SELECT 1 FROM idempotency i WHERE strpos(i::text, $1) > 0`, [PIN])).toEqual([]);
  });

  it('is no use to those who are not at a hub, or not themselves', async () => {
    const donor = await does(world.cast.donor.token, 'enrolBadge', {
      idempotencyKey: 'a',
      badgeCode: 'BADGE-7',
      pin: PIN,
      currentPassword: PASSWORD,
    });
    expect(donor).toMatchObject({ code: 'FORBIDDEN' });
    expect(
      await does(handset, 'enrolBadge', {
        idempotencyKey: 'a',
        badgeCode: 'BADGE-7',
        pin: PIN,
        currentPassword: PASSWORD,
      }),
    ).toMatchObject({ code: 'FORBIDDEN' });
    expect(
      await does(world.cast.operator.token, 'openShift', { badgeCode: 'BADGE-1', pin: PIN }),
    ).toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('a shift', () => {
  it('names the person and the device, in what both may do', async () => {
    const { token, member } = await open(handset);
    expect(member).toEqual({ displayName: 'operator', roles: ['OPERATOR'] });
    expect((await by(token, ME)).data.me).toEqual({
      kind: 'SHIFT',
      displayName: 'operator',
      roles: ['OPERATOR'],
      device: { name: 'handset 7' },
      organisation: { code: 'LIEGE-HUB' },
    });
    const modest = await open(await device('handset for operators', ['OPERATOR']), 'BADGE-9');
    expect((await by(modest.token, ME)).data.me.roles).toEqual(['OPERATOR']);
  });

  it('is written on every event, and told to colleagues only', async () => {
    await world.setClock('2020-03-13T20:00:00Z');
    const announced = announcement();
    const sscc = (announced.units as { sscc: string }[])[0]?.sscc;
    const gift = await world.act(
      'donor',
      'announceConsignment',
      announced,
      '... on Consignment { id reference }',
    );
    expect(gift.reference).toBe(announced.reference);
    const { token } = await open(handset);
    const received = await does(token, 'receivePallet', { idempotencyKey: 'r', sscc, location: 'DOCK-1' });
    expect(received.code).toBeUndefined();
    const query = `{ unit(sscc: "${sscc}") { events { code by { kind person { displayName } device { name } organisation { code } } } } }`;
    const seen = (await by(token, query)).data.unit.events;
    expect(seen.at(-1)).toEqual({
      code: 'UNIT_RECEIVED',
      by: {
        kind: 'SHIFT',
        person: { displayName: 'operator' },
        device: { name: 'handset 7' },
        organisation: { code: 'LIEGE-HUB' },
      },
    });
    const abroad = await world.ask('donor', query);
    expect(abroad.data.unit.events.at(-1).by).toEqual({
      kind: 'SHIFT',
      person: null,
      device: null,
      organisation: { code: 'LIEGE-HUB' },
    });
    const pairs = await rows(`SELECT member_actor_id, device_actor_id FROM actor WHERE kind = 'shift'`);
    expect(new Set(pairs.map((pair) => JSON.stringify(pair))).size).toBe(pairs.length);
  });

  it('ends with a sign-off, with another badge, and when nobody has used it for a while', async () => {
    const first = await open(handset);
    const second = await open(handset, 'BADGE-2');
    expect(await isOver(first.token)).toBe('UNAUTHENTICATED');
    expect(
      await does(second.token, 'endShift', { idempotencyKey: 'e1' }, '... on EndedShift { shift }'),
    ).toEqual({
      shift: second.id,
    });
    expect(await isOver(second.token)).toBe('UNAUTHENTICATED');
    expect(await does(handset, 'endShift', { idempotencyKey: 'e2' })).toMatchObject({ code: 'NOT_FOUND' });
    const third = await open(handset);
    await rows(`UPDATE shift SET last_seen_at = now() - interval '14 minutes' WHERE id = $1`, [third.id]);
    expect(await isOver(third.token)).toBeUndefined();
    await rows(`UPDATE shift SET last_seen_at = now() - interval '15 minutes' WHERE id = $1`, [third.id]);
    expect(await isOver(third.token)).toBe('UNAUTHENTICATED');
    const fourth = await open(handset);
    await rows(`UPDATE shift SET started_at = now() - interval '12 hours' WHERE id = $1`, [fourth.id]);
    expect(await isOver(fourth.token)).toBe('UNAUTHENTICATED');
    await open(handset);
    const reasons = await rows('SELECT id, end_reason FROM shift WHERE id = ANY($1)', [
      [first, second, third, fourth].map(({ id }) => id),
    ]);
    expect(new Map(reasons.map(({ id, end_reason }) => [id, end_reason]))).toEqual(
      new Map([
        [first.id, 'REPLACED'],
        [second.id, 'SIGNED_OFF'],
        [third.id, 'IDLE'],
        [fourth.id, 'IDLE'],
      ]),
    );
  });

  it('is one a device, also when two badges are shown at once', async () => {
    const shifts = await Promise.all([open(handset), open(handset, 'BADGE-2'), open(handset)]);
    const alive = await Promise.all(shifts.map(async ({ token }) => (await isOver(token)) === undefined));
    expect(alive.filter(Boolean)).toHaveLength(1);
  });

  it('is not opened with a wrong PIN or an unknown badge, which are answered alike and counted', async () => {
    const kiosk = await device('kiosk');
    const wrong = await open(kiosk, 'BADGE-1', '999999');
    expect(wrong).toMatchObject({ code: 'WRONG_BADGE', field: null });
    expect(await open(kiosk, 'BADGE-NONE')).toEqual(wrong);
    for (let guess = 0; guess < 3; guess += 1) await open(kiosk, 'BADGE-2', `99990${guess}`);
    expect(await open(kiosk, 'BADGE-9')).toMatchObject({ code: 'ACCOUNT_LOCKED' });
    // Another device is not locked, and nor is a badge that was tried there a few times only.
    const other = await device('another kiosk');
    expect(await open(other, 'BADGE-9')).toHaveProperty('token');
  });

  it('is not opened by many guesses at one badge, spread over devices or made at once', async () => {
    const devices = await Promise.all([1, 2, 3].map((number) => device(`guesser ${number}`)));
    const guesses = devices.flatMap((key) =>
      ['100001', '100002', '100003'].map((pin) => open(key, 'BADGE-2', pin)),
    );
    const answers = await Promise.all(guesses);
    expect(answers.filter(({ code }) => code === 'WRONG_BADGE').length).toBeLessThanOrEqual(6);
    expect(await open(await device('honest'), 'BADGE-2')).toMatchObject({ code: 'ACCOUNT_LOCKED' });
    const [{ id }] = await rows(`SELECT public_id AS id FROM member WHERE email = 'operator2@example.org'`);
    expect(await world.act('operator', 'resetBadge', { member: id })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('ends when a supervisor takes the badge away, and when the person leaves', async () => {
    const [{ id }] = await rows(`SELECT public_id AS id FROM member WHERE email = 'operator2@example.org'`);
    expect(await world.act('dubaiOperator', 'resetBadge', { member: id })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'member',
    });
    const reset = () => world.act('supervisor', 'resetBadge', { member: id }, '... on BadgeReset { member }');
    expect(await reset()).toMatchObject({ member: id });
    expect(await reset()).toMatchObject({ code: 'NOT_FOUND' });
    expect(await open(await device('spare'), 'BADGE-2')).toMatchObject({ code: 'WRONG_BADGE' });
    expect(await enrol('operator2', { badgeCode: 'BADGE-22' })).toMatchObject({ badge: 'BADGE-22' });
    const shift = await open(await device('last'), 'BADGE-22');
    expect(await isOver(shift.token)).toBeUndefined();
    await world.act('administrator', 'endMembership', { member: id });
    expect(await isOver(shift.token)).toBe('UNAUTHENTICATED');
    expect(await rows(`SELECT 1 FROM badge WHERE code = 'BADGE-22'`)).toEqual([]);
  });

  it('ends when the key of its device is revoked', async () => {
    const key = await device('to be revoked');
    const { token } = await open(key, 'BADGE-9');
    const { data } = await world.ask('administrator', '{ apiKeys(first: 100) { nodes { id name } } }');
    const { id } = data.apiKeys.nodes.find(({ name }: { name: string }) => name === 'to be revoked');
    await world.act('administrator', 'revokeApiKey', { id });
    expect(await isOver(token)).toBe('UNAUTHENTICATED');
  });

  it('is for one hub: a badge of another one is unknown there', async () => {
    expect(await enrol('supervisor', { badgeCode: 'BADGE-10' })).toMatchObject({ badge: 'BADGE-10' });
    const input = { idempotencyKey: 'dxb', badgeCode: 'BADGE-10', pin: '314159', currentPassword: PASSWORD };
    expect(
      await does(world.cast.dubaiOperator.token, 'enrolBadge', input, '... on EnrolledBadge { badge }'),
    ).toEqual({
      badge: 'BADGE-10',
    });
    expect(await open(handset, 'BADGE-10', '314159')).toMatchObject({ code: 'WRONG_BADGE' });
    expect((await open(handset, 'BADGE-10')).member.displayName).toBe('supervisor');
  });
});
