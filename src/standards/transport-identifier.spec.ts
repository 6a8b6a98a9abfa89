import {
  formatTransportIdentifier,
  isDocument,
  parseTransportIdentifier,
  TransportIdentifierKind,
} from './transport-identifier.js';

describe('what travels with a vehicle', () => {
  it.each([
    ['AWB', '235-1234 5675', '23512345675', '235-1234 5675'],
    ['AWB', '00076543213', '00076543213', '000-7654 3213'],
    ['CONTAINER', 'csqu 305438-3', 'CSQU3054383', 'CSQU 305438 3'],
    ['ULD', 'AKE 12345 CV', 'AKE12345CV', 'AKE12345CV'],
    ['SEAL', 'cn 0012', 'CN0012', 'CN0012'],
    ['CIM', '88 2182 003434 12345', '88218200343412345', '88218200343412345'],
    ['CMR', ' X-17/a ', 'X-17/a', 'X-17/a'],
  ] as const)('%s %s is kept as %s and printed as %s', (kind, text, value, printed) => {
    expect(parseTransportIdentifier(kind, text)).toEqual({ ok: true, value });
    expect(formatTransportIdentifier(kind, value)).toBe(printed);
  });

  it('with a wrong check digit is told so, and printed as it was written', () => {
    for (const [kind, text] of [
      ['AWB', '235-1234 5676'],
      ['CONTAINER', 'CSQU3054384'],
    ] as const) {
      expect(parseTransportIdentifier(kind, text)).toMatchObject({ ok: false, code: 'WRONG_CHECK_DIGIT' });
      expect(formatTransportIdentifier(kind, text)).toBe(text);
    }
  });

  it('is a paper, or a thing with a number', () => {
    expect(Object.values(TransportIdentifierKind).filter((kind) => !isDocument(kind))).toEqual([
      'CONTAINER',
      'ULD',
      'SEAL',
    ]);
  });
});
