import { AccountsHub, ADMINISTRATOR, type Selected } from '../accounts/accounts-hub.js';

describe('places and the catalogue, over HTTP', () => {
  let hub: AccountsHub;
  beforeAll(async () => {
    hub = await AccountsHub.start();
  });
  afterAll(() => hub?.stop());

  it('show the hubs to everybody, Liège first, with their roles and who says so', async () => {
    const { data } = await hub.ask<Selected>(
      '{ hubs { id code name place { code country unLocode timeZone latitude } roles { role since until source } } }',
    );
    expect(data.hubs).toHaveLength(8);
    expect(data.hubs[0]).toEqual({
      id: expect.any(String),
      code: 'LGG',
      name: 'Liège',
      place: {
        code: 'LGG',
        country: 'BE',
        unLocode: 'BELGG',
        timeZone: 'Europe/Brussels',
        latitude: 50.6374,
      },
      roles: [
        { role: 'GLOBAL', since: '2020-04-11', until: null, source: expect.stringContaining('11 April') },
      ],
    });
    const chinese = data.hubs.find(({ code }: { code: string }) => code === 'CAN');
    expect(chinese.roles[0].source).toContain('Shanghai');
    expect(data.hubs.find(({ code }: { code: string }) => code === 'DXB').roles).toHaveLength(2);
  });

  it('show one hub, or null for what is none', async () => {
    const query = 'query ($code: String!) { hub(code: $code) { name } }';
    expect((await hub.ask(query, undefined, { code: 'LGG' })).data).toEqual({ hub: { name: 'Liège' } });
    for (const code of ['lgg', 'PVG', '', 'NUL\u0000', "' OR 1=1", 'X'.repeat(1_000)]) {
      expect(await hub.ask(query, undefined, { code })).toMatchObject({ data: { hub: null } });
    }
  });

  it('show the places of a country', async () => {
    const query = 'query ($country: String) { places(country: $country) { code kind } }';
    expect((await hub.ask(query, undefined, { country: 'IT' })).data).toEqual({
      places: [
        { code: 'FCO', kind: 'AIRPORT' },
        { code: 'ROME', kind: 'CITY' },
      ],
    });
    expect((await hub.ask(query, undefined, { country: 'NUL\u0000' })).data).toEqual({ places: [] });
    expect((await hub.ask<Selected>(query, undefined, {})).data.places).toHaveLength(60);
  });

  it('show the catalogue to members, in five languages', async () => {
    const query =
      '{ supplyItem(code: "MASK_FFP2") { category hsCode hsYear temperatureClass countedIn isMedicine names { fr nl de en zh } } }';
    expect((await hub.ask(query)).errors?.map(({ extensions }) => extensions.code)).toEqual([
      'UNAUTHENTICATED',
    ]);
    const token = await hub.tokenOf(ADMINISTRATOR);
    expect((await hub.ask(query, token)).data).toEqual({
      supplyItem: {
        category: 'RESPIRATOR_MASK',
        hsCode: '6307.90',
        hsYear: 2017,
        temperatureClass: 'AMB',
        countedIn: 'PIECE',
        isMedicine: false,
        names: {
          fr: 'Masque FFP2',
          nl: 'Stofmasker FFP2',
          de: 'Atemschutzmaske FFP2',
          en: 'Respirator mask FFP2',
          zh: 'FFP2 防护口罩',
        },
      },
    });
    const all = '{ supplyItems { code names { fr zh } } none: supplyItem(code: "NUL\\u0000") { code } }';
    const { data } = await hub.ask<Selected>(all, token);
    expect(data.none).toBeNull();
    expect(data.supplyItems.map(({ code }: { code: string }) => code)).toContain('VENTILATOR');
    for (const { names } of data.supplyItems)
      expect(names).toEqual({ fr: expect.any(String), zh: expect.any(String) });
  });
});
