import { UnreadableList } from './row.js';
import { heard } from './sheet-xml.js';
import type { ZipParts } from './zip-parts.js';

/** What a sheet refers to. */
export interface Workbook {
  /** Path of the first sheet that is not hidden. */
  readonly sheet: string;
  /** Days are counted from 1904, as old Macintoshes did. */
  readonly from1904: boolean;
  /** Whether a number in a cell of this style is a day. */
  readonly dateStyles: readonly boolean[];
  readonly texts: readonly string[];
}

/** Characters of all shared texts, which must be at hand while the sheet is read. */
const MOST_TEXT = 40_000_000;

/** Numbers of the formats that show a day (ECMA-376 part 1, 18.8.30; 27 to 58 are those of East Asian editions). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** @throws UnreadableList */
export async function workbookIn(parts: ZipParts): Promise<Workbook> {
  if (!parts.has('xl/workbook.xml'))
    throw new UnreadableList('NOT_A_LIST', 'The file is an archive, but no Excel workbook.');
  const { relation, from1904 } = await firstSheetIn(parts);
  return {
    sheet: await targetOf(parts, relation),
    from1904,
    dateStyles: await dateStylesIn(parts),
    texts: await textsIn(parts),
  };
}

async function firstSheetIn(parts: ZipParts): Promise<{ relation: string; from1904: boolean }> {
  let relation = '';
  let from1904 = false;
  await heard(parts.read('xl/workbook.xml'), {
    open: (name, { attributes }) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      const isShown = !attributes.state || attributes.state === 'visible';
      if (name === 'sheet' && isShown) relation ||= attributes['r:id'] ?? '';
    },
  });
  return { relation, from1904 };
}

async function targetOf(parts: ZipParts, relation: string): Promise<string> {
  let target = 'worksheets/sheet1.xml';
  if (!parts.has('xl/_rels/workbook.xml.rels')) return `xl/${target}`;
  await heard(parts.read('xl/_rels/workbook.xml.rels'), {
    open: (name, { attributes }) => {
      if (name === 'Relationship' && attributes.Id === relation) target = attributes.Target ?? target;
    },
  });
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

async function dateStylesIn(parts: ZipParts): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (!parts.has('xl/styles.xml')) return styles;
  const custom = new Map<number, boolean>();
  let inStyles = false;
  await heard(parts.read('xl/styles.xml'), {
    open: (name, { attributes }) => {
      const id = Number(attributes.numFmtId ?? 0);
      if (name === 'numFmt') custom.set(id, showsDay(attributes.formatCode ?? ''));
      if (name === 'cellXfs') inStyles = true;
      if (name === 'xf' && inStyles) styles.push(custom.get(id) ?? isBuiltInDate(id));
    },
    close: (name) => {
      if (name === 'cellXfs') inStyles = false;
    },
  });
  return styles;
}

/** A format with a day or a year outside of quotation marks and brackets. */
function showsDay(format: string): boolean {
  return /[dy]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

async function textsIn(parts: ZipParts): Promise<string[]> {
  if (!parts.has('xl/sharedStrings.xml')) return [];
  const ears = new TextEars();
  await heard(parts.read('xl/sharedStrings.xml'), ears);
  return ears.texts;
}

/** How a Japanese or Chinese word is read out stands beside it (`rPh`), and is no part of it. */
class TextEars {
  readonly texts: string[] = [];
  private own = '';
  private length = 0;
  private listening = false;
  private hidden = false;

  open(name: string): void {
    if (name === 'si') this.own = '';
    if (name === 'rPh') this.hidden = true;
    this.listening = name === 't' && !this.hidden;
  }

  text(more: string): void {
    if (this.listening) this.own += more;
  }

  close(name: string): void {
    this.listening = false;
    if (name === 'rPh') this.hidden = false;
    if (name !== 'si') return;
    this.texts.push(this.own);
    this.length += this.own.length;
    if (this.length > MOST_TEXT)
      throw new UnreadableList('UNPACKS_TOO_LARGE', 'The workbook has far too much text.');
  }
}
