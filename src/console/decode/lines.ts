/**
 * The lines of a text that comes in pieces. Only a line feed ends one: JSON may hold the other line ends of
 * Unicode. A line that is longer than `longest` characters comes as null, and is not kept in memory.
 */
export async function* linesOf(text: AsyncIterable<string>, longest: number): AsyncGenerator<string | null> {
  let line: string | null = '';
  for await (const piece of text) {
    const [first = '', ...others] = piece.split('\n');
    line = longer(line, first, longest);
    for (const next of others) {
      yield line;
      line = longer('', next, longest);
    }
  }
  if (line !== '') yield line;
}

function longer(line: string | null, more: string, longest: number): string | null {
  return line === null || line.length + more.length > longest ? null : line + more;
}
