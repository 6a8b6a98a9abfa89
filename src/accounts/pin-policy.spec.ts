import { weaknessOfPin } from './pin-policy.js';

describe('PINs', () => {
  it.each([
    '12345',
    '1234567890123',
    '12345a',
    '٣٤٥٦٧٨',
    '111111',
    '121212',
    '123456',
    '890123',
    '654321',
    '481975',
  ])('%s is weak', (pin) => {
    expect(weaknessOfPin(pin, 'B-481975')).toMatchObject({ code: 'WEAK_PIN', field: 'pin' });
  });

  it.each(['271828', '000123', '314159265358'])('%s is not', (pin) => {
    expect(weaknessOfPin(pin, 'B-481975')).toBeNull();
  });
});
