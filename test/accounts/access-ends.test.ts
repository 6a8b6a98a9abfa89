import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { Keyring } from '../../src/accounts/keyring.js';
import { asSuperuser } from '../world/cluster.js';
import { AccountsHub, ADMINISTRATOR, aKey, PASSWORD } from './accounts-hub.js';

const ME = '{ me { id } }';
/** Of an access token here, so that nobody waits for five minutes. */
const SECONDS = 2;

describe('access of somebody who may not come in any more', () => {
  let hub: AccountsHub;
  let token: string;
  beforeAll(async () => {
    hub = await AccountsHub.start({ ACCESS_TOKEN_SECONDS: String(SECONDS) });
  });
  beforeEach(async () => {
    token = await hub.tokenOf(ADMINISTRATOR);
  });
  afterAll(() => hub?.stop());

  const codes = async (by: string) =>
    (await hub.ask(ME, by)).errors?.map(({ extensions }) => extensions.code);
  const newcomer = async (email: string) => {
    const { id } = await hub.addMember(token, { email, roles: ['OPERATOR'] });
    return { id, session: await hub.signIn(email) };
  };
  const removed = (member: string) =>
    hub.does('endMembership', '... on EndedMembership { member }', { idempotencyKey: aKey(), member }, token);
  const expired = () => sleep(SECONDS * 1_000 + 100);

  it('of a removed member ends with the token that is out, which no refresh follows', async () => {
    const { id, session } = await newcomer('nora@hub.example');
    expect(await codes(session.accessToken)).toBeUndefined();
    await removed(id);
    expect(await hub.refresh(session.refreshToken)).toMatchObject({ code: 'SESSION_OVER' });
    await expired();
    expect(await codes(session.accessToken)).toEqual(['UNAUTHENTICATED']);
    expect(await hub.signIn('nora@hub.example')).toMatchObject({ code: 'NO_MEMBERSHIP' });
  });

  it('of a member whose password was changed ends likewise, for everybody who had the old one', async () => {
    const { session } = await newcomer('lena@hub.example');
    const elsewhere = await hub.signIn('lena@hub.example');
    const input = { idempotencyKey: aKey(), currentPassword: PASSWORD, newPassword: 'another good long one' };
    const changed = await hub.does('changePassword', '__typename', input, session.accessToken);
    expect(changed.code).toBeUndefined();
    for (const { refreshToken } of [session, elsewhere]) {
      expect(await hub.refresh(refreshToken)).toMatchObject({ code: 'SESSION_OVER' });
    }
    await expired();
    for (const { accessToken } of [session, elsewhere]) {
      expect(await codes(accessToken)).toEqual(['UNAUTHENTICATED']);
    }
    expect(await hub.signIn('lena@hub.example')).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  });

  it('ends on an open socket too', async () => {
    const { id, session } = await newcomer('sven@hub.example');
    const closed = closing(hub.api.url, session.accessToken);
    await removed(id);
    expect(await closed).toBe(4403);
  });

  it('does not begin by a password that is changed while it is being compared', async () => {
    await newcomer('rene@hub.example');
    const digest = hub.get(Keyring).digest('address', 'rene@hub.example').toString('hex');
    const answer = await asSuperuser(async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 20200316))', [digest]);
      const signingIn = hub.signIn('rene@hub.example');
      await waited(() => client.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"));
      await client.query(`UPDATE member SET password_hash = 'another' WHERE email = 'rene@hub.example'`);
      await client.query('COMMIT');
      return signingIn;
    }, hub.database);
    expect(answer).toMatchObject({ code: 'WRONG_CREDENTIALS' });
  });
});

async function waited(look: () => Promise<{ rowCount: number | null }>): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    if ((await look()).rowCount) return;
    await sleep(25);
  }
  throw new Error('Nobody came to wait');
}

/** The code with which the hub closes a socket that was opened with a token. */
function closing(url: string, accessToken: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${accessToken}` },
      onNonLazyError: () => undefined,
    });
    client.on('closed', (event) => resolve((event as { code: number }).code));
    client.on('error', reject);
  });
}
