import type { ContentCheck } from './ai-format.js';
import { CONTENT_CHECKS } from './content-checks.js';

function codeOf(check: ContentCheck, part: string) {
  return CONTENT_CHECKS[check](part, 2020)?.code;
}

describe('content checks', () => {
  it.each<[ContentCheck, string]>([
    ['CHECK_DIGIT', '05412345000013'],
    ['COMPANY_PREFIX', '5412345ABC'],
    ['DATE', '230630'],
    ['DATE_OR_MONTH', '230600'],
    ['HOUR_MINUTE', '0000'],
    ['HOUR_MINUTE', '2359'],
    ['MINUS_SIGN', '-'],
    ['PERCENT_ENCODING', 'Rue%20de%20Li%C3%A8ge'],
    ['LATITUDE', '1800000000'],
    ['LONGITUDE', '3600000000'],
    ['COUNTRY_LETTERS', 'BE'],
    ['PIECE_OF_TOTAL', '0101'],
    ['PIECE_OF_TOTAL', '0212'],
  ])('%s accepts %s', (check, part) => {
    expect(codeOf(check, part)).toBeUndefined();
  });

  it.each<[ContentCheck, string, string]>([
    ['CHECK_DIGIT', '05412345000014', 'WRONG_CHECK_DIGIT'],
    ['COMPANY_PREFIX', '541', 'WRONG_CONTENT'],
    ['COMPANY_PREFIX', 'A5412345', 'WRONG_CONTENT'],
    ['DATE', '230600', 'IMPOSSIBLE_DATE'],
    ['DATE', '230631', 'IMPOSSIBLE_DATE'],
    ['DATE_OR_MONTH', '231301', 'IMPOSSIBLE_DATE'],
    ['HOUR_MINUTE', '2400', 'IMPOSSIBLE_TIME'],
    ['HOUR_MINUTE', '1260', 'IMPOSSIBLE_TIME'],
    ['MINUS_SIGN', '+', 'WRONG_CONTENT'],
    ['PERCENT_ENCODING', '100%', 'WRONG_CONTENT'],
    ['PERCENT_ENCODING', 'a%2gb', 'WRONG_CONTENT'],
    ['LATITUDE', '1800000001', 'WRONG_CONTENT'],
    ['LONGITUDE', '3600000001', 'WRONG_CONTENT'],
    ['COUNTRY_LETTERS', 'be', 'WRONG_CONTENT'],
    ['COUNTRY_LETTERS', 'B1', 'WRONG_CONTENT'],
    ['PIECE_OF_TOTAL', '0001', 'WRONG_CONTENT'],
    ['PIECE_OF_TOTAL', '0302', 'WRONG_CONTENT'],
  ])('%s refuses %s: %s', (check, part, code) => {
    expect(codeOf(check, part)).toBe(code);
  });
});
