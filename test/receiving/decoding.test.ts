import { startWorld, type World } from '../world/world.js';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const QUERY = `query Decode($data: String!, $otherSymbols: [String!], $strict: Boolean) {
  decodeBarcode(data: $data, otherSymbols: $otherSymbols, strict: $strict) {
    ok raw elements { ai value label date time decimal unit } own { kind code }
    warnings { code position } errors { code position message }
  }
}`;

async function decode(data: string, more: Record<string, unknown> = {}) {
  const { data: answer, errors } = await world.ask('donor', QUERY, { data, ...more });
  expect(errors).toEqual([]);
  return answer.decodeBarcode;
}

describe('decodeBarcode', () => {
  it('tells what a pallet label says, with dates and numbers', async () => {
    const raw = ']C1003541234500000000140205412345000013172402003720\u001d3302001234';
    const nothing = { date: null, time: null, decimal: null, unit: null };
    expect(await decode(raw, { strict: true })).toEqual({
      ok: true,
      raw,
      elements: [
        { ...nothing, ai: '00', value: '354123450000000014', label: 'SSCC' },
        { ...nothing, ai: '02', value: '05412345000013', label: 'CONTENT' },
        { ...nothing, ai: '17', value: '240200', label: 'USE BY or EXPIRY', date: '2024-02-29' },
        { ...nothing, ai: '37', value: '20', label: 'COUNT', decimal: '20' },
        { ...nothing, ai: '3302', value: '001234', label: 'GROSS WEIGHT (kg)', decimal: '12.34', unit: 'kg' },
      ],
      own: null,
      warnings: [],
      errors: [],
    });
  });

  it('judges pairs over all symbols of a label, or alone', async () => {
    const data = '(02)05412345000013(37)20';
    const missing = [{ code: 'MISSING_PAIR', position: 19 }];
    expect(await decode(data)).toMatchObject({ ok: true, warnings: missing });
    expect(await decode(data, { otherSymbols: ['(00)354123450000000014'] })).toMatchObject({
      ok: true,
      warnings: [],
    });
    expect(await decode(data, { strict: true })).toMatchObject({ ok: false, errors: missing });
  });

  it.each([
    ['', 'EMPTY'],
    ['\u0000', 'NOT_RECOGNISED'],
    ['(00)354123450000000015', 'WRONG_CHECK_DIGIT'],
    ['(00)3541234500000000１4', 'FULL_WIDTH_DIGITS'],
    ['(01)05412345000013(17)230230', 'IMPOSSIBLE_DATE'],
    ['x'.repeat(9_000), 'TOO_LONG'],
  ])('never fails, and tells what is wrong with %j', async (data, code) => {
    expect(await decode(data)).toMatchObject({ ok: false, raw: data, errors: [{ code }] });
  });

  it("knows the hub's own codes", async () => {
    expect(await decode('hub:location:DOCK-1')).toMatchObject({ own: { kind: 'LOCATION', code: 'DOCK-1' } });
  });

  it('is for those who are signed in', async () => {
    const { errors } = await world.ask(null, QUERY, { data: '' });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
