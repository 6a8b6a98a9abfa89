import fc from 'fast-check';
import { ready } from 'zpl-renderer-js';
import { dataElements, type LabelContent } from '../../src/labels/label-content.js';
import { toPackingListPdf } from '../../src/labels/packing-list.js';
import { toLabelPdf } from '../../src/labels/pdf-labels.js';
import { toZpl } from '../../src/labels/zpl-label.js';
import { toBracketedText } from '../../src/standards/element-encoder.js';
import { decodeScan } from '../../src/standards/element-string.js';
import { withGs1CheckDigit } from '../../src/standards/gs1-check-digit.js';
import { type Picture, picturesOf, symbolsOn } from './symbol-reader.js';

const SSCC = '354123450000000014';
const LANGUAGES = ['fr', 'nl', 'de', 'en', 'zh'] as const;

const masks: LabelContent = {
  sscc: SSCC,
  hub: 'Liège Airport',
  from: ['马云公益基金会'],
  to: 'Црвени крст Србије, Beograd, Đorđe Ćirić',
  country: 'RS',
  dispatch: 'LGG-2020-0001',
  temperatureClass: 'COL',
  grossGrams: 412_345,
  lines: [
    { item: '医用口罩', lot: 'LOT7A', expiry: '2023-06-30', quantity: 10_000, tariffCode: '630790 (2017)' },
  ],
  trade: { gtin: '05412345000013', count: 200 },
};
const SQUARE =
  '(00)354123450000000014(02)05412345000013(17)230630(37)200(10)LOT7A(3303)412345(4333)000200(4331)000800(4307)RS';
const BOTH = [
  { identifier: ']C1', text: `(00)${SSCC}` },
  { identifier: ']d2', text: SQUARE },
];

/** Contents with whatever people put into names. */
const contents = fc.record({
  sscc: fc.stringMatching(/^[0-9]{17}$/).map(withGs1CheckDigit),
  hub: fc.constant('Liège Airport'),
  from: fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 3 }),
  to: fc.option(fc.string({ unit: 'grapheme', maxLength: 200 })),
  country: fc.option(fc.constantFrom('BE', 'RS', 'MK')),
  dispatch: fc.option(fc.string({ unit: 'binary-ascii', maxLength: 40 })),
  temperatureClass: fc.constantFrom('AMB' as const, 'FRZ' as const, 'ULT' as const),
  grossGrams: fc.integer({ min: 0, max: 6_800_000 }),
  lines: fc.array(
    fc.record({
      item: fc.string({ unit: 'grapheme', maxLength: 60 }),
      lot: fc.option(fc.string({ maxLength: 25 })),
      expiry: fc.constantFrom(null, '2023-06-30'),
      quantity: fc.integer({ min: 0, max: 2_000_000 }),
      tariffCode: fc.constant(null),
    }),
    { maxLength: 5 },
  ),
  trade: fc.option(fc.constant({ gtin: '05412345000013', count: 7 })),
});

describe('what a label says in its symbols', () => {
  it('is right by the table of identifiers, whatever is on the pallet', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const decoded = decodeScan(toBracketedText(dataElements(content)), {
          referenceYear: 2020,
          strict: true,
        });
        expect(decoded.problems).toEqual([]);
      }),
    );
  });
});

describe('a label as PDF', () => {
  it.each(LANGUAGES)('has both symbols for an independent reader, in %s', async (language) => {
    const [picture] = await picturesOf(await toLabelPdf([masks], language));
    expect(await symbolsOn(picture as Picture)).toEqual(BOTH);
  });

  it('is a page each, also for pallets of which nearly nothing is known', async () => {
    const bare = { ...masks, from: [], to: null, country: null, dispatch: null, lines: [], trade: null };
    const unknown: LabelContent = { ...bare, temperatureClass: 'AMB', grossGrams: 0 };
    const pictures = await picturesOf(await toLabelPdf([masks, unknown], 'en'));
    expect(pictures).toHaveLength(2);
    expect(await symbolsOn(pictures[1] as Picture)).toEqual([
      { identifier: ']C1', text: `(00)${SSCC}` },
      { identifier: ']d2', text: `(00)${SSCC}` },
    ]);
  });

  it('is made of whatever people wrote', async () => {
    await fc.assert(
      fc.asyncProperty(contents, fc.constantFrom(...LANGUAGES), async (content, language) => {
        const [picture] = await picturesOf(await toLabelPdf([content], language));
        const read = await symbolsOn(picture as Picture);
        expect(read).toContainEqual({ identifier: ']C1', text: `(00)${content.sscc}` });
        expect(read.map(({ identifier }) => identifier)).toEqual([']C1', ']d2']);
      }),
      { numRuns: 3 },
    );
  });
});

describe('a label as ZPL', () => {
  async function printed(zpl: string): Promise<Buffer> {
    const { api } = await ready;
    return Buffer.from(await api.zplToBase64Async(zpl, 105, 148, 8), 'base64');
  }

  it.each(['fr', 'zh'] as const)('has both symbols for an independent reader, in %s', async (language) => {
    expect(await symbolsOn(await printed(toZpl(masks, language)))).toEqual(BOTH);
  });

  it('takes no text for a command', () => {
    fc.assert(
      fc.property(contents, fc.constantFrom(...LANGUAGES), (content, language) => {
        const commands = (zpl: string) => zpl.match(/[\^~][A-Z0-9@]{2}/g) ?? [];
        const plain = { ...content, from: content.from.map(() => 'A'), to: content.to && 'A' };
        const dull = {
          ...plain,
          dispatch: content.dispatch && 'A',
          lines: content.lines.map((line) => ({ ...line, item: 'A' })),
        };
        expect(commands(toZpl(content, language))).toEqual(commands(toZpl(dull, language)));
      }),
    );
  });
});

describe('a packing list', () => {
  it('has the number of every pallet to scan, over several pages', async () => {
    const [line] = masks.lines as [LabelContent['lines'][0]];
    const pallets = Array.from({ length: 12 }, (_, place) => ({
      ...masks,
      sscc: withGs1CheckDigit(`354123450000000${String(place).padStart(2, '0')}`),
      lines: Array.from({ length: 6 }, () => line),
    }));
    const list = { pallets, reference: 'LGG-2020-0001', printedOn: '2020-03-13' };
    const pictures = await picturesOf(await toPackingListPdf(list, 'fr'), 5);
    expect(pictures.length).toBeGreaterThan(1);
    const read: string[] = [];
    for (const picture of pictures) read.push(...(await symbolsOn(picture)).map(({ text }) => text));
    expect(read.sort()).toEqual(pallets.map(({ sscc }) => `(00)${sscc}`).sort());
  });
});
