import { type AddressInfo, createServer } from 'node:net';
import { newId } from '../../src/platform/ids/ids.js';
import { SmtpMail } from '../../src/platform/mail/smtp-mail.js';
import { asSuperuser } from '../world/cluster.js';
import { startWorld, type World } from '../world/world.js';
import { PASSWORD, PostOffice } from './post-office.js';

const office = new PostOffice();
let world: World;
let url: string;
beforeAll(async () => {
  url = await office.start();
  world = await startWorld({ SMTP_URL: url, HUB_MAIL_FROM: 'hub@hub.example' });
});
afterAll(async () => {
  await world?.close();
  await office.stop();
});
beforeEach(() => {
  office.moods = ['takes'];
  office.seen.length = 0;
});

const REQUEST =
  'mutation R($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename } }';
async function forget(email: string): Promise<void> {
  await world.ask(null, REQUEST, { input: { email } });
  await world.settle();
}

const tokenIn = ({ text = '' } = {}) => /^[0-9a-f-]{36}\.[\w-]{43}$/m.exec(text)?.[0] ?? '';
async function opens(token: string): Promise<boolean> {
  const query =
    'mutation R($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename ... on Refusal { code } } }';
  const { data } = await world.ask(null, query, {
    input: { token, password: `one more password ${newId()}` },
  });
  expect(['PasswordChanged', 'Refusal']).toContain(data.resetPassword.__typename);
  return data.resetPassword.__typename === 'PasswordChanged';
}

const deadLetters = () =>
  asSuperuser(async (client) => (await client.query('SELECT reason FROM dead_letter')).rows, world.database);

describe('a letter over SMTP', () => {
  it('goes once, from the hub to one person, and its token opens', async () => {
    await forget('agency@example.org');
    const [letter, ...more] = office.seen;
    expect(letter).toMatchObject({ from: 'hub@hub.example', to: ['agency@example.org'] });
    expect(letter?.messageId).toMatch(/^[0-9a-f-]{36}\.[0-9a-f]{12}@/);
    expect(more).toEqual([]);
    expect(await opens(tokenIn(letter))).toBe(true);
  });

  it.each(['is busy', 'loses its answer'] as const)(
    'is the same letter when it goes again, after a server that %s',
    async (mood) => {
      office.moods = [mood, 'takes'];
      await forget('donor@example.org');
      const [first, second, ...more] = office.seen;
      expect(second).toEqual(first);
      expect(more).toEqual([]);
      expect(await opens(tokenIn(second))).toBe(true);
    },
  );

  it('is a dead letter at once where the server refuses it for good, and tells nothing of itself', async () => {
    office.moods = ['knows nobody'];
    await forget('carrier@example.org');
    expect(await deadLetters()).toEqual([{ reason: expect.stringContaining('EENVELOPE 550') }]);
    expect(JSON.stringify(await deadLetters())).not.toMatch(/carrier@|only-for-tests/);
    expect(office.seen).toEqual([]);
  });
});

describe('trouble with the server', () => {
  const letter = { id: 'one', to: 'nina@example.org', subject: 'Hello', text: 'A token: abc' };
  const failure = async (address: string): Promise<string> => {
    const problem = await new SmtpMail(address, 'hub@hub.example', 300)
      .send(letter)
      .catch((one: Error) => one);
    return `${(problem as Error).message} ${(problem as Error).stack} ${JSON.stringify(problem)}`;
  };

  it('is named without password, address or text', async () => {
    const told = [
      await failure(url.replace(PASSWORD, 'wrong-secret')),
      await failure('smtp://hub:wrong-secret@127.0.0.1:1'),
    ];
    expect(told[0]).toMatch(/The letter one was not taken: EAUTH 535/);
    expect(told[1]).toMatch(/The letter one was not taken: E(CONNECTION|SOCKET|CONNREFUSED)/);
    for (const words of told) expect(words).not.toMatch(/wrong-secret|nina|abc/);
  });

  it('has an end when nobody answers', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    expect(await failure(`smtp://127.0.0.1:${port}`)).toMatch(/ETIMEDOUT/);
    await new Promise((resolve) => silent.close(resolve));
  });
});
