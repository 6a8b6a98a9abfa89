import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { erase, lookUp } from '../../src/console/erasure/erasure.js';
import { verifyHistory } from '../../src/console/verification/history/verify-history.js';
import { newId } from '../../src/platform/ids/ids.js';
import { LetterBox } from '../accounts/letters.js';
import { asSuperuser } from '../world/cluster.js';
import { announcement } from '../world/goods.js';
import { testSettings } from '../world/test-settings.js';
import { startWorld, type World } from '../world/world.js';

jest.setTimeout(120_000);

/** Nothing of these may be left anywhere in the database. */
const NAME = 'Wilhelmina Kanarie-Vogel';
const EMAIL = 'wilhelmina.kanarie@example.org';
const SAID = 'quetzalcoatl';

let world: World;
let box: LetterBox;
let letters: string;
const rows = (sql: string) => asSuperuser(async (client) => (await client.query(sql)).rows, world.database);
const settings = () => testSettings('cli', world.database, { HUB_MAIL_DIR: letters });

/** Every row of every table, whichever schema it is in, as text. @returns the tables that hold a text */
async function holding(text: string): Promise<string[]> {
  const tables = await rows(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [{ count }] = await rows(`SELECT count(*)::int FROM ${name} t WHERE t::text ILIKE '%${text}%'`);
    if (count > 0) found.push(name);
  }
  return found;
}

async function joined(): Promise<{ token: string; member: string }> {
  const invited = await world.act('administrator', 'inviteMember', { email: EMAIL, roles: ['SUPERVISOR'] });
  expect(invited.__typename).toBe('Invitation');
  await world.settle();
  await world.act('administrator', 'inviteMember', { email: EMAIL, roles: ['SUPERVISOR'] });
  const [letter] = await box.expect(EMAIL, 1);
  const token = letter?.token ?? '';
  const accept = `mutation A($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename
    ... on SignedIn { accessToken } ... on Refusal { code message } } }`;
  const input = { token, displayName: NAME, password: 'a long and windy road' };
  const { data, errors } = await world.ask(null, accept, { input });
  if (!data?.acceptInvitation?.accessToken) throw new Error(JSON.stringify({ data, errors }));
  const [{ public_id: member }] = await rows(`SELECT public_id FROM member WHERE email = '${EMAIL}'`);
  return { token: data.acceptInvitation.accessToken, member };
}

async function asHer(
  token: string,
  mutation: string,
  input: Record<string, unknown>,
  selection = '... on LogisticUnit { id holds { id } }',
) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation M($input: ${type}) { ${mutation}(input: $input) { __typename ... on Refusal { code message } ${selection} } }`;
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { input: { idempotencyKey: newId(), ...input } } }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the selection's
  const { data, errors } = (await response.json()) as any;
  expect(errors).toBeUndefined();
  return data[mutation];
}

let member: string;
let unit: string;
let sscc: string;

beforeAll(async () => {
  box = await LetterBox.open();
  letters = box.folder;
  world = await startWorld({ HUB_MAIL_DIR: letters });
  const her = await joined();
  member = her.member;
  const made = await world.act(
    'donor',
    'announceConsignment',
    announcement({}, 2),
    '... on Consignment { units(first: 2) { nodes { id sscc } } }',
  );
  const [first] = made.units.nodes;
  unit = first.id;
  sscc = first.sscc;
  const held = await asHer(her.token, 'holdPallet', { unitId: unit, reason: 'DAMAGE', note: `${SAID} one` });
  await asHer(her.token, 'releaseHold', { holdId: held.holds[0].id, note: `${SAID} two` });
  await asHer(her.token, 'holdPallet', {
    unitId: made.units.nodes[1].id,
    reason: 'OTHER',
    note: `${SAID} three`,
  });
  const scans = [
    { clientKey: newId(), kind: 'RECEIVE', data: `${SAID} four`, occurredAt: new Date().toISOString() },
  ];
  await asHer(her.token, 'recordScans', { scans }, '... on RecordedScans { rejected }');
  await world.act('operator', 'holdPallet', {
    unitId: unit,
    reason: 'OTHER',
    note: `Ask ${NAME}, she knows`,
  });
  await world.act('administrator', 'changeRoles', {
    member,
    roles: ['OPERATOR'],
    reason: `${NAME} wants fewer duties, says ${EMAIL.toUpperCase()}`,
  });
});
afterAll(async () => {
  await world.close();
  await rm(letters, { recursive: true, force: true });
});

describe('hub erase-person', () => {
  it('would find the person everywhere', async () => {
    expect(await holding(EMAIL)).toEqual(
      expect.arrayContaining(['public.member', 'public.invitation', 'public.words']),
    );
    expect(await holding(NAME)).toEqual(expect.arrayContaining(['public.member', 'public.hold']));
    expect(await holding(SAID)).toEqual(
      expect.arrayContaining(['public.hold', 'public.words', 'public.rejected_scan']),
    );
    expect(await holding(`${SAID} two`)).not.toContain('public.event_detail');
    expect((await lookUp(settings(), EMAIL))?.publicId).toBe(member);
  });

  it('refuses a reason that names her, and an id that is nobody', async () => {
    await expect(erase(settings(), EMAIL, `because ${EMAIL} asked`)).rejects.toThrow('names the person');
    await expect(erase(settings(), newId(), 'she asked')).rejects.toThrow('No member has the id');
    expect(await holding(EMAIL)).toContain('public.member');
  });

  it('leaves nothing of her in any table or letter', async () => {
    const counted = await erase(settings(), EMAIL, 'she asked for it');
    expect(counted).toMatchObject({ member, sealed: 0 });
    expect(counted.texts).toBeGreaterThan(6);
    expect(counted.letters).toBeGreaterThan(0);
    for (const text of [NAME, EMAIL, SAID]) expect(await holding(text)).toEqual([]);
    for (const name of await readdir(letters))
      expect((await readFile(join(letters, name), 'utf8')).toLowerCase()).not.toContain(EMAIL);
  });

  it('leaves a history that verifies, and says that somebody was erased, when and why', async () => {
    await world.worker.close();
    expect(await verifyHistory(settings())).toMatchObject({
      good: true,
      bad: [],
      problems: [],
      unverifiable: 0,
    });
    const trail = `{ auditTrail(first: 3) { nodes { act subject reason reasonErased by { kind } } } }`;
    const { nodes } = (await world.ask('administrator', trail)).data.auditTrail;
    expect(nodes[0]).toMatchObject({ act: 'PERSON_ERASED', subject: member, reason: 'she asked for it' });
    expect(nodes[1]).toMatchObject({ act: 'MEMBER_ROLES_CHANGED', reason: null, reasonErased: true });
  });

  it('shows what she did as done by an erased person', async () => {
    const query = `query U($sscc: Sscc!) { unit(sscc: $sscc) { holds { note closingNote } events { code by { person { displayName } } } } }`;
    const { data, errors } = await world.ask('operator', query, { sscc });
    expect(errors).toEqual([]);
    expect(data.unit.holds[0]).toEqual({ note: '(erased)', closingNote: '(erased)' });
    const released = data.unit.events.find(({ code }: { code: string }) => code === 'UNIT_RELEASED');
    expect(released.by.person.displayName).toBe('Erased person');
  });

  it('lets her in no more, finds nothing more when it is said again, and lets the address begin anew', async () => {
    const signIn = `mutation S($input: SignInInput!) { signIn(input: $input) { __typename ... on Refusal { code } } }`;
    const input = { email: EMAIL, password: 'a long and windy road' };
    const { data } = await world.ask(null, signIn, { input });
    expect(data.signIn.code).toBe('WRONG_CREDENTIALS');
    expect(await erase(settings(), EMAIL, 'again')).toEqual({
      ...{ member: null, texts: 0, answers: 0, letters: 0, sealed: 0 },
    });
    const again = await world.act('administrator', 'inviteMember', { email: EMAIL, roles: ['SUPERVISOR'] });
    expect(again.__typename).toBe('Invitation');
  });
});
