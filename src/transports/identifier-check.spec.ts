import { checkIdentifier, type StatedIdentifier, usualDocument } from './identifier-check.js';
import type { TransportMode } from './transport.lifecycle.js';

const FIELDS = { kind: 'kind', number: 'number', overrideReason: 'overrideReason' };
const check = (mode: TransportMode, stated: StatedIdentifier) => checkIdentifier(mode, stated, FIELDS);

describe('a number that travels with a transport', () => {
  it('is kept in its normal form', () => {
    expect(check('AIR', { kind: 'AWB', number: '235-1234 5675' })).toEqual({
      kind: 'AWB',
      number: '23512345675',
      problem: null,
    });
    expect(check('RAIL', { kind: 'CONTAINER', number: 'csqu 305438 3' })).toMatchObject({
      number: 'CSQU3054383',
    });
  });

  it.each([
    ['AIR', 'AWB', ' 235-1234 5676', '235-1234 5676', 'WRONG_CHECK_DIGIT'],
    ['RAIL', 'CONTAINER', 'CSQU3054384', 'CSQU3054384', 'WRONG_CHECK_DIGIT'],
    ['RAIL', 'CONTAINER', 'CSQ 305', 'CSQ 305', 'WRONG_LENGTH'],
    ['AIR', 'ULD', 'AKE123451 2', 'AKE123451 2', 'WRONG_FORMAT'],
  ] as const)(
    'by %s, %s %s, is refused, and kept as written when somebody says why',
    (mode, kind, number, kept, problem) => {
      expect(() => check(mode, { kind, number })).toThrow(
        expect.objectContaining({ code: 'WRONG_IDENTIFIER', field: 'number' }),
      );
      expect(check(mode, { kind, number, overrideReason: 'Printed so.' })).toEqual({
        kind,
        number: kept,
        problem,
      });
    },
  );

  it('needs no reason when it is right', () => {
    const right = { kind: 'AWB', number: '235-12345675', overrideReason: 'To be sure.' } as const;
    expect(check('AIR', right).problem).toBeNull();
  });

  it.each([
    ['full-width digits', 'RAIL', { kind: 'CIM', number: '１２', overrideReason: 'So.' }, 'number'],
    ['an invisible character', 'ROAD', { kind: 'CMR', number: 'A\u200bB', overrideReason: 'So.' }, 'number'],
    ['an air waybill by road', 'ROAD', { kind: 'AWB', number: '235-12345675' }, 'kind'],
    ['a load device by rail', 'RAIL', { kind: 'ULD', number: 'AKE12345CV' }, 'kind'],
    ['a container by air', 'AIR', { kind: 'CONTAINER', number: 'CSQU3054383' }, 'kind'],
  ] as const)('is never %s, whatever reason is given', (_, mode, stated, field) => {
    expect(() => check(mode, stated)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', field }));
  });

  it('is an air waybill, a CMR or a CIM when nobody names its kind', () => {
    expect((['AIR', 'ROAD', 'RAIL'] as const).map(usualDocument)).toEqual(['AWB', 'CMR', 'CIM']);
  });
});
