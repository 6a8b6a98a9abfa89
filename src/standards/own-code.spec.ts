import { formatOwnCode, readOwnCode } from './own-code.js';

describe('a code of the hub', () => {
  it('is read as it was written', () => {
    const own = { kind: 'LOCATION', code: 'DOCK-1' } as const;
    expect(readOwnCode(formatOwnCode(own))).toEqual(own);
  });

  it.each(['', 'DOCK 1', 'Liège', 'A'.repeat(41)])('is not written for %j', (code) => {
    expect(() => formatOwnCode({ kind: 'DISPATCH', code })).toThrow(RangeError);
  });
});
