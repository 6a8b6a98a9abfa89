import fc from 'fast-check';
import { type ApplicationIdentifier, predefinedLength } from './ai-format.js';
import { APPLICATION_IDENTIFIERS, identifierAt } from './ai-table.js';
import { matchesAi } from './pair-judge.js';

/** What a hub lives by, a second time by hand, in GS1's notation: identifier, title, format (* needs no separator), rules. */
const SPECIFIED = [
  '00 SSCC: *N18',
  '01 GTIN: *N14 ex 255,37',
  '02 CONTENT: *N14 req 37 ex 01,03',
  '10 BATCH/LOT: X..20 req 01,02,03,8006,8026',
  '11 PROD DATE: *N6 req 01,02,03,8006,8026',
  '13 PACK DATE: *N6 req 01,02,03,8006,8026',
  '15 BEST BEFORE or BEST BY: *N6 req 01,02,03,8006,8026',
  '16 SELL BY: *N6 req 01,02,03,8006,8026',
  '17 USE BY or EXPIRY: *N6 req 01,02,03,8006,8026,255',
  '21 SERIAL: X..20 req 01,03,8006 ex 235',
  '22 CPV: X..20 req 01',
  '240 ADDITIONAL ID: X..30 req 01,02,03,8006,8026',
  '241 CUST. PART No.: X..30 req 01,02,03,8006,8026',
  '30 VAR. COUNT: N..8 req 01,02',
  '3100-3105 NET WEIGHT (kg): *N6 req 01,02 ex 310n',
  '3300-3305 GROSS WEIGHT (kg): *N6 req 00,01 ex 330n',
  '37 COUNT: N..8 req 00+02,00+8026',
  '400 ORDER NUMBER: X..30',
  '401 GINC: X..30',
  '402 GSIN: N17',
  '403 ROUTE: X..30 req 00',
  '410 SHIP TO LOC: *N13',
  '411 BILL TO: *N13',
  '412 PURCHASE FROM: *N13',
  '413 SHIP FOR LOC: *N13',
  '414 LOC No.: *N13',
  '415 PAY TO: *N13 req 8020',
  '416 PROD/SERV LOC: *N13',
  '417 PARTY: *N13',
  '420 SHIP TO POST: X..20 ex 421',
  '421 SHIP TO POST: N3 X..9 ex 4307',
  '4300 SHIP TO COMP: X..35 req 00',
  '4301 SHIP TO NAME: X..35 req 00',
  '4302 SHIP TO ADD1: X..70 req 00',
  '4303 SHIP TO ADD2: X..70 req 4302',
  '4304 SHIP TO SUB: X..70 req 00',
  '4305 SHIP TO LOC: X..70 req 00',
  '4306 SHIP TO REG: X..70 req 00',
  '4307 SHIP TO COUNTRY: X2 req 00',
  '4308 SHIP TO PHONE: X..30 req 00',
  '4309 SHIP TO GEO: N10 N10 req 00',
  '4330 MAX TEMP F.: N6 [X1] req 00 ex 4331',
  '4331 MAX TEMP C.: N6 [X1] req 00 ex 4330',
  '4332 MIN TEMP F.: N6 [X1] req 00 ex 4333',
  '4333 MIN TEMP C.: N6 [X1] req 00 ex 4332',
  '7003 EXPIRY TIME: N6 N4 req 01,02,03',
  '710 NHRN PZN: X..20 req 01',
  '711 NHRN CIP: X..20 req 01',
  '712 NHRN CN: X..20 req 01',
  '713 NHRN DRN: X..20 req 01',
  '714 NHRN AIM: X..20 req 01',
  '715 NHRN NDC: X..20 req 01',
  '716 NHRN AIC: X..20 req 01',
  '717 NHRN SRN: X..20 req 01',
  '8006 ITIP: N14 N4 ex 01,03,37',
  '8026 ITIP CONTENT: N14 N4 req 37 ex 02,03,8006',
  '90 INTERNAL: X..30',
  '91-99 INTERNAL: X..90',
];

function written({ ai, label, parts, needsSeparator, requires, excludes }: ApplicationIdentifier): string {
  const format = parts.map((part) => {
    const length = part.shortest === part.longest ? `${part.longest}` : `..${part.longest}`;
    return part.optional ? `[${part.characters}${length}]` : `${part.characters}${length}`;
  });
  const rules = `${requires ? ` req ${requires}` : ''}${excludes ? ` ex ${excludes}` : ''}`;
  return `${ai} ${label}: ${needsSeparator ? '' : '*'}${format.join(' ')}${rules}`;
}

function eachOfRange(line: string): string[] {
  const [, first, last, rest = ''] = /^(\d+)-(\d+)( .*)$/.exec(line) ?? [];
  if (!first) return [line];
  return Array.from(
    { length: Number(last) - Number(first) + 1 },
    (_, index) => `${Number(first) + index}${rest}`,
  );
}

describe('the table of application identifiers', () => {
  it('is, for what a hub lives by, what the General Specifications say', () => {
    const rows = APPLICATION_IDENTIFIERS.map(written);
    expect(SPECIFIED.flatMap(eachOfRange).filter((row) => !rows.includes(row))).toEqual([]);
  });

  it('has as many rows under each first digit as are allocated', () => {
    const count = (digit: string) => APPLICATION_IDENTIFIERS.filter(({ ai }) => ai.startsWith(digit)).length;
    const counts = [...'0123456789'].map(count);
    expect(counts).toEqual([4, 7, 13, 370, 51, 0, 0, 58, 28, 10]);
  });

  it('has every identifier once, and none that is the beginning of another', () => {
    const names = APPLICATION_IDENTIFIERS.map(({ ai }) => ai);
    for (const name of names)
      expect([name, names.filter((other) => other.startsWith(name))]).toEqual([name, [name]]);
  });

  it('gives identifiers with the same first two digits the same length', () => {
    const lengths = new Map<string, Set<number>>();
    for (const { ai } of APPLICATION_IDENTIFIERS) {
      const prefix = ai.slice(0, 2);
      lengths.set(prefix, (lengths.get(prefix) ?? new Set()).add(ai.length));
    }
    expect([...lengths.values()].every((set) => set.size === 1)).toBe(true);
  });

  it('gives those of predefined length exactly that length', () => {
    for (const { ai, shortest, longest } of APPLICATION_IDENTIFIERS) {
      const length = predefinedLength(ai);
      if (length !== undefined)
        expect([ai, ai.length + shortest, ai.length + longest]).toEqual([ai, length, length]);
    }
  });

  it('lets only the last part of a value vary, and only optional parts follow an optional one', () => {
    for (const { ai, parts } of APPLICATION_IDENTIFIERS) {
      const settled = parts.slice(0, -1).every((part) => part.shortest === part.longest);
      const ordered = parts.every((part, index) => part.optional || !parts[index - 1]?.optional);
      expect([ai, settled, ordered]).toEqual([ai, true, true]);
    }
  });

  it('forbids and demands only what can be in some barcode', () => {
    const named = APPLICATION_IDENTIFIERS.flatMap(({ requires = [], excludes = [], linkQualifiers = [] }) => [
      ...requires.flatMap((alternative) => alternative.split('+')),
      ...excludes,
      ...linkQualifiers.flat(),
    ]);
    const known = (pattern: string) => APPLICATION_IDENTIFIERS.some(({ ai }) => matchesAi(ai, pattern));
    expect(named.filter((pattern) => !known(pattern))).toEqual([]);
  });

  it('finds the identifier with which data begins', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...APPLICATION_IDENTIFIERS),
        fc.string(),
        fc.string(),
        (identifier, before, after) => {
          expect(identifierAt(`${before}${identifier.ai}${after}`, before.length)).toBe(identifier);
        },
      ),
    );
  });

  it.each(['', '0', '3106', '04', '05', '9', '431', 'xx', '__proto__'])('finds none in %j', (data) => {
    expect(identifierAt(data, 0)).toBeUndefined();
  });
});

describe('predefined lengths', () => {
  it('are those of the prefixes in use and of the reserved ones, and of nothing else', () => {
    const all = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
    const predefined = all.flatMap((prefix) => {
      const length = predefinedLength(prefix);
      return length === undefined ? [] : [`${prefix}:${length}`];
    });
    const expected = '00:20 01:16 02:16 03:16 04:18 11:8 12:8 13:8 14:8 15:8 16:8 17:8 18:8 19:8 20:4';
    expect(predefined.join(' ')).toBe(`${expected} 31:10 32:10 33:10 34:10 35:10 36:10 41:16`);
  });
});
