import fc from 'fast-check';
import {
  cursorOf,
  idKey,
  LARGEST_PAGE,
  type Page,
  pageOf,
  sequenceKey,
  sliceOf,
  timeAndIdKey,
} from './page.js';

const ID = '0195f2d1-7c3a-7000-8000-0123456789ab';

describe('pages', () => {
  test('pages of any size, one after another, hold the whole list once and in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 250 }),
        fc.integer({ min: 1, max: LARGEST_PAGE }),
        (length, first) => {
          const list = Array.from({ length }, (_, index) => index + 1);
          const walked: number[] = [];
          let after: string | null = null;
          let more = true;
          while (more) {
            const page: Page<[string]> = pageOf({ first, after }, sequenceKey);
            const from = Number(page.after?.[0] ?? 0);
            const slice = sliceOf(list.slice(from, from + page.limit), page, (row) => [String(row)]);
            walked.push(...slice.items.map(({ row }) => row));
            after = slice.items.at(-1)?.cursor ?? null;
            more = slice.hasNextPage;
          }
          expect(walked).toEqual(list);
        },
      ),
    );
  });

  test('whatever is sent as a cursor is refused with its field, or is a good key', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (after) => {
          try {
            const { after: key } = pageOf({ after }, idKey);
            expect(idKey.safeParse(key).success).toBe(true);
          } catch (problem) {
            expect(problem).toMatchObject({ code: 'INVALID_INPUT', field: 'after' });
          }
        },
      ),
    );
  });

  test.each([
    ['an id', idKey, [ID]],
    ['a time and an id', timeAndIdKey, ['2020-03-13T09:30:00.000Z', ID]],
    ['a sequence number', sequenceKey, ['123456789012345678']],
  ] as const)('%s survives being a cursor', (_, key, value) => {
    expect(pageOf<readonly string[]>({ after: cursorOf(value) }, key).after).toEqual(value);
  });

  test('a sequence key is a number that Postgres can read', () => {
    for (const bad of ['-1', '1e3', '9'.repeat(19), '1; DROP']) {
      expect(() => pageOf({ after: cursorOf([bad]) }, sequenceKey)).toThrow('cursor');
    }
  });
});
