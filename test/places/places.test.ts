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

  it('show where the sources have a hub, also where they disagree', async () => {
    const query = '{ hub(code: "CAN") { sites { standing since until source place { code iata icao } } } }';
    const { data } = await hub.ask<Selected>(query);
    expect(data.hub.sites).toMatchObject([
      { standing: 'SOURCED', since: '2020-04-30', until: null, place: { code: 'CAN', icao: 'ZGGG' } },
      {
        standing: 'UNCONFIRMED',
        place: { code: 'PVG', icao: 'ZSPD' },
        source: expect.stringContaining('Shanghai'),
      },
    ]);
  });

  const PLACES =
    'query Q($search: String, $country: String, $kind: PlaceKind, $first: Int, $after: String) { places(search: $search, country: $country, kind: $kind, first: $first, after: $after) { nodes { code kind gauges note } pageInfo { hasNextPage endCursor } } }';
  const codes = async (variables: Record<string, unknown>) => {
    const { data, errors } = await hub.ask<Selected>(PLACES, undefined, variables);
    return data ? data.places.nodes.map(({ code }: { code: string }) => code) : errors?.[0]?.extensions.code;
  };

  it('show the places of a country, page by page', async () => {
    expect(await codes({ country: 'IT' })).toEqual(['BLQ', 'FCO', 'ROME']);
    const all: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data }: Selected = await hub.ask<Selected>(PLACES, undefined, { first: 25, after });
      all.push(...data.places.nodes.map(({ code }: { code: string }) => code));
      after = data.places.pageInfo.endCursor;
      more = data.places.pageInfo.hasNextPage;
    }
    expect(all).toHaveLength(72);
    expect([...new Set(all)].sort()).toEqual(all);
  });

  it.each([
    ['liege', 'LGG'],
    ['LIÈGE', 'LGG'],
    ['luik', 'LGG'],
    ['列日', 'LGG'],
    ['EBLG', 'LGG'],
    ['bingen cnyiu', undefined],
    ['cnyiu', 'YIW'],
    ['malaszewicze', 'MALASZEWICZE'],
    ['istanbul', 'IST'],
    ['chisinau', 'KIV'],
    ['zürich airport', 'ZRH'],
  ])('find %s', async (search, code) => expect(await codes({ search })).toEqual(code ? [code] : []));

  it('tell the gauges of the stations where trains cross a frontier, and what is uncertain', async () => {
    const { data } = await hub.ask<Selected>(PLACES, undefined, { kind: 'BORDER_STATION' });
    const gauges = data.places.nodes.map(({ code, gauges: widths }: Selected) => [code, widths]);
    expect(gauges).toEqual([
      ['ALASHANKOU', [1435]],
      ['BREST', [1435, 1520]],
      ['DOSTYK', [1435, 1520]],
      ['KHORGOS', [1435, 1520]],
      ['MALASZEWICZE', [1435, 1520]],
      ['TERESPOL', [1435, 1520]],
    ]);
    for (const { note } of data.places.nodes) expect(note).toContain('not verified');
    expect(await codes({ search: 'zhengzhou' })).toEqual(['CGO', 'ZHENGZHOU']);
  });

  it.each([
    { country: 'NUL\u0000' },
    { country: 'it' },
    { search: '' },
    { search: '%' },
    { search: '\u0000' },
    { after: 'x' },
  ])('refuse %j', async (variables) => expect(await codes(variables)).toBe('INVALID_INPUT'));

  it('show the catalogue to members, in five languages', async () => {
    const query =
      '{ item(code: "MASK_FFP2") { category hsCode hsYear temperatureClass countedIn isMedicine names { fr nl de en zh } } }';
    expect((await hub.ask(query)).errors?.map(({ extensions }) => extensions.code)).toEqual([
      'UNAUTHENTICATED',
    ]);
    const token = await hub.tokenOf(ADMINISTRATOR);
    expect((await hub.ask(query, token)).data).toEqual({
      item: {
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
    const all =
      '{ items(first: 100) { nodes { code names { fr zh } } } none: item(code: "NUL\\u0000") { code } }';
    const { data } = await hub.ask<Selected>(all, token);
    expect(data.none).toBeNull();
    expect(data.items.nodes.map(({ code }: { code: string }) => code)).toContain('VENTILATOR');
    for (const { names } of data.items.nodes)
      expect(names).toEqual({ fr: expect.any(String), zh: expect.any(String) });
  });
});
