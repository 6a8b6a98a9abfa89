import { checkDocument, type StatedDocument } from './document-check.js';

describe('the document of a transport', () => {
  it('by air is an air waybill with a check digit, kept as 11 digits', () => {
    expect(checkDocument({ mode: 'AIR', document: '235-1234 5675' })).toEqual({
      documentKind: 'AWB',
      document: '23512345675',
      documentOverrideReason: null,
    });
  });

  it('with a wrong check digit is refused, and kept as written when somebody says why', () => {
    const wrong: StatedDocument = { mode: 'AIR', document: ' 235-1234 5676' };
    expect(() => checkDocument(wrong)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', field: 'document' }),
    );
    expect(checkDocument({ ...wrong, documentOverrideReason: 'Printed so.' })).toEqual({
      documentKind: 'AWB',
      document: '235-1234 5676',
      documentOverrideReason: 'Printed so.',
    });
  });

  it('needs no reason when it is right, and keeps none', () => {
    const right = checkDocument({
      mode: 'AIR',
      document: '235-12345675',
      documentOverrideReason: 'To be sure.',
    });
    expect(right.documentOverrideReason).toBeNull();
  });

  it.each([
    ['ROAD', null, 'CMR'],
    ['RAIL', null, 'CIM'],
    ['RAIL', 'SMGS', 'SMGS'],
    ['AIR', 'HAWB', 'HAWB'],
  ] as const)('by %s, called %s, is a %s of any form', (mode, documentKind, kind) => {
    expect(checkDocument({ mode, documentKind, document: 'X-17/a' })).toMatchObject({
      documentKind: kind,
      document: 'X-17/a',
    });
  });

  it.each([
    [
      'a paper of another kind of vehicle',
      { mode: 'ROAD', documentKind: 'AWB', document: '235-12345675' },
      'documentKind',
    ],
    [
      'a reason without a document',
      { mode: 'ROAD', documentOverrideReason: 'Lost.' },
      'documentOverrideReason',
    ],
  ] as [string, StatedDocument, string][])('refuses %s', (_, stated, field) => {
    expect(() => checkDocument(stated)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', field }));
  });

  it('may be missing', () => {
    expect(checkDocument({ mode: 'AIR' })).toEqual({
      documentKind: null,
      document: null,
      documentOverrideReason: null,
    });
  });
});
