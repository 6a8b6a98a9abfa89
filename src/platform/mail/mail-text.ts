import type { Mail } from './mail.js';

/** Bytes of a subject in one encoded word: with its frame it must not be longer than 75 characters (RFC 2047). */
const WORD_BYTES = 42;
/** Characters of base64 in one line (RFC 2045). */
const LINE = 76;

/**
 * A letter as RFC 5322 wants it. Subject and text are base64, always: no line break, colon or letter outside ASCII
 * of theirs can become a header.
 */
export function writeMail(mail: Mail, from: string, now: Date): string {
  const body = Buffer.from(mail.text, 'utf8').toString('base64');
  const lines = body.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  const headers = [
    `From: ${from}`,
    `To: ${mail.to}`,
    `Subject: ${encodedWords(mail.subject)}`,
    `Date: ${now.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${mail.id}@liege-hub.invalid>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ];
  return `${[...headers, '', ...lines].join('\r\n')}\r\n`;
}

/** Cut between characters, never inside one. */
function encodedWords(text: string): string {
  const words: string[] = [''];
  for (const character of text) {
    const last = words.length - 1;
    if (Buffer.byteLength(words[last] + character) > WORD_BYTES) words.push(character);
    else words[last] += character;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word, 'utf8').toString('base64')}?=`).join('\r\n ');
}
