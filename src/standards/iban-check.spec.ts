import { hasValidIbanCheck } from './iban-check.js';

describe('the check digits of an IBAN', () => {
  it.each(['BE71096123456769', 'FR7630006000011234567890189', 'MT90MALT011000012345MTLCAST001SABC'])(
    'are right in %s',
    (iban) => {
      expect(hasValidIbanCheck(iban)).toBe(true);
    },
  );

  it.each(['', 'BE', 'BE71096123456760', 'BE17096123456769', 'be71096123456769', 'BE71 0961 2345 6769'])(
    'are wrong in %j',
    (iban) => {
      expect(hasValidIbanCheck(iban)).toBe(false);
    },
  );
});
