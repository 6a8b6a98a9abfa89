import fc from 'fast-check';
import { type EncodableElement, toBracketedText, toDigitalLink, toElementString } from './element-encoder.js';
import type { ApplicationIdentifier, ContentCheck } from './element-string/ai-format.js';
import { APPLICATION_IDENTIFIERS } from './element-string/ai-table.js';
import { matchesAi } from './element-string/pair-judge.js';
import { decodeScan } from './element-string.js';
import { withGs1CheckDigit } from './gs1-check-digit.js';

const PALLET: EncodableElement[] = [
  { ai: '00', value: '354123450000000014' },
  { ai: '02', value: '05412345000013' },
  { ai: '17', value: '230630' },
  { ai: '37', value: '20' },
  { ai: '10', value: 'LOT7A' },
];
const ITEM: EncodableElement[] = [
  { ai: '17', value: '230630' },
  { ai: '21', value: 'SN0001' },
  { ai: '01', value: '05412345000013' },
  { ai: '10', value: 'A/(+' },
];

describe('encoding', () => {
  it('puts a separator where one is needed and nowhere else', () => {
    expect(toElementString(PALLET)).toBe(
      '00354123450000000014020541234500001317230630' + '3720\u001d10LOT7A',
    );
  });

  it('escapes opening brackets in bracketed text', () => {
    expect(toBracketedText(PALLET)).toBe('(00)354123450000000014(02)05412345000013(17)230630(37)20(10)LOT7A');
    expect(toBracketedText(ITEM)).toBe('(17)230630(21)SN0001(01)05412345000013(10)A/\\(+');
  });

  it('puts key and qualifiers into the path of a link, in their order, and the rest into the query', () => {
    expect(toDigitalLink(PALLET.slice(0, 1))).toBe('https://id.gs1.org/00/354123450000000014');
    expect(toDigitalLink(ITEM)).toBe('https://id.gs1.org/01/05412345000013/10/A%2F(%2B/21/SN0001?17=230630');
    expect(toDigitalLink(ITEM, 'https://hub.example/t')).toMatch(/^https:\/\/hub\.example\/t\/01\//);
  });

  it.each([
    [{ ai: '55', value: '1' }],
    [{ ai: '10', value: '' }],
    [{ ai: '10', value: 'A'.repeat(21) }],
    [{ ai: '00', value: '35412345000000001' }],
    [{ ai: '10', value: 'A\u001dB' }],
    [{ ai: '10', value: 'Liège' }],
    [{ ai: '10', value: 'é' }],
  ])('refuses %j, which nobody could read back', (element) => {
    for (const encode of [toElementString, toBracketedText, toDigitalLink]) {
      expect(() => encode([...PALLET.slice(0, 1), element])).toThrow(RangeError);
    }
  });

  it('refuses a link without a key, or with an element that has no place in it', () => {
    expect(() => toDigitalLink([{ ai: '10', value: 'LOT7A' }])).toThrow(RangeError);
    expect(() => toDigitalLink([...PALLET.slice(0, 1), { ai: '21', value: 'SN0001' }])).toThrow(RangeError);
  });
});

const SET_82 = [...'!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'];
const number = (length: number, max: number, min = 0) =>
  fc.integer({ min, max }).map((value) => String(value).padStart(length, '0'));
const days = fc
  .date({ min: new Date('1980-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(2, 10).replaceAll('-', ''));

/** Good content for every kind of check, by the length of the part. */
const CONTENT: Record<ContentCheck, (length: number) => fc.Arbitrary<string>> = {
  CHECK_DIGIT: (length) => fc.stringMatching(new RegExp(`^[0-9]{${length - 1}}$`)).map(withGs1CheckDigit),
  COMPANY_PREFIX: (length) => fc.stringMatching(new RegExp(`^[0-9]{4}[A-Z]{0,${length - 4}}$`)),
  DATE: () => days,
  DATE_OR_MONTH: () =>
    fc.oneof(
      days,
      days.map((day) => `${day.slice(0, 4)}00`),
    ),
  HOUR_MINUTE: () => fc.tuple(number(2, 23), number(2, 59)).map((pieces) => pieces.join('')),
  MINUS_SIGN: () => fc.constant('-'),
  PERCENT_ENCODING: () => fc.constantFrom('Rue%20de%20Bierset', 'Li%C3%A8ge', '(A)', '+'),
  LATITUDE: () => number(10, 1_800_000_000),
  LONGITUDE: () => number(10, 3_600_000_000),
  COUNTRY_LETTERS: () => fc.stringMatching(/^[A-Z]{2}$/),
  PIECE_OF_TOTAL: () => fc.tuple(number(2, 9, 1), number(2, 99, 9)).map((pieces) => pieces.join('')),
};

function goodValue({ parts }: ApplicationIdentifier): fc.Arbitrary<string> {
  const contents = parts.map(({ characters, shortest, longest, optional, checks: [check] }) => {
    const units = characters === 'N' ? [...'0123456789'] : SET_82;
    const free = fc.string({ unit: fc.constantFrom(...units), minLength: shortest, maxLength: longest });
    const content = check ? CONTENT[check](longest) : free;
    return optional ? fc.oneof(content, fc.constant('')) : content;
  });
  return fc.tuple(...contents).map((pieces) => pieces.join(''));
}

function mayJoin(
  present: readonly ApplicationIdentifier[],
  { ai, excludes = [] }: ApplicationIdentifier,
): boolean {
  return present.every((other) => {
    const forbids = (patterns: readonly string[], name: string) =>
      patterns.some((pattern) => matchesAi(name, pattern));
    return other.ai !== ai && !forbids(excludes, other.ai) && !forbids(other.excludes ?? [], ai);
  });
}

/** The rows without those that an earlier one forbids. */
function compatible(rows: readonly ApplicationIdentifier[]): ApplicationIdentifier[] {
  const kept: ApplicationIdentifier[] = [];
  for (const row of rows) if (mayJoin(kept, row)) kept.push(row);
  return kept;
}

const anyRows = fc.shuffledSubarray([...APPLICATION_IDENTIFIERS], { minLength: 1, maxLength: 12 });
const goodCompany = anyRows.map(compatible);

/** Made once: building an arbitrary from a pattern takes longer than drawing from it a hundred times. */
const GOOD_ELEMENTS = new Map(
  APPLICATION_IDENTIFIERS.map((row) => [row.ai, goodValue(row).map((value) => ({ ai: row.ai, value }))]),
);

function filled(rows: readonly ApplicationIdentifier[]): fc.Arbitrary<EncodableElement[]> {
  return fc.tuple(...rows.map((row) => GOOD_ELEMENTS.get(row.ai) ?? fc.constant({ ai: row.ai, value: '' })));
}

/** Key first, qualifiers in order, then attributes: the order in which a link is read. */
function inLinkOrder(
  key: ApplicationIdentifier,
  rows: readonly ApplicationIdentifier[],
): ApplicationIdentifier[] {
  const sequence = key.linkQualifiers?.[0] ?? [];
  const company = compatible([key, ...rows.filter((row) => row.linkQualifiers === undefined)]);
  const qualifiers = sequence.flatMap((ai) => company.find((row) => row.ai === ai) ?? []);
  const attributes = company.filter(
    (row) => row !== key && !qualifiers.includes(row) && row.linkAttribute !== false,
  );
  return [key, ...qualifiers, ...attributes];
}

const linkKeys = fc.constantFrom(...APPLICATION_IDENTIFIERS.filter((row) => row.linkQualifiers));
const goodLink = fc.tuple(linkKeys, anyRows).chain(([key, rows]) => filled(inLinkOrder(key, rows)));

function readBack(raw: string) {
  const scan = decodeScan(raw, { referenceYear: 2020 });
  const errors = scan.problems.filter(({ severity }) => severity === 'ERROR');
  return { errors, elements: scan.elements.map(({ ai, value }) => ({ ai, value })) };
}

describe('what was encoded is decoded again', () => {
  it('as an element string', () => {
    fc.assert(
      fc.property(
        goodCompany.chain(filled),
        fc.constantFrom(']C1', ']d2', ']Q3', '\u001d'),
        (elements, prefix) => {
          expect(readBack(prefix + toElementString(elements))).toEqual({ errors: [], elements });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('as bracketed text', () => {
    fc.assert(
      fc.property(goodCompany.chain(filled), (elements) => {
        expect(readBack(toBracketedText(elements))).toEqual({ errors: [], elements });
      }),
      { numRuns: 500 },
    );
  });

  it('as a Digital Link', () => {
    fc.assert(
      fc.property(
        goodLink,
        fc.constantFrom('https://id.gs1.org', 'http://hub.example:3000/a/01/b'),
        (elements, stem) => {
          expect(readBack(toDigitalLink(elements, stem))).toEqual({ errors: [], elements });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('as a Digital Link, whatever the order in which it was given', () => {
    fc.assert(
      fc.property(
        goodLink.chain((elements) =>
          fc.tuple(fc.constant(elements), fc.shuffledSubarray(elements, { minLength: elements.length })),
        ),
        ([elements, shuffled]) => {
          const { errors, elements: read } = readBack(toDigitalLink(shuffled));
          expect(errors).toEqual([]);
          expect(new Set(read.map((element) => JSON.stringify(element)))).toEqual(
            new Set(elements.map((element) => JSON.stringify(element))),
          );
        },
      ),
    );
  });
});
