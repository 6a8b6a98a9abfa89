import fc from 'fast-check';
import { boundedText, idempotencyKey, publicId } from './text.js';

const problemOf = (schema: ReturnType<typeof boundedText>, text: unknown) =>
  schema.safeParse(text).error?.issues[0]?.message;

describe('text', () => {
  test('what is accepted comes out as it went in: nothing is trimmed or replaced', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), (text) => {
        const parsed = boundedText(500).safeParse(text);
        if (parsed.success) expect(parsed.data).toBe(text);
        else expect(text.trim() === '' || text.includes('\u0000')).toBe(true);
      }),
    );
  });

  test('what is accepted is the same after a journey through UTF-8, as to Postgres and back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          if (!boundedText(500).safeParse(text).success) return;
          expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
          expect(text).not.toContain('\u0000');
        },
      ),
    );
  });

  test('length is counted in characters, not in halves of them', () => {
    expect(boundedText(3).safeParse('𠀀𠀁𠀂').success).toBe(true);
    expect(problemOf(boundedText(3), '𠀀𠀁𠀂𠀃')).toMatch(/3 characters/);
  });

  test.each([
    [undefined, /text/],
    ['', /empty/],
    [' \t\n', /empty/],
    ['a\u0000', /NUL/],
    ['a\ud800', /half a character/],
  ])('%j is refused', (text, message) => {
    expect(problemOf(boundedText(10), text)).toMatch(message);
  });
});

describe('keys and ids', () => {
  test('an idempotency key has 1 to 200 characters and no space around them', () => {
    expect(idempotencyKey.safeParse('k').success).toBe(true);
    expect(idempotencyKey.safeParse('k k'.padEnd(200, 'x')).success).toBe(true);
    expect(idempotencyKey.safeParse('k'.repeat(201)).success).toBe(false);
    expect(idempotencyKey.safeParse('k ').success).toBe(false);
  });

  test('an id is a UUID, in whatever case', () => {
    expect(publicId().parse('0195F2D1-7C3A-7000-8000-0123456789AB')).toBe(
      '0195f2d1-7c3a-7000-8000-0123456789ab',
    );
    expect(publicId().safeParse('42').success).toBe(false);
    expect(publicId().safeParse('0195f2d1-7c3a-7000-8000-0123456789ab ').success).toBe(false);
  });
});
