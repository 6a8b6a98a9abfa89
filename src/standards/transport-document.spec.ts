import { parseTransportDocument } from './transport-document.js';

describe('the number of a transport document', () => {
  it('of an airline has a check digit', () => {
    expect(parseTransportDocument('AWB', '235-12345675')).toEqual({ ok: true, value: '23512345675' });
    expect(parseTransportDocument('AWB', '235-12345676')).toMatchObject({
      ok: false,
      code: 'WRONG_CHECK_DIGIT',
    });
  });

  it.each(['HAWB', 'CMR', 'CIM', 'SMGS', 'CIM_SMGS'] as const)('%s is taken as it is printed', (kind) => {
    expect(parseTransportDocument(kind, ' BE/2020-0017 ')).toEqual({ ok: true, value: 'BE/2020-0017' });
  });

  it.each([
    ['  ', 'EMPTY'],
    ['1'.repeat(36), 'WRONG_LENGTH'],
    ['CMR\u0000', 'WRONG_CHARACTERS'],
    ['CMR\u200b1', 'WRONG_CHARACTERS'],
    ['CMR１', 'FULL_WIDTH_DIGITS'],
  ])('is not %j: %s', (text, code) => {
    expect(parseTransportDocument('CMR', text)).toMatchObject({ ok: false, code });
  });
});
