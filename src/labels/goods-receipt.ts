import type { ReceiptView } from '../receipt/receipt-views.service.js';
import { whole } from './label-texts.js';
import { LABEL_WORDS, type Language } from './label-words.data.js';
import { type Box, MM, Paper } from './paper.js';
import type { ReceiptContent } from './receipt-facts.service.js';
import { RECEIPT_WORDS } from './receipt-words.data.js';

/** A4. */
const WIDTH = 210 * MM;
const HEIGHT = 297 * MM;
const MARGIN = 15 * MM;
const END = HEIGHT - 20 * MM;
const ROW = 13;

/** Left edges and widths in millimetres; the last three are numbers. */
const PALLET_COLUMNS = [
  [0, 36],
  [38, 58],
  [98, 28],
  [126, 18],
  [144, 18],
  [162, 18],
] as const;
const DIFFERENCE_COLUMNS = [
  [0, 36],
  [38, 58],
  [98, 28],
  [126, 34],
  [162, 18],
] as const;

type Columns = readonly (readonly [number, number])[];

export interface GoodsReceipt extends ReceiptContent {
  /** YYYY-MM-DD, by the hub's clock. */
  readonly printedOn: string;
}

/** What of a consignment came: what differs and why, what came in all, pallet by pallet, and who signed. */
export function toGoodsReceiptPdf(receipt: GoodsReceipt, language: Language): Promise<Buffer> {
  return new GoodsReceiptWriter(receipt, language).write();
}

class GoodsReceiptWriter {
  private readonly paper: Paper;
  private readonly words: Readonly<Record<string, string>>;
  private y = 0;
  private page = 0;

  constructor(
    private readonly receipt: GoodsReceipt,
    private readonly language: Language,
  ) {
    this.words = RECEIPT_WORDS[language];
    this.paper = new Paper([WIDTH, HEIGHT], this.word('title'));
  }

  write(): Promise<Buffer> {
    this.turnPage();
    this.writeDifferences();
    this.writeTotals();
    this.writePallets();
    this.writeSignature();
    return this.paper.finish();
  }

  private turnPage(): void {
    this.page += 1;
    this.paper.addPage();
    const { view, donor, hub, printedOn } = this.receipt;
    const { from, to, printed, page } = LABEL_WORDS[this.language];
    const title = `${this.word('title')} ${view.consignment.reference}`;
    this.paper.write(title, box(MARGIN, 0, 130), { size: 16 });
    const stamp = `${printed} ${printedOn} · ${page} ${this.page}`;
    this.paper.write(stamp, box(MARGIN, 130, 50), { size: 9, align: 'right' });
    const route = `${from}: ${donor}   ${to}: ${hub}`;
    this.y = this.paper.write(route, box(MARGIN + 24, 0, 180), { size: 9, lines: 2 }) + 8;
  }

  private writeDifferences(): void {
    const { differences, pallets } = this.receipt.view;
    this.heading(this.word('differences'));
    if (differences.length === 0) this.row([this.word('none')], DIFFERENCE_COLUMNS);
    const lines = new Map(pallets.flatMap((pallet) => pallet.lines).map((line) => [line.linePublicId, line]));
    for (const { kind, sscc, linePublicId, quantity, explanation } of differences) {
      const line = lines.get(linePublicId ?? '');
      const why = this.word(explanation?.reason ?? 'unexplained');
      const what = line ? this.item(line.itemId) : '';
      this.row([sscc, what, line?.lot ?? '', this.word(kind), this.number(quantity)], DIFFERENCE_COLUMNS, 4);
      this.row(['', why, '', '', ''], DIFFERENCE_COLUMNS);
    }
  }

  private writeTotals(): void {
    const { total } = LABEL_WORDS[this.language];
    this.heading(total);
    this.titles('');
    for (const { itemId, lot, expected, received, damaged } of this.receipt.view.totals)
      this.quantities('', { itemId, lot }, [expected, received, damaged]);
  }

  private writePallets(): void {
    this.heading(this.word('pallets'));
    this.titles('SSCC');
    for (const { sscc, lines, receivedAt } of this.receipt.view.pallets)
      for (const line of lines) {
        const received = receivedAt ? (line.counted ?? line.announced) : 0;
        this.quantities(sscc, line, [line.announced, received, line.damaged]);
      }
  }

  private writeSignature(): void {
    const { closing } = this.receipt.view;
    this.heading(this.word('signature'));
    const text = closing ? signatureOf(closing, this.word('onFile')) : this.word('open');
    this.paper.write(text, box(this.y, 0, 180), { size: 11 });
    this.y += 2 * ROW;
    if (closing && this.receipt.view.changedSince) this.row([this.word('later')], [[0, 180]]);
  }

  private heading(text: string): void {
    this.room(3 * ROW);
    this.y += 6;
    this.paper.rule(box(this.y, 0, 180));
    this.paper.write(text, box(this.y + 4, 0, 180), { size: 11 });
    this.y += 22;
  }

  private titles(first: string): void {
    const { content, lot } = LABEL_WORDS[this.language];
    const words = ['announced', 'received', 'damaged'].map((name) => this.word(name));
    this.row([first, content, lot, ...words], PALLET_COLUMNS, 3, 6);
  }

  private quantities(
    first: string,
    { itemId, lot }: { readonly itemId: number; readonly lot: string | null },
    numbers: readonly number[],
  ): void {
    const cells = [first, this.item(itemId), lot ?? '–', ...numbers.map((one) => this.number(one))];
    this.row(cells, PALLET_COLUMNS, 3);
  }

  /** @param firstNumber the first column that is aligned to the right */
  private row(cells: readonly string[], columns: Columns, firstNumber = columns.length, size = 8): void {
    this.room(ROW);
    cells.forEach((cell, place) => {
      const [left, width] = columns[place] ?? [0, 0];
      const align = place >= firstNumber ? 'right' : 'left';
      this.paper.write(cell, box(this.y, left, width), { size, align });
    });
    this.y += ROW;
  }

  private room(height: number): void {
    if (this.y + height > END) this.turnPage();
  }

  private item(itemId: number): string {
    return this.receipt.items.get(itemId) ?? '';
  }

  private word(name: string): string {
    return this.words[name] ?? name;
  }

  private number(quantity: number): string {
    return whole(quantity, this.language);
  }
}

function signatureOf({ signedBy, closedAt }: NonNullable<ReceiptView['closing']>, onFile: string): string {
  return `${signedBy ?? onFile} · ${closedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** @param left and width in millimetres from the margin */
function box(y: number, left: number, width: number): Box {
  return { x: MARGIN + left * MM, y, width: width * MM };
}
