import type { SaxesTagPlain } from 'saxes';
import { asMeant } from './csv-text.js';
import { dayOfSerial } from './days.js';
import { type Cell, LONGEST_CELL, MOST_CELLS, type OpenList, type Row, UnreadableList } from './row.js';
import { listen, type XmlEars } from './sheet-xml.js';
import { type Workbook, workbookIn } from './workbook.js';
import { ZipParts } from './zip-parts.js';

const EMPTY: Cell = { text: '' };

/** Opens the first sheet of an Excel workbook (ECMA-376). Formulas are not run: their last results are taken. */
export function openSheet(path: string): OpenList {
  return { encoding: null, delimiter: null, rows: rowsOf(path) };
}

async function* rowsOf(path: string): AsyncGenerator<Row> {
  const parts = await ZipParts.open(path);
  try {
    const workbook = await workbookIn(parts);
    const ears = new SheetEars(workbook);
    for await (const _ of listen(parts.read(workbook.sheet), ears)) yield* ears.rows.splice(0);
  } finally {
    parts.close();
  }
}

/** Makes rows of what is heard of a sheet. */
class SheetEars implements XmlEars {
  readonly rows: Row[] = [];
  private line = 0;
  private cells: Cell[] = [];
  private tag: SaxesTagPlain['attributes'] = {};
  private value = '';
  private formula = false;
  private listening = false;

  constructor(private readonly workbook: Workbook) {}

  open(name: string, { attributes }: SaxesTagPlain): void {
    if (name === 'row') {
      this.line = Number(attributes.r ?? this.line + 1);
      this.cells = [];
    } else if (name === 'c') {
      this.tag = attributes;
      this.value = '';
      this.formula = false;
    } else if (name === 'f') {
      this.formula = true;
    }
    this.listening = name === 'v' || name === 't';
  }

  text(text: string): void {
    if (!this.listening) return;
    this.value += text;
    if (this.value.length > 40_000)
      throw new UnreadableList('MALFORMED_FILE', `A cell in row ${this.line} has far too much text.`);
  }

  close(name: string): void {
    this.listening = false;
    if (name === 'c') this.put();
    if (name === 'row') this.rows.push({ line: this.line, cells: this.cells });
  }

  private put(): void {
    const at = this.tag.r ? columnOf(this.tag.r) : this.cells.length;
    if (at >= MOST_CELLS) return;
    while (this.cells.length < at) this.cells.push(EMPTY);
    const { text, numeric } = this.content();
    this.cells[at] = {
      text: numeric ? text : asMeant(text.slice(0, LONGEST_CELL)),
      ...(numeric ? { numeric } : {}),
      ...(this.formula ? { formula: true } : {}),
    };
  }

  private content(): Cell {
    const { t: kind = 'n', s: style = '0' } = this.tag;
    if (kind === 's') return { text: this.workbook.texts[Number(this.value)] ?? '' };
    if (kind === 'd') return { text: this.value.slice(0, 10) };
    if (kind !== 'n' || this.value === '') return { text: this.value };
    const isDay = this.workbook.dateStyles[Number(style)] ?? false;
    const day = isDay ? dayOfSerial(Number(this.value), this.workbook.from1904) : null;
    return day ? { text: day } : { text: plainNumber(this.value), numeric: true };
  }
}

/** Excel keeps 354123450000000000 as 3.5412345E17 and 0.1 as 0.10000000000000001: shown as people see it. */
function plainNumber(value: string): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  const text = String(Number(number.toPrecision(15)));
  return text.includes('e') ? value : text;
}

/** `BC12` is column 54, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
}
