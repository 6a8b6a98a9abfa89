import fc from 'fast-check';
import { buildSscc } from '../standards/sscc.js';
import { readManifest } from './manifest-reader.js';

const sscc = (serial: number) => {
  const built = buildSscc({ extensionDigit: 3, companyPrefix: '5412345', serial: BigInt(serial) });
  if (!built.ok) throw new Error(built.message);
  return built.value;
};
const HEADER = 'sscc,item,quantity,lot,expiry,gross_weight_kg';
const line = (serial: number, more = '') => `${sscc(serial)},MASK_FFP2,40000,LOT7A,2023-06-30,200${more}`;
const file = (...lines: string[]) => [HEADER, ...lines].join('\n');

describe('readManifest', () => {
  it('reads commas, semicolons and tabs, a byte order mark, carriage returns and empty lines alike', () => {
    const plain = readManifest(file(line(1), line(2)));
    expect(plain.problems).toEqual([]);
    expect(plain.lines).toHaveLength(2);
    for (const delimiter of [';', '\t']) {
      const text = `\ufeff${file(line(1), '', line(2)).replaceAll(',', delimiter).replaceAll('\n', '\r\n')}\r\n`;
      const read = readManifest(text);
      expect(read.problems).toEqual([]);
      expect(read.lines.map(({ line: _, ...rest }) => rest)).toEqual(
        plain.lines.map(({ line: _, ...rest }) => rest),
      );
      expect(read.lines.map((one) => one.line)).toEqual([2, 4]);
    }
  });

  it('names the line and column of what is bad, and reads on', () => {
    const read = readManifest(
      file(
        line(1),
        `354123450000000015,MASK_FFP2,40000,,,`,
        `${sscc(3)},MASK_FFP2,-1,,,`,
        `${sscc(4)},MASK_FFP2,"1,000",,,`,
        `${sscc(5)},MASK_FFP2,10,,2020-02-30,`,
        `${sscc(6)},,10,,,`,
        `${sscc(7)},MASK_FFP2,10`,
        `${sscc(8)},MASK_FFP2,10,"broken`,
      ),
    );
    expect(read.lines).toHaveLength(1);
    expect(read.problems.map(({ line: at, column, code }) => [at, column, code])).toEqual([
      [3, 'sscc', 'INVALID_INPUT'],
      [4, 'quantity', 'INVALID_INPUT'],
      [5, 'quantity', 'INVALID_INPUT'],
      [6, 'expiry', 'INVALID_INPUT'],
      [7, 'item', 'INVALID_INPUT'],
      [8, null, 'WRONG_NUMBER_OF_CELLS'],
      [9, null, 'MALFORMED_LINE'],
    ]);
    expect(read.linesRead).toBe(8);
  });

  it('counts the lines of the file where cells hold line breaks', () => {
    const read = readManifest(file(`${sscc(1)},MASK_FFP2,10,"L\nO\nT",,`, `${sscc(2)},MASK_FFP2,0,,,`));
    expect(read.lines.map((one) => one.line)).toEqual([2]);
    expect(read.problems).toMatchObject([{ line: 5, column: 'quantity' }]);
  });

  it('wants lines of one pallet to agree on the pallet', () => {
    const other = `${sscc(1)},GLOVE_NITRILE,10,,,210`;
    expect(readManifest(file(line(1), other)).problems).toMatchObject([
      { line: 3, column: 'gross_weight_kg', code: 'PALLET_DIFFERS' },
    ]);
  });

  it.each([
    ['a column that is missing', 'sscc,item\n', 'quantity'],
    ['a column that nobody knows', 'sscc,item,quantity,colour\n', 'colour'],
    ['a column that is there twice', 'sscc,item,quantity,item\n', 'item'],
    ['nothing at all', '', 'sscc'],
  ])('refuses a header with %s', (_, text, column) => {
    expect(readManifest(text)).toMatchObject({
      linesRead: 0,
      lines: [],
      problems: [{ line: 1, column, code: 'BAD_HEADER' }],
    });
  });

  it('never throws, and puts every record into exactly one of good and bad', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('', '"', 'MASK_FFP2', '10', sscc(1), '=1+1', '\u0000'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 20 }), (rows) => {
        const read = readManifest(file(...rows.map((cells) => cells.join(','))));
        expect(read.lines.length + read.problems.length).toBe(read.linesRead);
      }),
    );
  });
});
