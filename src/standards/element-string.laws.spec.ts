import fc from 'fast-check';
import { decodeScan, LONGEST_SCAN } from './element-string.js';
import { withGs1CheckDigit } from './gs1-check-digit.js';

const GS = '\u001d';
const SSCC = '354123450000000014';
const GTIN = '05412345000013';

function decode(raw: string, strict = false) {
  return decodeScan(raw, { referenceYear: 2020, strict });
}

/** Any UTF-16 units, halves of surrogate pairs included. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

/** Text that gets past the first doors: pieces of real notations in any order. */
const likelyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ']C1',
        ']d2',
        ']Q1',
        ']E0',
        '(',
        ')',
        '(00)',
        '(10)',
        '\\(',
        GS,
        '00',
        '01',
        '10',
        '17',
        '310',
        '4331',
      ),
      fc.constantFrom(
        'https://',
        'HTTP://',
        'id.gs1.org',
        '/',
        '/01/',
        '/10/',
        '?',
        '&',
        '=',
        '%',
        '%2F',
        '%ff',
        '|',
        '^',
        '|]e0',
        'hub:location:',
        '#',
        '+',
      ),
      fc.constantFrom(SSCC, GTIN, 'LOT7A', '230630', '-', ' ', '\n', '__proto__', '\ud800', '５'),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(''));

describe('decoding', () => {
  it('never throws, keeps the raw text, and places every problem inside it', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, likelyText), fc.boolean(), (raw, strict) => {
        const scan = decode(raw, strict);
        expect(scan.raw).toBe(raw);
        expect(scan.ok).toBe(scan.problems.every(({ severity }) => severity === 'WARNING'));
        expect(scan.ok && scan.elements.length === 0 && !scan.own).toBe(false);
        const positions = scan.problems.map(({ position }) => position);
        expect(positions).toEqual([...positions].sort((one, other) => one - other));
        expect(positions.every((position) => position >= 0 && position <= raw.length)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads the longest text that a QR code holds, and no longer one', () => {
    const longest = `]Q3${'10A'.padEnd(LONGEST_SCAN - 3, GS)}`;
    expect(decode(longest).elements).toMatchObject([{ ai: '10', value: 'A' }]);
    expect(decode(`${longest}A`).problems).toMatchObject([{ code: 'TOO_LONG', position: LONGEST_SCAN }]);
  });

  it('cuts an element string without losing a character', () => {
    const pieces = fc.array(fc.constantFrom('00', '01', '10', '17', '37', '4331', '12', 'A', '%', GS), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(pieces, (written) => {
        const data = written.join('');
        const scan = decode(`]C1${data}`);
        fc.pre(!scan.problems.some(({ code }) => code === 'UNKNOWN_AI'));
        const cut = scan.elements.map(({ ai, value }) => ai + value).join('');
        expect(cut).toBe(data.replaceAll(GS, ''));
      }),
    );
  });

  it('takes an SSCC in every notation for the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{17}$/).map(withGs1CheckDigit), (sscc) => {
        const notations = [sscc, `00${sscc}`, `]C100${sscc}`, `(00)${sscc}`, `https://id.gs1.org/00/${sscc}`];
        for (const raw of notations) {
          expect(decode(raw)).toEqual({
            ok: true,
            raw,
            elements: [{ ai: '00', value: sscc, label: 'SSCC' }],
            own: null,
            problems: [],
          });
        }
      }),
    );
  });

  it('refuses an SSCC with one wrong digit in every notation', () => {
    const wrongs = fc.tuple(
      fc.stringMatching(/^[0-9]{17}$/).map(withGs1CheckDigit),
      fc.nat(17),
      fc.integer({ min: 1, max: 9 }),
    );
    fc.assert(
      fc.property(wrongs, ([sscc, place, shift]) => {
        const wrong = sscc.slice(0, place) + ((Number(sscc[place]) + shift) % 10) + sscc.slice(place + 1);
        for (const raw of [
          wrong,
          `00${wrong}`,
          `]C100${wrong}`,
          `(00)${wrong}`,
          `https://id.gs1.org/00/${wrong}`,
        ]) {
          expect(decode(raw).problems).toMatchObject([{ severity: 'ERROR', code: 'WRONG_CHECK_DIGIT' }]);
        }
      }),
    );
  });

  it('refuses full-width digits wherever they stand, with a code of their own', () => {
    const fullWidth = fc.constantFrom(...'０１２３４５６７８９');
    fc.assert(
      fc.property(likelyText, fullWidth, likelyText, (before, digit, after) => {
        const scan = decode(before + digit + after);
        expect(scan.elements).toEqual([]);
        expect(scan.problems).toMatchObject([{ severity: 'ERROR', code: 'FULL_WIDTH_DIGITS' }]);
      }),
    );
  });
});
