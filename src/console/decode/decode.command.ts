import { once } from 'node:events';
import { SettingsProblem } from '../../platform/settings/settings.js';
import type { CommandAdder } from '../command-adder.js';
import { type DecodeOptions, decodeLine } from './decode-line.js';
import { linesOf } from './lines.js';

/** In characters: twenty symbols with every character escaped are shorter. */
const LONGEST_LINE = 1_000_000;

/** Needs no database and no settings: whoever has the program can ask it what a barcode says. */
export const addDecode: CommandAdder = (program) => {
  program
    .command('decode')
    .description('read scans from standard input, a JSON string a line, and write what each says, as JSON')
    .option('--strict', 'judge each message alone: what is missing beside it is an error', false)
    .option('--year <year>', 'the year around which two-digit years are read; this one if not given')
    .action(({ strict, year }: { strict: boolean; year?: string }) =>
      decode({ strict, referenceYear: readYear(year) }),
    );
};

async function decode(options: DecodeOptions): Promise<void> {
  const { stdin, stdout } = process;
  for await (const line of linesOf(stdin.setEncoding('utf8'), LONGEST_LINE)) {
    // A line that is too long is no JSON when it is cut, and is told as such.
    const answer = decodeLine(line ?? '', options);
    if (!stdout.write(`${answer}\n`)) await once(stdout, 'drain');
  }
}

function readYear(text: string | undefined): number {
  if (text === undefined) return new Date().getUTCFullYear();
  if (!/^[0-9]{4}$/.test(text)) throw new SettingsProblem(`${text} is not a year such as 2020.`);
  return Number(text);
}
