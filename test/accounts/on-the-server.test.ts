import { SharesService } from '../../src/accounts/shares.service.js';
import type { Transaction } from '../../src/platform/database/transaction.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { systemPrincipal } from '../../src/platform/principal/principal.js';
import { AccountsHub, PASSWORD } from './accounts-hub.js';

describe('what the server is told', () => {
  let hub: AccountsHub;
  const somebody = {
    ...systemPrincipal('nobody', 'test'),
    kind: 'member',
    organisationId: 1,
    hubId: 1,
  } as const;
  const write = <Result>(effect: (tx: Transaction, shares: SharesService) => Promise<Result>) =>
    hub.get(UnitOfWork).write(somebody, (tx) => effect(tx, hub.get(SharesService)));
  beforeAll(async () => {
    hub = await AccountsHub.start();
  });
  afterAll(() => hub?.stop());

  const rows = () =>
    hub.rows<{ since: Date; until: Date | null }>('SELECT since, until FROM share ORDER BY organisation_id');
  const holders = () => write((tx, shares) => shares.organisationsOf(tx, 'consignment', '7'));

  it('a share begins, ends, and begins anew; said twice it changes nothing', async () => {
    const share = () => write((tx, shares) => shares.share(tx, 'consignment', '7', 12, 'DONOR'));
    const end = () => write((tx, shares) => shares.end(tx, 'consignment', '7', 12, 'DONOR'));
    await share();
    const [first] = await rows();
    await share();
    expect(await rows()).toEqual([first]);
    expect(await holders()).toEqual([12]);
    await end();
    const [ended] = await rows();
    expect(ended).toEqual({ since: first?.since, until: expect.any(Date) });
    await end();
    expect(await rows()).toEqual([ended]);
    expect(await holders()).toEqual([]);
    await share();
    const [again] = await rows();
    expect(again?.until).toBeNull();
    expect(again?.since.getTime()).toBeGreaterThanOrEqual(
      ended?.until?.getTime() ?? Number.POSITIVE_INFINITY,
    );
  });

  it('an organisation that holds a subject in two roles is named once, in the order of ids', async () => {
    await write(async (tx, shares) => {
      await shares.share(tx, 'consignment', '7', 40, 'HUB');
      await shares.share(tx, 'consignment', '7', 12, 'RECIPIENT');
      await shares.share(tx, 'dispatch', '7', 50, 'RECIPIENT');
    });
    expect(await holders()).toEqual([12, 40]);
  });

  it('the first administrator of a hub, whose organisation is made with him', async () => {
    await hub.createAdministrator('DXB', 'Dina@Dubai.example');
    expect((await hub.signIn('dina@dubai.example')).member).toMatchObject({
      roles: ['ADMINISTRATOR'],
      organisation: { code: 'HUB-DXB', kind: 'HUB' },
    });
    await hub.createAdministrator('DXB', 'dora@dubai.example');
    expect(await hub.rows(`SELECT code, name, country FROM organisation WHERE code LIKE 'HUB-D%'`)).toEqual([
      { code: 'HUB-DXB', name: 'Dubai hub', country: 'AE' },
    ]);
  });

  it('no administrator with a taken address, a short password or for a hub that is none', async () => {
    const refusal = (given: Promise<string>) =>
      given.then(
        () => null,
        ({ code, field }) => ({ code, field }),
      );
    expect(await refusal(hub.createAdministrator('DXB', 'dina@dubai.example'))).toEqual({
      code: 'EMAIL_TAKEN',
      field: 'email',
    });
    expect(await refusal(hub.createAdministrator('PVG', 'dong@shanghai.example'))).toEqual({
      code: 'NOT_FOUND',
      field: 'hub',
    });
    expect(await refusal(hub.createAdministrator('LGG', 'not an address'))).toEqual({
      code: 'INVALID_INPUT',
      field: 'email',
    });
    expect(PASSWORD.length).toBeGreaterThanOrEqual(12);
  });
});
