import { fingerprintOf, headerIn, proposalFor } from './header.js';
import type { Row } from './row.js';

const rows = (...lines: string[][]): Row[] =>
  lines.map((cells, n) => ({ line: n + 1, cells: cells.map((text) => ({ text })) }));
const fieldsOf = (names: readonly string[]) =>
  Object.fromEntries(
    proposalFor(names).map(({ field, column, confidence }) => [field, [column, confidence]]),
  );

test.each([
  [
    'English',
    ['SSCC', 'Item code', 'Qty', 'Batch no.', 'Expiry date', 'Production date', 'Gross weight (kg)'],
  ],
  [
    'French',
    [
      'N° de palette',
      'Code article',
      'Quantité',
      'N° de lot',
      'Date de péremption',
      'Date de fabrication',
      'Poids brut (kg)',
    ],
  ],
  [
    'Dutch',
    [
      'Palletnummer',
      'Artikelcode',
      'Aantal',
      'Lotnummer',
      'Vervaldatum',
      'Productiedatum',
      'Brutogewicht (kg)',
    ],
  ],
  [
    'German',
    ['NVE', 'Artikelnummer', 'Menge', 'Charge', 'Verfallsdatum', 'Herstellungsdatum', 'Bruttogewicht (kg)'],
  ],
  ['Chinese', ['托盘号', '物品代码', '数量', '批号', '有效期至', '生产日期', '毛重(kg)']],
])('knows the headings of %s', (_, names) => {
  const found = fieldsOf(names);
  const fields = ['SSCC', 'ITEM', 'QUANTITY', 'LOT', 'EXPIRY', 'PRODUCTION', 'GROSS_WEIGHT'];
  expect(fields.map((field) => found[field]?.[0])).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('is less sure of a part of a heading, and gives nothing and no column twice', () => {
  expect(fieldsOf(['Quantity of things', 'Quantity'])).toEqual({ QUANTITY: [1, 1] });
  expect(fieldsOf(['Quantity of things']).QUANTITY).toEqual([0, 0.6]);
});

test('finds the header below titles, and headings that are merged with the row above', () => {
  const found = headerIn(
    rows(
      ['ACME, despatch advice'],
      [],
      ['SSCC', 'Item', 'Goods', '', ''],
      ['', '', 'Quantity', 'Lot', 'Expiry'],
      ['x'],
    ),
  );
  expect(found).toMatchObject({ line: 4, place: 3, names: ['SSCC', 'Item', 'Quantity', 'Lot', 'Expiry'] });
  expect(headerIn(rows([], ['', ' ']))).toBeNull();
});

test('knows the same headings again, however they are spelled', () => {
  expect(fingerprintOf(['SSCC ', 'Quantité'])).toBe(fingerprintOf(['sscc', 'QUANTITE']));
  expect(fingerprintOf(['a', 'b'])).not.toBe(fingerprintOf(['b', 'a']));
  expect(fingerprintOf(['ab', ''])).not.toBe(fingerprintOf(['a', 'b']));
});
