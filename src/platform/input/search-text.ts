import { z } from 'zod';
import { boundedText } from './text.js';

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/**
 * A text as it is searched: lower case, without marks on letters, and only letters and digits of any script, so
 * that LIÈGE, liege and Liége are one, and FFP-2 is FFP2.
 */
export function searchable(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...plain]
    .map((letter) => PLAIN[letter] ?? letter)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The words that somebody searches for, as patterns of LIKE: what is found has all of them. */
export function searchWords(max = 100) {
  return boundedText(max)
    .transform((text) =>
      text
        .split(/\s+/)
        .map(searchable)
        .filter((word) => word !== '')
        .map((word) => `%${word}%`),
    )
    .refine((words) => words.length > 0, 'Search for letters or digits.') satisfies z.ZodType<string[]>;
}
