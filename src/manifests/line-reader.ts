import type { z } from 'zod';
import { content, unitFacts } from '../receiving/announcement-reader.service.js';
import { type ColumnMapping, ManifestField, type ManifestFieldName } from './columns.js';
import { type ReadDay, readDay } from './days.js';
import { lostDigits, type ReadNumber, readNumber } from './numerals.js';
import type { Cell, Row } from './row.js';

/** What a good line says. */
export type GoodLine = z.output<typeof lineFacts>;

export interface LineFault {
  /** The heading of the hub's own lists; null when it is the whole line. */
  readonly column: string | null;
  /** Stable, for programs. */
  readonly code: string;
  /** For people. */
  readonly message: string;
}

const lineFacts = content.extend(unitFacts.shape);

/** Checks rows of one list, of which it is known what its columns say. */
export class LineReader {
  private readonly columns: ReadonlyMap<ManifestFieldName, number>;

  constructor(
    mapping: readonly ColumnMapping[],
    private readonly width: number,
    private readonly decimalComma: boolean,
  ) {
    this.columns = new Map(mapping.map(({ field, column }) => [field, column]));
  }

  read(row: Row): GoodLine | LineFault {
    if (row.problem) return { column: null, ...row.problem };
    const surplus = row.cells.slice(this.width).some(({ text }) => text.trim() !== '');
    if (surplus) {
      const message = `The line has ${row.cells.length} cells; the header has ${this.width}.`;
      return { column: null, code: 'WRONG_NUMBER_OF_CELLS', message };
    }
    const faults: LineFault[] = [];
    const facts = {
      sscc: this.sscc(row, faults),
      item: this.text(row, 'ITEM'),
      quantity: this.number(row, 'QUANTITY', faults),
      lot: this.text(row, 'LOT'),
      expiry: this.day(row, 'EXPIRY', faults),
      grossWeightKilograms: this.number(row, 'GROSS_WEIGHT', faults),
      temperatureClass: this.text(row, 'TEMPERATURE_CLASS')?.toUpperCase(),
    };
    const production = this.day(row, 'PRODUCTION', faults);
    const [fault] = faults;
    if (fault) return fault;
    if (facts.expiry && production && facts.expiry < production)
      return expiredBefore(facts.expiry, production);
    return checked(facts);
  }

  private cell({ cells }: Row, field: ManifestFieldName): Cell | undefined {
    const cell = cells[this.columns.get(field) ?? -1];
    return cell && cell.text.trim() !== '' ? cell : undefined;
  }

  private text(row: Row, field: ManifestFieldName): string | undefined {
    return this.cell(row, field)?.text.trim();
  }

  private sscc(row: Row, faults: LineFault[]): string | undefined {
    const cell = this.cell(row, 'SSCC');
    if (cell && lostDigits(cell.text, cell.numeric ?? false)) {
      const message = `"${cell.text.slice(0, 40)}" is a number that lost its last digits: make the column one of texts.`;
      faults.push({ column: ManifestField.SSCC, code: 'DIGITS_LOST', message });
    }
    return cell?.text.trim();
  }

  private number(row: Row, field: ManifestFieldName, faults: LineFault[]): number | undefined {
    const cell = this.cell(row, field);
    if (!cell) return undefined;
    const read: ReadNumber = readNumber(cell.text, this.decimalComma && !cell.numeric);
    if ('value' in read) return read.value;
    faults.push({ column: ManifestField[field], code: 'INVALID_INPUT', message: read.problem });
    return undefined;
  }

  private day(row: Row, field: ManifestFieldName, faults: LineFault[]): string | undefined {
    const cell = this.cell(row, field);
    if (!cell) return undefined;
    const read: ReadDay = readDay(cell.text, cell.numeric ?? false);
    if ('day' in read) return read.day;
    faults.push({ column: ManifestField[field], code: 'INVALID_INPUT', message: read.problem });
    return undefined;
  }
}

const FIELD_OF: Readonly<Record<string, ManifestFieldName>> = {
  sscc: 'SSCC',
  item: 'ITEM',
  quantity: 'QUANTITY',
  lot: 'LOT',
  expiry: 'EXPIRY',
  grossWeightKilograms: 'GROSS_WEIGHT',
  temperatureClass: 'TEMPERATURE_CLASS',
};

function checked(facts: Readonly<Record<string, unknown>>): GoodLine | LineFault {
  const parsed = lineFacts.safeParse(facts);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? '');
  const field = FIELD_OF[name];
  const message =
    facts[name] === undefined ? 'The cell is empty.' : (issue?.message ?? 'The line is not valid.');
  return { column: field ? ManifestField[field] : null, code: 'INVALID_INPUT', message };
}

function expiredBefore(expiry: string, production: string): LineFault {
  const message = `It would expire on ${expiry}, before it was made (${production}).`;
  return { column: ManifestField.EXPIRY, code: 'EXPIRES_BEFORE_PRODUCTION', message };
}
