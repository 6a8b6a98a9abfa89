import { parseGs1Key } from './gs1-key.js';

describe('a GS1 key', () => {
  it('is judged by its characters, then its length, then its check digit', () => {
    expect(parseGs1Key('12A', 'GSIN', [17])).toMatchObject({ code: 'WRONG_CHARACTERS' });
    expect(parseGs1Key('129', 'GSIN', [17])).toMatchObject({ code: 'WRONG_LENGTH' });
    expect(parseGs1Key('10614141234567891', 'GSIN', [17])).toMatchObject({ code: 'WRONG_CHECK_DIGIT' });
    expect(parseGs1Key('10614141234567894', 'GSIN', [17])).toEqual({ ok: true, value: '10614141234567894' });
  });

  it('is told by its name', () => {
    expect(parseGs1Key('129', 'GSIN', [8, 12])).toMatchObject({
      message: 'The GSIN has 3 digits instead of 8 or 12.',
    });
  });
});
