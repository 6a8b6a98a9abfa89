import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOfPackage } from '../platform/process/installed-package.js';

/** A font of a paper, and which letters it has. */
export interface PaperFont {
  readonly name: string;
  readonly file: Buffer;
  /** Parts of Unicode, the first and the last letter of each, for which it is used. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** A piece of text that one font can print. */
export interface TextRun {
  readonly font: string;
  readonly text: string;
}

const LATIN = '@fontsource/noto-sans';
const CHINESE = '@fontsource/noto-sans-sc';

/** What the parts of the fonts are called, and the letters that they are made for. The first that fits is used. */
const PARTS: readonly (readonly [name: string, folder: string, ranges: PaperFont['ranges']])[] = [
  [
    'noto-sans-latin',
    LATIN,
    [
      [0x0020, 0x007e],
      [0x00a0, 0x00ff],
      [0x2010, 0x2027],
      [0x20ac, 0x20ac],
    ],
  ],
  [
    'noto-sans-latin-ext',
    LATIN,
    [
      [0x0100, 0x024f],
      [0x1e00, 0x1eff],
    ],
  ],
  ['noto-sans-greek', LATIN, [[0x0370, 0x03ff]]],
  [
    'noto-sans-cyrillic',
    LATIN,
    [
      [0x0400, 0x045f],
      [0x0490, 0x0491],
    ],
  ],
  [
    'noto-sans-sc-chinese-simplified',
    CHINESE,
    [
      [0x2e80, 0x9fff],
      [0xff00, 0xffef],
    ],
  ],
];

let loaded: readonly PaperFont[] | undefined;

/** The fonts of the papers, read once. @throws Error when a package is not installed */
export function paperFonts(): readonly PaperFont[] {
  loaded ??= PARTS.map(([name, folder, ranges]) => ({
    name,
    ranges,
    file: readFileSync(join(folderOfPackage(folder, 'LICENSE'), 'files', `${name}-400-normal.woff`)),
  }));
  return loaded;
}

/** Cuts a text where the font changes. What no font has becomes a question mark: it must not vanish. */
export function runsOf(text: string): TextRun[] {
  const runs: { font: string; text: string }[] = [];
  for (const letter of text.normalize('NFC').replaceAll(/\s+/g, ' ')) {
    const font = fontOf(letter);
    const [name, shown] = font ? [font, letter] : [FIRST, '?'];
    const last = runs.at(-1);
    if (last?.font === name) last.text += shown;
    else runs.push({ font: name, text: shown });
  }
  return runs;
}

const FIRST = 'noto-sans-latin';

function fontOf(letter: string): string | undefined {
  const code = letter.codePointAt(0) ?? 0;
  return PARTS.find(([, , ranges]) => ranges.some(([from, to]) => code >= from && code <= to))?.[0];
}
