import fc from 'fast-check';
import { searchable, searchWords } from './search-text.js';

describe('searchable', () => {
  it.each([
    ['Liège', 'liege'],
    ['Małaszewicze', 'malaszewicze'],
    ['İstanbul', 'istanbul'],
    ['Gäßchen, Øre', 'gasschenore'],
    ['FFP-2', 'ffp2'],
    ["Blouse d'isolement", 'blousedisolement'],
    ['FFP2 防护口罩', 'ffp2防护口罩'],
    ['Ⅱ', 'ii'],
  ])('%s is %s', (text, found) => expect(searchable(text)).toBe(found));

  it('finds a word in whatever it was taken from, and leaves what it made as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, two) => {
        expect(searchable(`${one} ${two}`)).toBe(searchable(one) + searchable(two));
        expect(searchable(searchable(one))).toBe(searchable(one));
        expect(searchable(one)).not.toMatch(/[%_\\]/);
      }),
    );
  });
});

describe('searchWords', () => {
  it('are patterns; a text without a letter or digit is none', () => {
    expect(searchWords().parse('  masque  FFP-2 ')).toEqual(['%masque%', '%ffp2%']);
    for (const text of ['', ' ', '%', '- _', 'x\u0000', 'x'.repeat(101), 7])
      expect(searchWords().safeParse(text).success).toBe(false);
  });
});
