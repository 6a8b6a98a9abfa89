import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PASSWORD } from '../world/cast.js';
import { announcement } from '../world/goods.js';
import { CanaryHub } from './canary-hub.js';

/** Each stands for something that only its owner should see, and is found wherever it gets. */
const CANARY = {
  name: 'Zebedea Quuxinger',
  address: 'zebedea.quuxinger@canary.example',
  otherAddress: 'quuxinger-two@canary.example',
  password: 'canary-password-Xk29vLq7',
  newPassword: 'canary-new-password-Pw83nTz5',
  wrongPassword: 'canary-wrong-password-Ha61cRm4',
  note: 'Ask Zebedea Quuxinger at the gate, badge QX-7781',
  garbage: 'canarygarbage.eyJhbGciOiJIUzI1NiJ9.Zm9vYmFy',
};

describe('nothing that belongs to somebody', () => {
  let folder: string;
  let hub: CanaryHub;
  /** Tokens and keys that the story was given. */
  const secrets: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hub-canaries-'));
    // A file where the folder of letters should be: no letter can be laid down.
    await writeFile(join(folder, 'mail'), '');
    hub = await CanaryHub.start(join(folder, 'mail'));
    await people();
    await goods();
    await failures();
  }, 180_000);
  afterAll(async () => {
    await hub?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const keep = (...texts: string[]) => secrets.push(...texts.filter((text) => text));

  async function people(): Promise<void> {
    const admin = hub.cast.administrator.token;
    keep(admin, hub.cast.operator.token);
    const person = { email: CANARY.address, displayName: CANARY.name, password: CANARY.password };
    await hub.act('addMember', { idempotencyKey: hub.key(), roles: ['OPERATOR'], ...person }, admin);
    const SESSION = '... on SignedIn { accessToken refreshToken }';
    await hub.act('signIn', { email: CANARY.address, password: CANARY.wrongPassword });
    const first = await hub.act(
      'signIn',
      { email: CANARY.address, password: CANARY.password },
      undefined,
      SESSION,
    );
    const { refreshToken } = first;
    const second = await hub.act('refreshSession', { refreshToken }, undefined, SESSION);
    await hub.act('refreshSession', { refreshToken });
    keep(first.accessToken, first.refreshToken, second.accessToken, second.refreshToken);
    const change = { currentPassword: CANARY.password, newPassword: CANARY.newPassword };
    await hub.act('changePassword', { idempotencyKey: hub.key(), ...change }, first.accessToken);
    const issue = { idempotencyKey: hub.key(), name: `The handset of ${CANARY.name}`, roles: ['OPERATOR'] };
    const { key } = await hub.act('issueApiKey', issue, admin, '... on IssuedApiKey { key }');
    keep(key);
    await hub.ask('{ me { id } }', {}, key);
    await hub.ask('{ me { id } }', {}, `${key}x`);
    await hub.ask('{ me { id } }', {}, CANARY.garbage);
    const enrol = { badgeCode: 'QX-7781', pin: '739182', currentPassword: CANARY.newPassword };
    await hub.act('enrolBadge', { idempotencyKey: hub.key(), ...enrol }, first.accessToken);
    await hub.act('enrolBadge', { idempotencyKey: hub.key(), ...enrol, password: CANARY.newPassword });
    await hub.act('acceptInvitation', {
      token: CANARY.garbage,
      displayName: CANARY.name,
      password: CANARY.password,
    });
    await hub.act('signInWithIdToken', { idToken: CANARY.garbage });
  }

  async function goods(): Promise<void> {
    const consignment = announcement({ purpose: CANARY.note });
    await hub.act('announceConsignment', { idempotencyKey: hub.key(), ...consignment }, hub.cast.donor.token);
    await hub.ask('{ presentPallets { nodes { id } } }', {}, hub.cast.operator.token);
  }

  /** Letters that cannot go, a message that nobody can read, rows that do not fit, a table that is gone. */
  async function failures(): Promise<void> {
    const admin = hub.cast.administrator.token;
    const invite = (email: string) =>
      hub.act('inviteMember', { idempotencyKey: hub.key(), email, roles: ['OPERATOR'] }, admin);
    await invite(CANARY.otherAddress);
    await hub.act('requestPasswordReset', { email: CANARY.address });
    await hub.until(() => hub.log.includes('of accounts.mail-invitation failed'));
    await hub.sql(
      `INSERT INTO outbox (id, kind, name, payload, request_id)
       VALUES (gen_random_uuid(), 'command', 'accounts.mail-invitation', '{"invitationId": "Zebedea"}', 'planted-0001')`,
    );
    await hub.until(async () => (await hub.sql('SELECT 1 FROM dead_letter')).length > 0);
    await hub.sql(
      `CREATE FUNCTION quoting() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM NEW.email::int; RETURN NEW; END $$;
       CREATE TRIGGER quoting BEFORE INSERT ON invitation FOR EACH ROW EXECUTE FUNCTION quoting();`,
    );
    await invite('quuxinger-three@canary.example');
    await hub.sql('DROP TRIGGER quoting ON invitation; ALTER TABLE membership RENAME TO elsewhere');
    await hub.act('signIn', { email: CANARY.address, password: CANARY.newPassword });
    await hub.sql('ALTER TABLE elsewhere RENAME TO membership');
    await hub.ask(`mutation { signIn(input: { email: "${CANARY.address}", password: "${CANARY.password}" `);
    await hub.ask(
      `mutation { signIn(input: { email: "${CANARY.address}", pass: "${CANARY.password}" }) { x } }`,
    );
    await hub.until(() => /"level":"error"/.test(hub.log));
  }

  const found = (text: string, more: string[] = []) =>
    [...Object.values(CANARY), 'Zebedea', 'quuxinger', PASSWORD, ...secrets, ...more].filter((canary) =>
      text.toLowerCase().includes(canary.toLowerCase()),
    );

  it('was left out: the story came to all its failures', () => {
    expect(secrets.length).toBeGreaterThanOrEqual(7);
    expect(hub.log).toContain('invalid input syntax for type integer: \\"…\\"');
    expect(hub.log).toContain('relation \\"membership\\" does not exist');
    expect(hub.answers.join()).toContain('REFRESH_TOKEN_REUSED');
    expect(hub.answers.filter((answer) => answer.includes('"INTERNAL"'))).toHaveLength(2);
  });

  it('is in the logs', () => {
    expect(hub.log.split('\n').length).toBeGreaterThan(50);
    const guilty = hub.log.split('\n').filter((line) => found(line, ['739182']).length > 0);
    expect(guilty).toEqual([]);
  });

  it('is in the answers to what failed, but what the caller just wrote as an address', () => {
    const failed = hub.answers.filter((answer) => /"errors"|"__typename":"Refusal"/.test(answer));
    expect(failed.length).toBeGreaterThan(8);
    expect(found(failed.join('\n'))).toEqual([]);
  });

  it('is in the metrics', async () => {
    const page = await hub.metrics();
    expect(page).toContain('hub_refusals_total{code="REFRESH_TOKEN_REUSED"}');
    expect(found(page)).toEqual([]);
  });

  it('is in the queues, the outbox or the dead letters', async () => {
    const contents = await hub.queues();
    expect(contents).toContain('accounts.mail-invitation');
    // What was planted there by hand is there; of what the hub wrote, the reason above all, nothing is.
    const ours = contents.replace('\\"invitationId\\"\\": \\"\\"Zebedea\\"\\"', '');
    expect(found(ours.replaceAll(/Zebedea(?=[\\"]+\})/g, ''))).toEqual([]);
    const letters = await hub.sql('SELECT reason FROM dead_letter');
    expect(found(JSON.stringify(letters))).toEqual([]);
  });
});
