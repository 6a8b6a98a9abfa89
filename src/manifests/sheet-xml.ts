import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { UnreadableList } from './row.js';

/** Bytes between two tags. XML of a workbook has a tag every few dozen. */
const LONGEST_TEXT = 1_000_000;

export interface XmlEars {
  open(name: string, tag: SaxesTagPlain): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Feeds XML to somebody piece by piece; after each piece the caller may take what it made of it. Declared entities
 * are not expanded: a document type is refused. Names come without their prefix.
 * @throws UnreadableList
 */
export async function* listen(pieces: AsyncIterable<Buffer>, ears: XmlEars): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8');
  const parser = parserFor(ears);
  let quiet = 0;
  let heard = 0;
  const wake = () => {
    heard += 1;
  };
  parser.on('opentagstart', wake);
  for await (const piece of pieces) {
    const before = heard;
    attempt(() => parser.write(decoder.decode(piece, { stream: true })));
    quiet = heard > before ? 0 : quiet + piece.length;
    if (quiet > LONGEST_TEXT)
      throw new UnreadableList('MALFORMED_FILE', 'A text in the workbook never ends.');
    yield;
  }
  attempt(() => parser.close());
  yield;
}

function parserFor(ears: XmlEars): SaxesParser {
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => ears.open(plain(tag.name), tag));
  parser.on('text', (text) => ears.text(text));
  parser.on('cdata', (text) => ears.text(text));
  parser.on('closetag', (tag) => ears.close(plain(tag.name)));
  parser.on('doctype', () => {
    throw new UnreadableList(
      'MALFORMED_FILE',
      'The workbook declares a document type. No program does that.',
    );
  });
  return parser;
}

function attempt(effect: () => unknown): void {
  try {
    effect();
  } catch (problem) {
    if (problem instanceof UnreadableList) throw problem;
    throw new UnreadableList('MALFORMED_FILE', `The workbook is damaged: ${(problem as Error).message}`);
  }
}

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** All that a small part says, by one listener. */
export async function heard(pieces: AsyncIterable<Buffer>, ears: Partial<XmlEars>): Promise<void> {
  const all: XmlEars = {
    open: (name, tag) => ears.open?.(name, tag),
    text: (text) => ears.text?.(text),
    close: (name) => ears.close?.(name),
  };
  for await (const _ of listen(pieces, all)) {
    // It listens as it goes.
  }
}
