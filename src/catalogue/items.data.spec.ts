import { HS_CODES } from './hs-codes.data.js';
import { LANGUAGES, type Language } from './item.entity.js';
import { ITEMS } from './items.data.js';
import { PACKINGS } from './packings.data.js';
import { SHELF_LIVES, STABILITY } from './stability.data.js';

/**
 * The word that a reader of each language takes for the machine, and the one for the mask. In French a
 * respirateur is a ventilator, in Chinese 呼吸器 may be either.
 */
const MACHINE: Readonly<Record<Language, RegExp>> = {
  fr: /respirateur|ventilateur/i,
  nl: /beademing|ventilator|respirator/i,
  de: /beatmung|respirator|ventilator/i,
  en: /ventilator/i,
  zh: /呼吸/,
};
const MASK: Readonly<Record<Language, RegExp>> = {
  fr: /masque/i,
  nl: /masker/i,
  de: /maske/i,
  en: /mask|respirator/i,
  zh: /口罩/,
};

describe('the catalogue that the hub ships with', () => {
  it.each(LANGUAGES)('never takes a respirator mask for a ventilator (%s)', (language) => {
    const called = (words: RegExp) =>
      ITEMS.filter(({ names }) => words.test(names[language])).map(({ code }) => code);
    expect(called(MACHINE[language])).toEqual(['VENTILATOR']);
    expect(called(MASK[language])).toEqual(['MASK_SURGICAL_IIR', 'MASK_FFP2', 'MASK_N95']);
  });

  it('keeps the two apart in every code that a program reads', () => {
    const byCode = new Map(ITEMS.map((item) => [item.code, item]));
    expect(byCode.get('MASK_FFP2')?.category).toBe('RESPIRATOR_MASK');
    expect(byCode.get('VENTILATOR')?.category).toBe('VENTILATOR');
    expect(byCode.get('MASK_FFP2')?.hsCode).not.toBe(byCode.get('VENTILATOR')?.hsCode);
    expect(ITEMS.filter(({ code }) => /RESPIRAT/.test(code))).toEqual([]);
  });

  it.each(LANGUAGES)('has a name for everything, and no name twice (%s)', (language) => {
    const names = ITEMS.map((item) => item.names[language].trim());
    expect(names).not.toContain('');
    expect(new Set(names).size).toBe(ITEMS.length);
  });

  it.each(LANGUAGES)(
    'has no word of the machine in the name of any mask, in whichever language it is read (%s)',
    (read) => {
      const masks = ITEMS.filter(({ category }) => /_MASK$/.test(category));
      expect(masks.length).toBe(3);
      // The English name of the mask alone holds a word that others read as the machine: it is never shown to them.
      for (const { names } of masks) expect(names[read]).not.toMatch(MACHINE[read]);
      for (const { names, category } of ITEMS)
        if (category === 'VENTILATOR') expect(names[read]).not.toMatch(MASK[read]);
    },
  );

  it('knows of no item that it has not, and has the days in order', () => {
    const codes = ITEMS.map(({ code }) => code);
    for (const fact of [...HS_CODES, ...PACKINGS, ...SHELF_LIVES, ...STABILITY]) {
      expect(codes).toContain(fact.item);
      expect(fact.until === null || fact.until >= fact.since).toBe(true);
      expect(fact.source).not.toBe('');
    }
  });

  it('has one code of the nomenclature for each item and day since 2017', () => {
    for (const day of ['2017-01-01', '2020-03-13', '2021-12-31', '2022-01-01', '2030-01-01'])
      for (const { code } of ITEMS) {
        const found = HS_CODES.filter(
          ({ item, since, until }) => item === code && since <= day && (until === null || day <= until),
        );
        expect(found.map(({ hsYear }) => hsYear)).toEqual([day < '2022-01-01' ? 2017 : 2022]);
        expect(found[0]?.hsCode).toMatch(/^\d{4}\.\d{2}$/);
      }
  });

  it('has boxes that fill cartons, budgets with hours, and storage without', () => {
    for (const { unitsPerBox, unitsPerCarton } of PACKINGS)
      expect(unitsPerCarton % (unitsPerBox ?? 1)).toBe(0);
    for (const { rule, lowest, highest, hours } of STABILITY) {
      expect(lowest).toBeLessThan(highest);
      expect({ rule, hours: hours === null ? null : Math.sign(hours) }).toEqual({
        rule,
        hours: { STORAGE: null, BUDGET: 1, NEVER: 0 }[rule],
      });
    }
  });

  it('names every item by a good code and a heading of six digits', () => {
    expect(new Set(ITEMS.map(({ code }) => code)).size).toBe(ITEMS.length);
    for (const { code, hsCode } of ITEMS) {
      expect(code).toMatch(/^[A-Z0-9_]{1,60}$/);
      expect(hsCode).toMatch(/^\d{4}\.\d{2}$/);
    }
  });
});
