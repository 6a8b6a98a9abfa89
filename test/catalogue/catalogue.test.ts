import { startWorld, type World } from '../world/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.close());

const ITEMS =
  'query Q($search: String, $group: CommodityGroup, $language: Language, $first: Int, $after: String) { items(search: $search, group: $group, language: $language, first: $first, after: $after) { nodes { code group category } pageInfo { hasNextPage endCursor } } }';
const found = async (variables: Record<string, unknown>): Promise<string[]> => {
  const { data, errors } = await world.ask('agency', ITEMS, variables);
  return data ? data.items.nodes.map(({ code }: { code: string }) => code) : errors[0].extensions.code;
};
const MASKS = ['MASK_FFP2', 'MASK_N95', 'MASK_SURGICAL_IIR'];

describe('a search of the catalogue', () => {
  it.each<[string, string[], Record<string, string>?]>([
    ['masque', MASKS],
    ['MASQUE ffp-2', ['MASK_FFP2']],
    ['mondmasker', ['MASK_SURGICAL_IIR']],
    ['Atemschutzmaske', ['MASK_FFP2', 'MASK_N95']],
    ['防护口罩', ['MASK_FFP2', 'MASK_N95']],
    ['respirateur', ['VENTILATOR']],
    ['Beatmungsgerat', ['VENTILATOR']],
    ['beademingstoestel', ['VENTILATOR']],
    ['呼吸机', ['VENTILATOR']],
    ['呼吸', ['VENTILATOR']],
    ['ventilator', ['VENTILATOR']],
    ['respirator', ['MASK_FFP2', 'MASK_N95']],
    ['respirator', [], { language: 'fr' }],
    ['respirateur', [], { language: 'en' }],
    ['oxygene', ['OXYGEN_CONCENTRATOR']],
    ['paracetamol', ['PARACETAMOL_500_MG']],
    ['mask ventilator', []],
    ['unicorn', []],
  ])('for %s finds %j (%#)', async (search, codes, more = {}) => {
    expect(await found({ search, ...more })).toEqual(codes);
  });

  it('is narrowed by the groups of the commodity package, page by page', async () => {
    expect(await found({ group: 'SURVEILLANCE' })).toEqual(['SAMPLING_KIT', 'TEST_ANTIGEN', 'TEST_PCR']);
    expect(await found({ group: 'IMMUNISATION', search: 'mrna' })).toEqual([
      'VACCINE_ELASOMERAN',
      'VACCINE_TOZINAMERAN',
    ]);
    const all: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await world.ask('donor', ITEMS, { first: 10, after });
      all.push(...data.items.nodes.map(({ code }: { code: string }) => code));
      after = data.items.pageInfo.endCursor;
      more = data.items.pageInfo.hasNextPage;
    }
    expect(all).toHaveLength(23);
    expect([...all].sort()).toEqual(all);
  });

  it.each([{ search: ' ' }, { search: '%_' }, { search: 'x\u0000' }, { after: 'x' }, { first: 0 }])(
    'refuses %j',
    async (variables) => expect(await found(variables)).toBe('INVALID_INPUT'),
  );
});

describe('what is known of an item by date', () => {
  const FACTS =
    'query Q($code: String!, $on: CalendarDate) { item(code: $code) { hsCodes(on: $on) { hsYear hsCode } packings(on: $on) { unitsPerBox unitsPerCarton cartonsPerPallet gtin source } shelfLives(on: $on) { days } stability(on: $on) { rule lowest highest hours } } }';
  const item = async (code: string, on?: string) =>
    (await world.ask('operator', FACTS, { code, on })).data?.item;

  it('is the packing of that day, in base units', async () => {
    const cartons = async (on: string) =>
      (await item('MASK_FFP2', on)).packings.map(
        ({ unitsPerCarton }: { unitsPerCarton: number }) => unitsPerCarton,
      );
    expect(await cartons('2020-03-13')).toEqual([1_000]);
    expect(await cartons('2020-06-30')).toEqual([1_000]);
    expect(await cartons('2020-07-01')).toEqual([400]);
    expect(await cartons('2019-12-31')).toEqual([]);
    const all = await item('MASK_FFP2');
    expect(all.packings).toHaveLength(2);
    for (const { source, gtin } of all.packings)
      expect([source, gtin]).toEqual([expect.stringContaining('made up'), null]);
  });

  it('is the heading of the edition that holds', async () => {
    expect((await item('TEST_PCR', '2020-03-13')).hsCodes).toEqual([{ hsYear: 2017, hsCode: '3822.00' }]);
    expect((await item('TEST_PCR', '2022-01-01')).hsCodes).toEqual([{ hsYear: 2022, hsCode: '3822.19' }]);
    expect((await item('MASK_FFP2', '2023-01-01')).hsCodes).toEqual([{ hsYear: 2022, hsCode: '6307.90' }]);
  });

  it('is the label of that day: five days thawed at first, thirty-one later', async () => {
    const thawed = async (on: string) =>
      (await item('VACCINE_TOZINAMERAN', on)).stability.filter(
        ({ lowest, highest }: { lowest: number; highest: number }) => lowest === 2 && highest === 8,
      );
    expect(await thawed('2021-01-15')).toMatchObject([{ rule: 'BUDGET', hours: 120 }]);
    expect(await thawed('2021-05-17')).toMatchObject([{ rule: 'BUDGET', hours: 744 }]);
    expect(await thawed('2020-03-13')).toEqual([]);
    expect((await item('VACCINE_ELASOMERAN', '2021-08-01')).stability).toContainEqual({
      rule: 'NEVER',
      lowest: -90,
      highest: -40,
      hours: 0,
    });
    expect((await item('VENTILATOR', '2020-03-13')).shelfLives).toEqual([]);
    expect((await item('MASK_FFP2', '2020-03-13')).shelfLives).toEqual([{ days: 1_095 }]);
  });

  it('is asked for a day that the calendar has', async () => {
    const { errors } = await world.ask('operator', FACTS, { code: 'MASK_FFP2', on: '2020-02-30' });
    expect(errors[0].extensions.code).toBe('INVALID_INPUT');
  });
});
