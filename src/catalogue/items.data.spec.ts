import { LANGUAGES, type Language } from './item.entity.js';
import { ITEMS } from './items.data.js';

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
    expect(called(MASK[language])).toEqual(['MASK_SURGICAL_IIR', 'MASK_FFP2']);
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

  it('names every item by a good code and a heading of six digits', () => {
    expect(new Set(ITEMS.map(({ code }) => code)).size).toBe(ITEMS.length);
    for (const { code, hsCode } of ITEMS) {
      expect(code).toMatch(/^[A-Z0-9_]{1,60}$/);
      expect(hsCode).toMatch(/^\d{4}\.\d{2}$/);
    }
  });
});
