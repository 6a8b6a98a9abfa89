import fc from 'fast-check';
import { decodeLine } from './decode-line.js';
import { linesOf } from './lines.js';

const SSCC = '354123450000000014';
const CONTENT = '(02)05412345000013(37)20';

function answerTo(line: string, strict = false) {
  return JSON.parse(decodeLine(line, { strict, referenceYear: 2020 }));
}

describe('a line of hub decode', () => {
  it('is a scan', () => {
    expect(answerTo(JSON.stringify(`]C100${SSCC}\u001d`))).toEqual({
      ok: true,
      elements: [{ ai: '00', value: SSCC }],
      warnings: [],
      errors: [],
    });
  });

  it('tells what is missing, and how bad that is', () => {
    const line = JSON.stringify(CONTENT);
    const problem = expect.objectContaining({ code: 'MISSING_PAIR', position: 19 });
    expect(answerTo(line)).toMatchObject({ ok: true, warnings: [problem], errors: [] });
    expect(answerTo(line, true)).toMatchObject({ ok: false, warnings: [], errors: [problem] });
  });

  it('is a label with several symbols', () => {
    expect(answerTo(JSON.stringify([`(00)${SSCC}`, CONTENT]))).toMatchObject({ ok: true, warnings: [] });
    expect(answerTo(JSON.stringify([`(00)${SSCC}`, '(37)20']))).toMatchObject({
      ok: false,
      errors: [{ code: 'MISSING_PAIR', symbol: 1 }],
    });
  });

  it("is one of the hub's own codes", () => {
    expect(answerTo('"hub:location:DOCK-1"')).toMatchObject({ ok: true, own: { code: 'DOCK-1' } });
  });

  it.each(['', ' ', 'x', '1', 'null', '[]', '{}', '[1]', '"', JSON.stringify(Array(21).fill('x'))])(
    'is not %j',
    (line) => {
      expect(answerTo(line)).toMatchObject({ ok: false, errors: [{ code: 'NOT_RECOGNISED', position: 0 }] });
    },
  );

  it('gets one line, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), fc.boolean(), (line, strict) => {
        const text = decodeLine(line, { strict, referenceYear: 2020 });
        expect(text).not.toContain('\n');
        expect(Object.keys(JSON.parse(text)).slice(0, 4)).toEqual(['ok', 'elements', 'warnings', 'errors']);
      }),
    );
  });
});

describe('the lines of a text in pieces', () => {
  async function lines(pieces: string[], longest = 10) {
    const found = [];
    for await (const line of linesOf(
      (async function* () {
        yield* pieces;
      })(),
      longest,
    ))
      found.push(line);
    return found;
  }

  it('are those of the whole', async () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(texts), async (pieces) => {
        const whole = pieces.join('').split('\n');
        if (whole.at(-1) === '') whole.pop();
        expect(await lines(pieces, 1_000)).toEqual(whole);
      }),
    );
  });

  it('are cut off when they are too long', async () => {
    expect(await lines(['abcdefgh', 'ijk', 'l\nm', 'n\n'])).toEqual([null, 'mn']);
  });
});
