import fc from 'fast-check';
import { writeMail } from './mail-text.js';

const NOW = new Date('2020-03-13T20:00:00Z');
const write = (subject: string, text: string) =>
  writeMail({ id: 'one', to: 'anna@hub.example', subject, text }, 'hub@hub.example', NOW);

/** What a mail program would show. */
function read(letter: string): { headers: string[]; subject: string; text: string } {
  const [head = '', body = ''] = letter.split('\r\n\r\n');
  const unfolded = head.replaceAll('\r\n ', ' ').split('\r\n');
  const coded = unfolded.find((line) => line.startsWith('Subject: '))?.slice(9) ?? '';
  const subject = coded
    .split(' ')
    .map((word) => Buffer.from(/^=\?UTF-8\?B\?(.*)\?=$/.exec(word)?.[1] ?? '', 'base64').toString('utf8'))
    .join('');
  return { headers: unfolded, subject, text: Buffer.from(body, 'base64').toString('utf8') };
}

describe('the text of a letter', () => {
  it('is read as it was written, and no subject adds a header', () => {
    const anything = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(anything, anything, (subject, text) => {
        const shown = read(write(subject, text));
        expect(shown).toMatchObject({ subject, text });
        expect(shown.headers).toHaveLength(8);
      }),
    );
    expect(read(write('Hello\r\nBcc: spy@example.org', 'x')).headers.join()).not.toContain('Bcc');
  });

  it('has no line that is longer than mail allows', () => {
    const letter = write('Einladung für das Krankenhaus in Lüttich, 列日, '.repeat(5), 'long '.repeat(200));
    for (const line of letter.split('\r\n')) expect(line.length).toBeLessThanOrEqual(88);
  });
});
