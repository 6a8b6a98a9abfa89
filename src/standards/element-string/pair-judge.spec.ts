import { findIdentifier } from './ai-table.js';
import type { FoundElement } from './found-element.js';
import { judgePairs, matchesAi } from './pair-judge.js';

/** Elements at positions 0, 1, 2 and so on; "10=A" gives a value, which is "v" otherwise. */
function elements(...written: string[]): FoundElement[] {
  return written.map((text, position) => {
    const [ai = '', value = 'v'] = text.split('=');
    const identifier = findIdentifier(ai);
    if (!identifier) throw new Error(`(${ai}) is missing`);
    return { identifier, value, position, valuePosition: position, verbatim: true };
  });
}

function problemsOf(found: FoundElement[], complete = false, others: FoundElement[] = []): string[] {
  return judgePairs(found, { others, complete }).map(
    ({ severity, code, position }) => `${severity} ${code} ${position}`,
  );
}

describe('elements of one symbol', () => {
  it.each([
    [['00', '02', '17', '37', '10']],
    [['01', '17', '10', '21']],
    [['00', '4333', '4331']],
    [['00', '3300', '400', '410', '420']],
    [['8026', '37', '00']],
    [['10=A', '01', '10=A']],
    [['90', '99']],
    [['01', '3925', '3102']],
    [['01', '21', '250']],
  ])('may stand together: %j', (names) => {
    expect(problemsOf(elements(...names), true)).toEqual([]);
  });

  it.each([
    [
      ['01', '37'],
      ['ERROR FORBIDDEN_PAIR 1', 'WARNING MISSING_PAIR 1'],
    ],
    [
      ['01', '02', '00', '37'],
      ['ERROR FORBIDDEN_PAIR 1', 'ERROR FORBIDDEN_PAIR 3'],
    ],
    [['00', '4331', '4330'], ['ERROR FORBIDDEN_PAIR 2']],
    [['01', '3102', '3103'], ['ERROR FORBIDDEN_PAIR 2']],
    [['420', '421'], ['ERROR FORBIDDEN_PAIR 1']],
    [
      ['3940', '3941'],
      ['ERROR FORBIDDEN_PAIR 1', 'WARNING MISSING_PAIR 0', 'WARNING MISSING_PAIR 1'],
    ],
    [['01', '250'], ['WARNING MISSING_PAIR 1']],
    [['02'], ['WARNING MISSING_PAIR 0']],
    [['02', '37'], ['WARNING MISSING_PAIR 1']],
    [['10'], ['WARNING MISSING_PAIR 0']],
    [['3300'], ['WARNING MISSING_PAIR 0']],
    [
      ['10=A', '01', '10=B', '10=A', '10=C'],
      ['ERROR REPEATED_AI 2', 'ERROR REPEATED_AI 4'],
    ],
  ])('may not stand together: %j', (names, problems) => {
    expect(problemsOf(elements(...names))).toEqual(problems);
  });

  it('that lack company are errors when the symbol is judged alone', () => {
    expect(problemsOf(elements('02'), true)).toEqual(['ERROR MISSING_PAIR 0']);
  });

  it('say what they lack', () => {
    expect(judgePairs(elements('37'), { others: [], complete: false })[0]?.message).toBe(
      '(37) COUNT needs (00) with (02) or (00) with (8026) beside it.',
    );
  });
});

describe('symbols of one label', () => {
  it('are company for each other', () => {
    expect(problemsOf(elements('02', '37'), true, elements('00'))).toEqual([]);
    expect(problemsOf(elements('00'), true, elements('02', '37'))).toEqual([]);
    expect(problemsOf(elements('02'), true, elements('00'))).toEqual(['ERROR MISSING_PAIR 0']);
  });

  it('may not contradict each other', () => {
    expect(problemsOf(elements('00', '01'), true, elements('37'))).toEqual(['ERROR FORBIDDEN_PAIR 1']);
    expect(problemsOf(elements('10=A', '01'), true, elements('10=B'))).toEqual(['ERROR REPEATED_AI 0']);
  });
});

describe('a digital signature', () => {
  it('needs the serial of its key', () => {
    const key = '253=5412345000013';
    expect(problemsOf(elements(key, '8030'))).toEqual(['ERROR SIGNATURE_WITHOUT_SERIAL 0']);
    expect(problemsOf(elements(`${key}A`, '8030'))).toEqual([]);
    expect(problemsOf(elements(key), false, elements('8030'))).toEqual(['ERROR SIGNATURE_WITHOUT_SERIAL 0']);
    expect(problemsOf(elements(key))).toEqual([]);
  });
});

describe('a pattern of identifiers', () => {
  it('takes any digit for n', () => {
    expect(matchesAi('3102', '310n')).toBe(true);
    expect(matchesAi('3202', '310n')).toBe(false);
    expect(matchesAi('310', '310n')).toBe(false);
    expect(matchesAi('37', '37')).toBe(true);
    expect(matchesAi('370', '37')).toBe(false);
  });
});
