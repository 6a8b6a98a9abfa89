import { limitsOf } from '../standards/temperature-class.js';
import { type LabelContent, type LabelLine, numberElements } from './label-content.js';
import { kilograms, whole } from './label-texts.js';
import { LABEL_WORDS, type Language } from './label-words.data.js';
import { type Box, MM, Paper } from './paper.js';
import { barsOf } from './symbol-shapes.js';

/** A4. */
const WIDTH = 210 * MM;
const HEIGHT = 297 * MM;
const MARGIN = 15 * MM;
const END = HEIGHT - 20 * MM;
const TEXT = 9;
const ROW = 14;
/** The number of a pallet as bars, so that the list is scanned instead of typed. Small: it is read by hand. */
const BAR_MODULE = 0.35 * MM;
const BAR_HEIGHT = 8 * MM;
const PALLET_HEIGHT = BAR_HEIGHT + 2 * ROW;

/** Left edges and widths in millimetres: item, lot, use by, quantity, HS code. */
const COLUMNS = [
  [0, 78],
  [80, 32],
  [114, 22],
  [138, 20],
  [160, 20],
] as const;

export interface PackingList {
  readonly pallets: readonly LabelContent[];
  /** Reference of the dispatch; null for the list of one pallet. */
  readonly reference: string | null;
  /** YYYY-MM-DD, by the hub's clock. */
  readonly printedOn: string;
}

/** What is on pallets, line by line, with weights and HS codes: for the airline, customs and the one who unpacks. */
export function toPackingListPdf(list: PackingList, language: Language): Promise<Buffer> {
  return new PackingListWriter(list, language).write();
}

class PackingListWriter {
  private readonly paper: Paper;
  private y = 0;
  private page = 0;

  constructor(
    private readonly list: PackingList,
    private readonly language: Language,
  ) {
    this.paper = new Paper([WIDTH, HEIGHT], LABEL_WORDS[language].packingList);
  }

  write(): Promise<Buffer> {
    this.turnPage();
    for (const pallet of this.list.pallets) this.writePallet(pallet);
    this.writeTotal();
    return this.paper.finish();
  }

  private get words() {
    return LABEL_WORDS[this.language];
  }

  private turnPage(): void {
    this.page += 1;
    this.paper.addPage();
    const { words } = this;
    const title = [words.packingList, this.list.reference ?? ''].join(' ').trim();
    this.paper.write(title, box(MARGIN, 0, 130), { size: 16 });
    const printed = `${words.printed} ${this.list.printedOn} · ${words.page} ${this.page}`;
    this.paper.write(printed, box(MARGIN, 100, 80), { size: TEXT, align: 'right' });
    const [first] = this.list.pallets;
    this.y = MARGIN + 24;
    if (first) {
      const route = [`${words.from}: ${first.hub}`, ...(first.to ? [`${words.to}: ${first.to}`] : [])];
      this.y = this.paper.write(route.join('   '), box(this.y, 0, 180), { size: TEXT, lines: 2 }) + 6;
    }
  }

  private room(height: number): void {
    if (this.y + height > END) this.turnPage();
  }

  private writePallet(pallet: LabelContent): void {
    this.room(PALLET_HEIGHT + ROW);
    this.paper.rule(box(this.y, 0, 180));
    const bars = barsOf(numberElements(pallet));
    this.paper.draw(bars, { x: MARGIN + 122 * MM, y: this.y + 5 }, BAR_MODULE, BAR_HEIGHT);
    const { words } = this;
    this.paper.write(`${words.pallet} (00) ${pallet.sscc}`, box(this.y + 5, 0, 118), { size: 11 });
    this.paper.write(this.factsOf(pallet), box(this.y + 20, 0, 120), { size: TEXT });
    this.y += PALLET_HEIGHT + 4;
    const titles = [words.content, words.lot, words.useBy, words.quantity, words.tariffCode];
    this.writeRow(titles, 6);
    for (const line of pallet.lines) {
      this.room(ROW);
      this.writeRow(this.cellsOf(line), TEXT);
    }
    this.y += 6;
  }

  private factsOf({ grossGrams, temperatureClass, from }: LabelContent): string {
    const limits = limitsOf(temperatureClass);
    return [
      `${this.words.grossWeight} ${this.weight(grossGrams)}`,
      ...(limits ? [`${limits.minimumCelsius}…${limits.maximumCelsius} °C`] : []),
      ...from,
    ].join(' · ');
  }

  private weight(grams: number): string {
    return grams > 0 ? kilograms(grams, this.language) : this.words.unknownWeight;
  }

  private cellsOf({ item, lot, expiry, quantity, tariffCode }: LabelLine): string[] {
    return [item, lot ?? '–', expiry ?? '–', whole(quantity, this.language), tariffCode ?? '–'];
  }

  private writeRow(cells: readonly string[], size: number): void {
    cells.forEach((cell, place) => {
      const [left, width] = COLUMNS[place] ?? [0, 0];
      this.paper.write(cell, box(this.y, left, width), { size, align: place === 3 ? 'right' : 'left' });
    });
    this.y += ROW;
  }

  /** Without a weight of all pallets there is no sum: an airline would rely on it. */
  private writeTotal(): void {
    this.room(2 * ROW);
    this.paper.rule(box(this.y, 0, 180));
    const { pallets } = this.list;
    const isWeighed = pallets.every(({ grossGrams }) => grossGrams > 0);
    const grams = pallets.reduce((sum, { grossGrams }) => sum + grossGrams, 0);
    const total = `${this.words.total}: ${whole(pallets.length, this.language)} ${this.words.pallets}`;
    const weight = `${this.words.grossWeight} ${this.weight(isWeighed ? grams : 0)}`;
    this.paper.write(`${total} · ${weight}`, box(this.y + 5, 0, 180), { size: 11 });
  }
}

/** @param left and width in millimetres from the margin */
function box(y: number, left: number, width: number): Box {
  return { x: MARGIN + left * MM, y, width: width * MM };
}
