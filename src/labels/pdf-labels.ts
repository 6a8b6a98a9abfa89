import { dataElements, type LabelContent, numberElements } from './label-content.js';
import { captionsOf } from './label-texts.js';
import type { Language } from './label-words.data.js';
import { MM, Paper } from './paper.js';
import { barsOf, squareOf } from './symbol-shapes.js';

/** A6. */
const WIDTH = 105 * MM;
const HEIGHT = 148 * MM;
const MARGIN = 5 * MM;
/** GS1 allows 0.495 to 0.94 mm on a logistic label; more would not leave the bars their quiet zones on A6. */
const BAR_MODULE = 0.51 * MM;
const BAR_HEIGHT = 32 * MM;
const SQUARE_MODULE = 0.75 * MM;
const TEXT = 9;
const TITLE = 6;
/** Room above the symbols. */
const CAPTIONS_END = HEIGHT - 76 * MM;

/** Logistic labels, A6, one a page, in the order given. */
export async function toLabelPdf(contents: readonly LabelContent[], language: Language): Promise<Buffer> {
  const paper = new Paper([WIDTH, HEIGHT], 'SSCC');
  for (const content of contents) {
    paper.addPage();
    writeCaptions(paper, content, language);
    drawSymbols(paper, content);
  }
  return paper.finish();
}

function writeCaptions(paper: Paper, content: LabelContent, language: Language): void {
  const box = { x: MARGIN, width: WIDTH - 2 * MARGIN };
  let y = MARGIN;
  for (const { title, text } of captionsOf(content, language)) {
    if (y > CAPTIONS_END) return;
    if (title) y = paper.write(title, { ...box, y }, { size: TITLE });
    y = paper.write(text, { ...box, y }, { size: TEXT, lines: 2 }) + 2;
  }
}

/** Below: the square symbol with its data in words beside it, the bars, the number. */
function drawSymbols(paper: Paper, content: LabelContent): void {
  const barsAt = HEIGHT - MARGIN - 6 * MM - BAR_HEIGHT;
  const elements = dataElements(content);
  const square = squareOf(elements);
  const size = square.width * SQUARE_MODULE;
  const squareAt = { x: WIDTH - MARGIN - size - SQUARE_MODULE, y: barsAt - 5 * MM - size };
  paper.draw(square, squareAt, SQUARE_MODULE, size);
  elements.forEach(({ ai, value }, place) => {
    const box = { x: MARGIN, y: squareAt.y + place * TITLE * 1.3, width: squareAt.x - 2 * MARGIN };
    paper.write(`(${ai}) ${value}`, box, { size: TITLE });
  });
  const bars = barsOf(numberElements(content));
  const barsX = (WIDTH - bars.width * BAR_MODULE) / 2;
  paper.draw(bars, { x: barsX, y: barsAt }, BAR_MODULE, BAR_HEIGHT);
  const below = { x: MARGIN, y: barsAt + BAR_HEIGHT + MM, width: WIDTH - 2 * MARGIN };
  paper.write(`(00) ${content.sscc}`, below, { size: 11, align: 'centre' });
}
