import fc from 'fast-check';
import {
  buildSscc,
  extensionDigitOf,
  formatSscc,
  parseSscc,
  serialOfSscc,
  ssccFromBigint,
  ssccSerialCapacity,
  ssccToBigint,
} from './sscc.js';

const parts = fc.stringMatching(/^[0-9]{4,12}$/).chain((companyPrefix) =>
  fc.record({
    extensionDigit: fc.integer({ min: 0, max: 9 }),
    companyPrefix: fc.constant(companyPrefix),
    serial: fc.bigInt({ min: 0n, max: ssccSerialCapacity(companyPrefix) - 1n }),
  }),
);

function built(given: Parameters<typeof buildSscc>[0]): string {
  const sscc = buildSscc(given);
  if (!sscc.ok) throw new Error(sscc.message);
  return sscc.value;
}

describe('an SSCC', () => {
  it.each([
    '354123450000000014',
    '00354123450000000014',
    '(00)354123450000000014',
    '(00) 3 5412345 000000001 4',
    ' 354123450000000014\r\n',
  ])('is read from %j', (text) => {
    expect(parseSscc(text)).toEqual({ ok: true, value: '354123450000000014' });
  });

  it('may begin with two zeros itself', () => {
    expect(parseSscc('001234560000000018')).toEqual({ ok: true, value: '001234560000000018' });
    expect(parseSscc('00001234560000000018')).toEqual({ ok: true, value: '001234560000000018' });
  });

  it.each([
    ['', 'EMPTY'],
    ['(00)', 'EMPTY'],
    ['３54123450000000014', 'FULL_WIDTH_DIGITS'],
    ['35412345000000001O', 'WRONG_CHARACTERS'],
    ['(01)354123450000000014', 'WRONG_CHARACTERS'],
    ['35412345000000001', 'WRONG_LENGTH'],
    ['01354123450000000014', 'WRONG_LENGTH'],
    ['354123450000000015', 'WRONG_CHECK_DIGIT'],
  ])('is not read from %j: %s', (text, code) => {
    expect(parseSscc(text)).toMatchObject({ ok: false, code });
  });

  it('says which check digit was expected', () => {
    expect(parseSscc('354123450000000015')).toMatchObject({
      message: expect.stringMatching(/should be 4\.$/),
    });
  });

  it('is built from its parts', () => {
    expect(built({ extensionDigit: 3, companyPrefix: '5412345', serial: 1n })).toBe('354123450000000014');
    expect(built({ extensionDigit: 1, companyPrefix: '0614141', serial: 234567890n })).toBe(
      '106141412345678908',
    );
  });

  it.each([
    [{ extensionDigit: 10, companyPrefix: '5412345', serial: 1n }, 'WRONG_FORMAT'],
    [{ extensionDigit: 0.5, companyPrefix: '5412345', serial: 1n }, 'WRONG_FORMAT'],
    [{ extensionDigit: 3, companyPrefix: '541', serial: 1n }, 'WRONG_FORMAT'],
    [{ extensionDigit: 3, companyPrefix: '1234567890123', serial: 1n }, 'WRONG_FORMAT'],
    [{ extensionDigit: 3, companyPrefix: '54x2345', serial: 1n }, 'WRONG_FORMAT'],
    [{ extensionDigit: 3, companyPrefix: '5412345', serial: -1n }, 'SERIAL_OUT_OF_RANGE'],
    [{ extensionDigit: 3, companyPrefix: '5412345', serial: 1_000_000_000n }, 'SERIAL_OUT_OF_RANGE'],
  ])('is not built from %o: %s', (given, code) => {
    expect(buildSscc(given)).toMatchObject({ ok: false, code });
  });

  it('that was built is read again, and gives its parts back', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const sscc = built(given);
        expect(parseSscc(formatSscc(sscc))).toEqual({ ok: true, value: sscc });
        expect(sscc).toHaveLength(18);
        expect(extensionDigitOf(sscc)).toBe(given.extensionDigit);
        expect(serialOfSscc(sscc, given.companyPrefix.length)).toBe(given.serial);
      }),
    );
  });

  it('goes into a bigint and back, zeros on the left included', () => {
    expect(ssccFromBigint(1234560000000018n)).toBe('001234560000000018');
    fc.assert(
      fc.property(parts, (given) => {
        const sscc = built(given);
        expect(ssccFromBigint(ssccToBigint(sscc))).toBe(sscc);
        expect(ssccToBigint(sscc)).toBeLessThan(2n ** 63n);
      }),
    );
  });

  it.each([-1n, 10n ** 18n])('is no %s', (number) => {
    expect(() => ssccFromBigint(number)).toThrow(RangeError);
  });
});
