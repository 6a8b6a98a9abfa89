import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { ZipFile } from 'yazl';
import { openList } from '../../src/manifests/list-file.js';
import type { ListKind, Row } from '../../src/manifests/row.js';
import { sheet } from './donor-desk.js';

const folder = mkdtempSync(join(tmpdir(), 'hub-lists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(kind: ListKind, content: Buffer | string) {
  const path = join(folder, 'list');
  writeFileSync(path, content);
  const { rows, ...facts } = await openList(kind, path);
  const all: Row[] = [];
  for await (const row of rows) all.push(row);
  return { ...facts, rows: all, texts: all.map(({ cells }) => cells.map(({ text }) => text)) };
}

function zip(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content), name);
  file.end();
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    file.outputStream.on('data', (piece: Buffer) => pieces.push(piece));
    file.outputStream.on('end', () => resolve(Buffer.concat(pieces)));
    file.outputStream.on('error', reject);
  });
}

const workbook = (data: string, more: Record<string, string | Buffer> = {}) =>
  zip({
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="A" sheetId="1" state="hidden"/><sheet name="B" sheetId="2"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${data}</sheetData></worksheet>`,
    ...more,
  });

const FRENCH = 'Désignation;Quantité\nÉcran facial – modèle été;1,5\n';
const CHINESE = '品名,数量\n医用防护口罩,400\n一次性使用手套，无粉,20\n';

describe('encodings', () => {
  it.each([
    ['utf-8', FRENCH, 'utf-8'],
    ['utf-8', `\ufeff${FRENCH}`, 'utf-8'],
    ['utf-16le', `\ufeff${FRENCH}`, 'utf-16le'],
    ['utf-16be', `\ufeff${FRENCH}`, 'utf-16be'],
    ['utf-16le', FRENCH, 'utf-16le'],
    ['windows-1252', FRENCH, 'windows-1252'],
    ['gb18030', CHINESE, 'gb18030'],
    ['utf-8', CHINESE, 'utf-8'],
    ['utf-16le', `\ufeff${CHINESE}`, 'utf-16le'],
  ])('%s', async (encoding, text, found) => {
    const list = await read('CSV', iconv.encode(text, encoding));
    expect(list.encoding).toBe(found);
    const delimiter = text.includes(FRENCH) ? ';' : ',';
    const expected = text
      .replace('\ufeff', '')
      .trim()
      .split('\n')
      .map((line) => line.split(delimiter));
    expect([list.delimiter, list.texts]).toEqual([delimiter, expected]);
  });
});

describe('CSV', () => {
  it.each([',', ';', '\t', '|'])('is parted by %j, also where cells have others', async (delimiter) => {
    const other = delimiter === ',' ? ';' : ',';
    const list = await read(
      'CSV',
      `A list\n\na${delimiter}b${delimiter}c\n1${delimiter}"x${delimiter}\n""y"""${delimiter}z${other}\n`,
    );
    expect(list.delimiter).toBe(delimiter);
    expect(list.rows.map(({ line }) => line)).toEqual([1, 3, 4]);
    expect(list.texts.at(-1)).toEqual(['1', `x${delimiter}\n"y"`, `z${other}`]);
  });

  it('reads on behind a stray quotation mark, and flags one that is never closed', async () => {
    const list = await read('CSV', `a,b\n1,"x"y\n2,z\n3,"${'q'.repeat(30_000)}`);
    expect(list.rows.map(({ line, problem }) => [line, problem?.code])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, undefined],
      [4, 'MALFORMED_LINE'],
    ]);
    expect(list.texts.slice(1, 3)).toEqual([
      ['1', '"x"y'],
      ['2', 'z'],
    ]);
  });
});

describe('workbooks', () => {
  it('takes the result of a formula, runs none, and says so', async () => {
    const list = await read(
      'XLSX',
      await workbook(
        '<row r="7"><c r="B7" t="str"><f>HYPERLINK("http://x")</f><v>text</v></c><c r="C7"><f>1+1</f><v>2</v></c></row>',
      ),
    );
    expect(list.rows).toEqual([
      {
        line: 7,
        cells: [{ text: '' }, { text: 'text', formula: true }, { text: '2', numeric: true, formula: true }],
      },
    ]);
  });

  it('knows days by their format, from 1900 and from 1904', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[Red]&quot;day&quot; dd/mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>';
    const row =
      '<row><c><v>45107</v></c><c s="1"><v>45107.4</v></c><c s="2"><v>45107</v></c><c t="d"><v>2023-06-30T00:00:00</v></c></row>';
    const [cells] = (await read('XLSX', await workbook(row, { 'xl/styles.xml': styles }))).texts;
    expect(cells).toEqual(['45107', '2023-06-30', '2023-06-30', '2023-06-30']);
    const from1904 =
      '<workbook><workbookPr date1904="1"/><sheets><sheet name="A" sheetId="1"/></sheets></workbook>';
    const old = await workbook(row.replaceAll('45107', '43645'), {
      'xl/styles.xml': styles,
      'xl/workbook.xml': from1904,
    });
    expect((await read('XLSX', old)).texts[0]?.[1]).toBe('2023-06-30');
  });

  it('reads shared and rich texts, without how they are pronounced', async () => {
    const texts =
      '<sst><si><t>plain</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>said</t></rPh></si></sst>';
    const row = '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="s"><v>9</v></c></row>';
    expect((await read('XLSX', await workbook(row, { 'xl/sharedStrings.xml': texts }))).texts).toEqual([
      ['rich text', 'plain', ''],
    ]);
  });

  it.each([
    [
      'a bomb',
      () => workbook('', { 'xl/worksheets/sheet1.xml': Buffer.alloc(30_000_000, ' ') }),
      'UNPACKS_TOO_LARGE',
    ],
    [
      'too much of all',
      () => workbook('', { 'xl/sharedStrings.xml': Buffer.alloc(410_000_000, 'ab') }),
      'UNPACKS_TOO_LARGE',
    ],
    [
      'a text without an end',
      () => workbook(`<row><c t="inlineStr"><is><t>${'ab'.repeat(2_000_000)}`),
      'MALFORMED_FILE',
    ],
    [
      'declared entities',
      () =>
        workbook('', {
          'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>',
        }),
      'MALFORMED_FILE',
    ],
    ['broken XML', () => workbook('<row><c></row>'), 'MALFORMED_FILE'],
    ['no workbook', () => zip({ 'word/document.xml': '<a/>' }), 'NOT_A_LIST'],
    ['no ZIP', async () => Buffer.from('PK\x03\x04'), 'MALFORMED_FILE'],
    ['half of a ZIP', async () => (await sheet([['a']])).subarray(0, 400), 'MALFORMED_FILE'],
    [
      'too many parts',
      () => zip(Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`p${n}`, '']))),
      'UNPACKS_TOO_LARGE',
    ],
  ])('that are %s are refused', async (_, made, code) => {
    await expect(read('XLSX', await made())).rejects.toMatchObject({ name: 'UnreadableList', code });
  });
});

describe('JSON', () => {
  it.each([
    ['half of it', '[{"a":1}', 'MALFORMED_FILE'],
    ['something else', '{"lines":nonsense}', 'MALFORMED_FILE'],
    ['one endless object', `[{"a":"${'x'.repeat(3_000_000)}"}]`, 'NOT_A_LIST'],
  ])('that is %s is refused', async (_, text, code) => {
    await expect(read('JSON', text)).rejects.toMatchObject({ code });
  });

  it('has its names as header, and flags objects that are no lines', async () => {
    const list = await read('JSON', '\ufeff[{"a":1,"b":null},{"b":true,"c":"x"},{"a":[1]},3]');
    expect(list.texts.slice(0, 3)).toEqual([
      ['a', 'b', 'c'],
      ['1', '', ''],
      ['', 'true', 'x'],
    ]);
    expect(list.rows.slice(3).map(({ line, problem }) => [line, problem?.code])).toEqual([
      [3, 'MALFORMED_LINE'],
      [4, 'MALFORMED_LINE'],
    ]);
  });
});
