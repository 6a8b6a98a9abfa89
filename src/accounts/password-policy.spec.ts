import { weaknessOf } from './password-policy.js';

describe('passwords', () => {
  it.each([
    'anna.long.name@hub.example',
    'ANNA.long.name@hub.example',
    'anna.long.name1',
    'Password1234',
    'azertyuiop12',
    'aaaaaaaaaaaaa',
    '121212121212',
    '１２３４５６７８９０１２',
  ])('%s is weak', (password) => {
    expect(weaknessOf(password, 'anna.long.name@hub.example')).toMatchObject({
      code: 'WEAK_PASSWORD',
      field: 'password',
    });
  });

  it.each([
    'a password for tests',
    'correct horse battery staple',
    'liege-march-2020',
    'anna likes cargo trains',
  ])('%s is not', (password) => {
    expect(weaknessOf(password, 'anna@hub.example')).toBeNull();
  });
});
