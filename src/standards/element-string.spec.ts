import { decodeScan, LONGEST_SCAN, scannedValue } from './element-string.js';

const GS = '\u001d';
const SSCC = '354123450000000014';
const GTIN = '05412345000013';

function decode(raw: string, strict = false) {
  return decodeScan(raw, { referenceYear: 2020, strict });
}

/** Elements as "ai=value", to be read at a glance. */
function elementsOf(raw: string): string[] {
  return decode(raw).elements.map(({ ai, value }) => `${ai}=${value}`);
}

/** Problems as "SEVERITY CODE position". */
function problemsOf(raw: string, strict = false): string[] {
  return decode(raw, strict).problems.map(
    ({ severity, code, position }) => `${severity} ${code} ${position}`,
  );
}

describe('a scan that is right', () => {
  it('of a pallet gives its elements with their labels', () => {
    const raw = `]C100${SSCC}02${GTIN}172306303720${GS}10LOT7A`;
    expect(decode(raw, true)).toEqual({
      ok: true,
      raw,
      elements: [
        { ai: '00', value: SSCC, label: 'SSCC' },
        { ai: '02', value: GTIN, label: 'CONTENT' },
        { ai: '17', value: '230630', label: 'USE BY or EXPIRY' },
        { ai: '37', value: '20', label: 'COUNT' },
        { ai: '10', value: 'LOT7A', label: 'BATCH/LOT' },
      ],
      own: null,
      problems: [],
    });
  });

  it.each([
    [`]d201${GTIN}1723063010LOT7A${GS}21SN0001`, [`01=${GTIN}`, '17=230630', '10=LOT7A', '21=SN0001']],
    [`]Q301${GTIN}10LOT7A`, [`01=${GTIN}`, '10=LOT7A']],
    [`]e001${GTIN}`, [`01=${GTIN}`]],
    [`01${GTIN}10LOT7A`, [`01=${GTIN}`, '10=LOT7A']],
    [`${GS}01${GTIN}10LOT7A`, [`01=${GTIN}`, '10=LOT7A']],
    [`01${GTIN}${GS}10LOT7A${GS}`, [`01=${GTIN}`, '10=LOT7A']],
    [`]d201${GTIN}10A${GS}17230600\r\n`, [`01=${GTIN}`, '10=A', '17=230600']],
    [`^01${GTIN}10A^17230600`, [`01=${GTIN}`, '10=A', '17=230600']],
    [`^01${GTIN}10A|^99B`, [`01=${GTIN}`, '10=A', '99=B']],
    [`(01)${GTIN}(10)A|(99)B`, [`01=${GTIN}`, '10=A', '99=B']],
    [`(00)${SSCC}(4333)000200(4331)000800`, [`00=${SSCC}`, '4333=000200', '4331=000800']],
    [`]C100${SSCC}4333002500-${GS}4331001500-`, [`00=${SSCC}`, '4333=002500-', '4331=001500-']],
    [`(00) ${SSCC} (02) ${GTIN} (37) 20`, [`00=${SSCC}`, `02=${GTIN}`, '37=20']],
    [`(01)${GTIN}(10)A\\(B)C`, [`01=${GTIN}`, '10=A(B)C']],
    [`]C1(01)${GTIN}(10)LOT7A`, [`01=${GTIN}`, '10=LOT7A']],
    [SSCC, [`00=${SSCC}`]],
    [`00${SSCC}`, [`00=${SSCC}`]],
    [`\t00${SSCC}\n`, [`00=${SSCC}`]],
    [']E05412345000013', [`01=${GTIN}`]],
    [']E496385074', ['01=00000096385074']],
    [`]E05412345000013|]e010A${GS}99B`, [`01=${GTIN}`, '10=A', '99=B']],
    [']I115412345000010', ['01=15412345000010']],
    ['5412345000013', [`01=${GTIN}`]],
    [GTIN, [`01=${GTIN}`]],
    [`01${GTIN}8008200313235959`, [`01=${GTIN}`, '8008=200313235959']],
    [`https://id.gs1.org/00/${SSCC}`, [`00=${SSCC}`]],
    [`HTTPS://ID.GS1.ORG/00/${SSCC}`, [`00=${SSCC}`]],
    [`]Q1https://example.org:8443/a/b/01/${GTIN}#top`, [`01=${GTIN}`]],
    [
      `https://id.gs1.org/01/${GTIN}/10/LOT7A/21/SN0001?17=230630`,
      [`01=${GTIN}`, '10=LOT7A', '21=SN0001', '17=230630'],
    ],
    [
      `http://id.gs1.org/01/${GTIN}/22/2A/10/a%2Fb%2B?linkType=all&17=230630`,
      [`01=${GTIN}`, '22=2A', '10=a/b+', '17=230630'],
    ],
    ['https://id.gs1.org/8004/5412345A?01=5412345000013', ['8004=5412345A', `01=${GTIN}`]],
    [`https://id.gs1.org/01/${GTIN}/235/X?10=A`, [`01=${GTIN}`, '235=X', '10=A']],
    [`https://id.gs1.org/01/${GTIN}/10/A%2`, [`01=${GTIN}`, '10=A%2']],
    [`https://id.gs1.org/01/${GTIN}?1&&17=230630&=5&x=`, [`01=${GTIN}`, '17=230630']],
  ])('%j', (raw, elements) => {
    expect(elementsOf(raw)).toEqual(elements);
    expect(decode(raw)).toMatchObject({ ok: true, raw, problems: [] });
  });

  it('may say the same twice', () => {
    expect(problemsOf(`01${GTIN}10A${GS}01${GTIN}`)).toEqual([]);
  });

  it('gives a value by its identifier', () => {
    const scan = decode(`01${GTIN}10LOT7A`);
    expect(scannedValue(scan, '10')).toBe('LOT7A');
    expect(scannedValue(scan, '17')).toBeUndefined();
  });
});

describe('a scan that is wrong', () => {
  it.each([
    ['', ['ERROR EMPTY 0']],
    [' \r\n', ['ERROR EMPTY 0']],
    [']C1', ['ERROR EMPTY 0']],
    [`]C1${GS}`, ['ERROR EMPTY 3']],
    ['hello', ['ERROR NOT_RECOGNISED 0']],
    [`^01${GTIN}^^10A`, ['WARNING SEPARATOR_SUPERFLUOUS 18']],
    [`]d201${GTIN}10A${GS}${GS}17230600`, ['WARNING SEPARATOR_SUPERFLUOUS 23']],
    [`]d2${GS}01${GTIN}`, ['WARNING SEPARATOR_SUPERFLUOUS 3']],
    [`]d201${GTIN}10A^B`, ['ERROR WRONG_CHARACTERS 22']],
    ['^', ['ERROR EMPTY 0']],
    ["àà\"'(éé&'(", ['ERROR WRONG_KEYBOARD_LAYOUT 0']],
    ['5412345000014', ['ERROR UNKNOWN_AI 0']],
    [']I115412345000011', ['ERROR WRONG_CHECK_DIGIT 3']],
    [']I1123', ['ERROR NOT_GS1_SYMBOL 0']],
    [']x', ['ERROR NOT_RECOGNISED 0']],
    ['0'.repeat(LONGEST_SCAN + 1), [`ERROR TOO_LONG ${LONGEST_SCAN}`]],
    ['(00)3５4123450000000014', ['ERROR FULL_WIDTH_DIGITS 5']],
    ['０0', ['ERROR FULL_WIDTH_DIGITS 0']],
    [`]C0HELLO`, ['ERROR NOT_GS1_SYMBOL 0']],
    [`]d101${GTIN}`, ['ERROR NOT_GS1_SYMBOL 0']],
    [`]C0${SSCC}`, ['WARNING NOT_GS1_SYMBOL 0']],
    [`]C000${SSCC}`, ['WARNING NOT_GS1_SYMBOL 0']],
    [`]A0(00)${SSCC}`, ['WARNING NOT_GS1_SYMBOL 0']],
    ['354123450000000015', ['ERROR WRONG_CHECK_DIGIT 0']],
    // Expiry and lot would be possible too; a mistyped SSCC must not turn into a lot.
    ['172306301012345678', ['ERROR WRONG_CHECK_DIGIT 0']],
    ['00354123450000000015', ['ERROR WRONG_CHECK_DIGIT 2']],
    ['(01)05412345000014', ['ERROR WRONG_CHECK_DIGIT 4']],
    [']E05412345000014', ['ERROR WRONG_CHECK_DIGIT 3']],
    [']E0541234500001', ['ERROR WRONG_LENGTH 3']],
    [`01${GTIN}17231301`, ['ERROR IMPOSSIBLE_DATE 18']],
    [`01${GTIN}17230230`, ['ERROR IMPOSSIBLE_DATE 18']],
    [`01${GTIN}70032306302400`, ['ERROR IMPOSSIBLE_TIME 26']],
    [`01${GTIN}70032306001200`, ['ERROR IMPOSSIBLE_DATE 20']],
    [`]C100${SSCC}02${GTIN}`, ['WARNING MISSING_PAIR 23']],
    [`]C101${GTIN}3720`, ['ERROR FORBIDDEN_PAIR 19', 'WARNING MISSING_PAIR 19']],
    [`01${GTIN}10A${GS}10B`, ['ERROR REPEATED_AI 20']],
    [`01${GTIN}10${GS}17230630`, ['ERROR EMPTY_VALUE 18']],
    [`]C1(10)(01)${GTIN}`, ['ERROR EMPTY_VALUE 7']],
    [`01${GTIN}10${'A'.repeat(21)}`, ['ERROR WRONG_LENGTH 18']],
    [`01${GTIN.slice(1)}`, ['ERROR WRONG_LENGTH 2']],
    [`00${SSCC.slice(1)}${GS}10A`, ['ERROR WRONG_LENGTH 2', 'WARNING MISSING_PAIR 20']],
    [`01${GTIN}10A^B`, ['ERROR WRONG_CHARACTERS 19']],
    [`01${GTIN}10A B`, ['ERROR WRONG_CHARACTERS 19']],
    [`0105412345O00013`, ['ERROR WRONG_CHARACTERS 10']],
    [`01${GTIN}3012x`, ['ERROR WRONG_CHARACTERS 20']],
    [`00${SSCC}4331000800+`, ['ERROR WRONG_CONTENT 30']],
    [`01${GTIN}05ABC${GS}17230630`, ['ERROR UNKNOWN_AI 16']],
    [`]C1X`, ['ERROR UNKNOWN_AI 3']],
    [`(01)${GTIN}(55)ABC(17)230630`, ['ERROR UNKNOWN_AI 19']],
    [`(02)${GTIN}`, ['WARNING MISSING_PAIR 1']],
    ['(01)  0541234500001X', ['ERROR WRONG_CHARACTERS 19']],
    [`(01${GTIN}`, ['ERROR BROKEN_BRACKETS 0']],
    [`(01)${GTIN}(10)A(B)C`, ['ERROR BROKEN_BRACKETS 23']],
    ['(1)5', ['ERROR BROKEN_BRACKETS 0']],
    [`HtTp://id.gs1.org/00/${SSCC}`, ['ERROR LINK_MALFORMED 0']],
    ['https://', ['ERROR LINK_MALFORMED 0']],
    [`https:///00/${SSCC}`, ['ERROR LINK_MALFORMED 0']],
    [`https://id.gs1.org/01/${GTIN}/10/A"B`, ['ERROR LINK_MALFORMED 41']],
    [`https://id.gs1.org/01/${GTIN}/10/%00`, ['ERROR LINK_MALFORMED 40']],
    [`https://id.gs1.org/01/${GTIN}/10/%FF`, ['ERROR WRONG_CHARACTERS 40']],
    [`https://id.gs1.org/01/${GTIN}/`, ['ERROR LINK_WITHOUT_KEY 18']],
    [`https://id.gs1.org/01/${GTIN}?99=A&99=A`, ['ERROR REPEATED_AI 42']],
    [`https://id.gs1.org/01/${GTIN}?01=${GTIN}`, ['ERROR REPEATED_AI 37']],
    [`https://id.gs1.org/gtin/${GTIN}`, ['ERROR LINK_WITHOUT_KEY 18']],
    ['https://id.gs1.org/', ['ERROR LINK_WITHOUT_KEY 18']],
    ['https://id.gs1.org/10/LOT7A', ['ERROR LINK_WITHOUT_KEY 18']],
    [`https://00/${SSCC}`, ['ERROR LINK_WITHOUT_KEY 10']],
    [`https://id.gs1.org/01/${GTIN}/zz/LOT7A`, ['ERROR LINK_WITHOUT_KEY 18']],
    [`https://id.gs1.org/01/${GTIN}/21/SN/10/LOT7A`, ['ERROR LINK_QUALIFIERS 19']],
    [`https://id.gs1.org/01/${GTIN}/10/A/10/A`, ['ERROR LINK_QUALIFIERS 19']],
    [`https://id.gs1.org/00/${SSCC}/410/5412345000013`, ['ERROR LINK_QUALIFIERS 19']],
    [`https://id.gs1.org/01/${GTIN}//`, ['ERROR LINK_WITHOUT_KEY 18']],
    [`https://id.gs1.org/01/${GTIN}/10/?17=230630`, ['ERROR EMPTY_VALUE 40']],
    [`https://id.gs1.org/01/${GTIN}?10=A`, ['ERROR LINK_ATTRIBUTE 37']],
    [`https://id.gs1.org/00/${SSCC}?21=A`, ['ERROR LINK_ATTRIBUTE 41', 'WARNING MISSING_PAIR 41']],
    [`https://id.gs1.org/01/${GTIN}?55=A`, ['ERROR UNKNOWN_AI 37']],
    [`https://id.gs1.org/01/${GTIN}?240=A+B`, ['ERROR WRONG_CHARACTERS 42']],
    [`https://id.gs1.org/01/${GTIN}?240=`, ['ERROR EMPTY_VALUE 41']],
    ['https://id.gs1.org/01/05412345000014', ['ERROR WRONG_CHECK_DIGIT 22']],
    ['https://id.gs1.org/01/5412345000013', ['ERROR WRONG_LENGTH 22']],
  ])('%j: %j', (raw, problems) => {
    expect(problemsOf(raw)).toEqual(problems);
    expect(decode(raw)).toMatchObject({ raw, ok: !problems.some((problem) => problem.startsWith('ERROR')) });
  });

  it('that lacks company is refused when it is judged alone', () => {
    expect(problemsOf(`02${GTIN}`)).toEqual(['WARNING MISSING_PAIR 0']);
    expect(problemsOf(`02${GTIN}`, true)).toEqual(['ERROR MISSING_PAIR 0']);
  });

  it('is forgiven blanks and separators only when it is not judged alone', () => {
    for (const raw of [` 01${GTIN}`, `01${GTIN}10A `, `(01) ${GTIN}`, `^01${GTIN}^^10A`, `]C1(01)${GTIN}`]) {
      expect([raw, decode(raw).ok, decode(raw, true).ok]).toEqual([raw, true, false]);
    }
  });

  it('may have its company on another symbol of the label', () => {
    const judged = (others: string[]) =>
      decodeScan(`02${GTIN}3720`, { referenceYear: 2020, others }).problems.map(({ code }) => code);
    expect(judged([`00${SSCC}`])).toEqual([]);
    expect(judged([])).toEqual(['MISSING_PAIR']);
    expect(judged([`00${SSCC}`, `01${GTIN}`])).toEqual(['FORBIDDEN_PAIR', 'FORBIDDEN_PAIR']);
  });

  it('is read on behind what is unknown', () => {
    expect(elementsOf(`01${GTIN}05ABC${GS}17230630`)).toEqual([`01=${GTIN}`, '17=230630']);
    expect(elementsOf(`01${GTIN}1423063010A`)).toEqual([`01=${GTIN}`, '10=A']);
    expect(elementsOf(`(01)${GTIN}(55)ABC(17)230630`)).toEqual([`01=${GTIN}`, '17=230630']);
  });

  it('still tells what stood there', () => {
    expect(elementsOf('354123450000000015')).toEqual(['00=354123450000000015']);
  });
});

describe('the message of a problem', () => {
  it.each([
    [`01${GTIN}`.slice(0, 10), '(01) GTIN has 8 characters instead of 14.'],
    [`01${GTIN}10${'A'.repeat(21)}`, '(10) BATCH/LOT has 21 characters instead of 1 to 20.'],
    [`]C101${GTIN}10`, '(10) BATCH/LOT has no value.'],
    ['01O5412345000013', '(01) GTIN: it may have digits only.'],
    [`01${GTIN}10A#`, '(10) BATCH/LOT: it may not have the character "#".'],
    ['0105412345000014', '(01) GTIN: the check digit should be 3.'],
    [`01${GTIN}17230230`, '(17) USE BY or EXPIRY: 230230 is no date.'],
    [`01${GTIN}05A`, 'No known application identifier begins with 05.'],
    [`01${GTIN}059X`, 'No known application identifier begins with 059.'],
    [`01${GTIN}X`, 'An application identifier should begin here.'],
    [`01${GTIN}10A17230630`, 'The lot ends like an expiry, (17)230630: a separator may have been lost.'],
  ])('%j: %s', (raw, message) => {
    expect(decode(raw).problems.map((problem) => problem.message)).toEqual([message]);
  });
});

describe('a lot that seems to have swallowed the expiry', () => {
  it.each([
    [`]C101${GTIN}10LOT7A17230630`, ['WARNING SEPARATOR_SUSPECTED 26']],
    [`]C101${GTIN}10LOT7A17230600`, ['WARNING SEPARATOR_SUSPECTED 26']],
    [`https://id.gs1.org/01/${GTIN}/10/LOT%2F17230630`, ['WARNING SEPARATOR_SUSPECTED 40']],
    [`]C101${GTIN}10LOT7A17231301`, []],
    [`]C101${GTIN}1017230630`, []],
    [`]C101${GTIN}10LOT7A18230630`, []],
    [`]C101${GTIN}1724063010LOT7A17230630`, []],
    [`]C101${GTIN}21LOT7A17230630`, []],
  ])('%j: %j', (raw, problems) => {
    expect(problemsOf(raw)).toEqual(problems);
    expect(decode(raw).ok).toBe(true);
  });
});

describe("the hub's own codes", () => {
  it.each([
    ['hub:location:DOCK-1', { kind: 'LOCATION', code: 'DOCK-1' }],
    [' hub:dispatch:LGG-2020-1\r\n', { kind: 'DISPATCH', code: 'LGG-2020-1' }],
  ])('%j', (raw, own) => {
    expect(decode(raw)).toEqual({ ok: true, raw, elements: [], own, problems: [] });
  });

  it.each(['hub:location:', 'hub:location:DOCK 1', 'hub:badge:1', `hub:location:${'A'.repeat(41)}`])(
    'are not %j',
    (raw) => {
      expect(decode(raw)).toMatchObject({ ok: false, own: null, problems: [{ code: 'NOT_RECOGNISED' }] });
    },
  );
});
