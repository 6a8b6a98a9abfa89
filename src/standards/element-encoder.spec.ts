import fc from 'fast-check';
import { type EncodableElement, toBracketedText, toDigitalLink, toElementString } from './element-encoder.js';
import type { ApplicationIdentifier, CharacterSet, ContentCheck } from './element-string/ai-format.js';
import { APPLICATION_IDENTIFIERS } from './element-string/ai-table.js';
import { COUNTRY_LETTERS, COUNTRY_NUMBERS } from './element-string/country-codes.data.js';
import { CURRENCY_NUMBERS } from './element-string/currency-codes.data.js';
import { PACKAGE_TYPES } from './element-string/package-types.data.js';
import { matchesAi } from './element-string/pair-judge.js';
import { decodeScan } from './element-string.js';
import { withGs1CheckDigit } from './gs1-check-digit.js';
import { gs1CheckPair } from './gs1-check-pair.js';

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

const time = (...most: number[]) =>
  fc.tuple(...most.map((max) => number(2, max))).map((pieces) => pieces.join(''));
const oneOf = (...values: string[]) => fc.constantFrom(...values);
const hasPrefix = fc.stringMatching(/^[0-9]{4}[A-Z]{0,20}$/);

/** Good content for every kind of check, by the length of the part. */
const CONTENT: Record<ContentCheck, (length: number) => fc.Arbitrary<string>> = {
  BASE64_PADDING: () =>
    fc.stringMatching(/^([-_A-Za-z0-9]{3}){0,20}([-_A-Za-z0-9]{3}|[-_A-Za-z0-9]{2}=|[-_A-Za-z0-9]==)$/),
  CHECK_DIGIT: (length) => fc.stringMatching(new RegExp(`^[0-9]{${length - 1}}$`)).map(withGs1CheckDigit),
  CHECK_PAIR: () => hasPrefix.map((body) => `${body}A${gs1CheckPair(`${body}A`)}`),
  COMPANY_PREFIX: () => hasPrefix,
  COUNTRY_LETTERS: () => fc.constantFrom(...COUNTRY_LETTERS),
  COUNTRY_NUMBER: () => fc.constantFrom(...COUNTRY_NUMBERS),
  COUNTRY_NUMBER_OR_999: () => fc.constantFrom('999', ...COUNTRY_NUMBERS),
  COUPON: () => oneOf('012345612345611110123', '0123456123456111101233200313'),
  COUPON_OFFER: () => oneOf('001234561234560123456', '1012345612345611234567'),
  CURRENCY_NUMBER: () => fc.constantFrom(...CURRENCY_NUMBERS),
  DATE: () => days,
  DATE_OR_MONTH: () =>
    fc.oneof(
      days,
      days.map((day) => `${day.slice(0, 4)}00`),
    ),
  FULL_DATE: () => days.map((day) => `20${day}`).filter((day) => !day.endsWith('0229')),
  HAS_LETTER_OR_SIGN: () => oneOf('A'),
  HOUR: () => time(23),
  HOUR_MINUTE: () => time(23, 59),
  IBAN: () => oneOf('BE71096123456769', 'FR7630006000011234567890189'),
  IMPORTER_INDEX: () => oneOf('-', '0', 'A', '_', 'z'),
  LATITUDE: () => number(10, 1_800_000_000),
  LONGITUDE: () => number(10, 3_600_000_000),
  MEDIA_TYPE: () => oneOf('01', '10', '80', '99'),
  MINUS_SIGN: () => fc.constant('-'),
  MINUTE_OR_SECOND: () => time(59),
  NO_LEADING_ZERO: (length) => fc.integer({ min: 1, max: 10 ** length - 1 }).map(String),
  NOT_ZERO: (length) => number(length, 10 ** length - 1, 1),
  PACKAGE_TYPE: () => fc.constantFrom(...PACKAGE_TYPES),
  PERCENT_ENCODING: () => fc.constantFrom('Rue%20de%20Bierset', 'Li%C3%A8ge', '(A)', '+'),
  PIECE_OF_TOTAL: () => fc.tuple(number(2, 9, 1), number(2, 99, 9)).map((pieces) => pieces.join('')),
  POSITION_IN_SEQUENCE: () => oneOf('1/1', '1/3', '3/9'),
  SEX: () => oneOf('0', '1', '2', '9'),
  WINDING: () => oneOf('0', '1', '9'),
  YES_NO: () => oneOf('0', '1'),
  ZERO: () => fc.constant('0'),
};

const ALPHABETS: Record<CharacterSet, readonly string[]> = {
  N: [...'0123456789'],
  X: SET_82,
  Y: [...'#-/0123456789ABCXYZ'],
  Z: [...'-_09AZaz'],
};

function goodValue({ parts }: ApplicationIdentifier): fc.Arbitrary<string> {
  const contents = parts.map(({ characters, shortest, longest, optional, checks: [check] }) => {
    const free = fc.string({
      unit: fc.constantFrom(...ALPHABETS[characters]),
      minLength: shortest,
      maxLength: longest,
    });
    const content = check ? CONTENT[check](longest) : free;
    return { content, optional };
  });
  // Once an optional part is missing, so are those behind it.
  return fc
    .tuple(fc.nat(contents.length), ...contents.map(({ content }) => content))
    .map(([many, ...pieces]) => pieces.filter((_, at) => !contents[at]?.optional || at < many).join(''));
}

/** Beside a signature these need a serial, which they have only now and then. */
const NEED_SERIAL = ['253', '255', '8003'];

function mayJoin(
  present: readonly ApplicationIdentifier[],
  { ai, excludes = [] }: ApplicationIdentifier,
): boolean {
  return present.every((other) => {
    const forbids = (patterns: readonly string[], name: string) =>
      patterns.some((pattern) => matchesAi(name, pattern));
    if ([ai, other.ai].includes('8030') && NEED_SERIAL.some((key) => [ai, other.ai].includes(key)))
      return false;
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
