import { symbologyAt } from './symbology.js';

describe('a symbology identifier', () => {
  it.each([
    [']C1', 'GS1'],
    [']d2', 'GS1'],
    [']Q3', 'GS1'],
    [']e0', 'GS1'],
    [']J1', 'GS1'],
    [']E0', 'RETAIL'],
    [']E4', 'RETAIL'],
    [']I1', 'ITF'],
    [']C0', 'PLAIN'],
    [']d1', 'PLAIN'],
    [']Q1', 'PLAIN'],
    [']D2', 'PLAIN'],
  ])('%s announces %s data', (identifier, content) => {
    expect(symbologyAt(`x${identifier}data`, 1)).toMatchObject({ identifier, content });
  });

  it.each(['', ']', ']C', 'C1]', ']11', '00354'])('is not in %j', (data) => {
    expect(symbologyAt(data, 0)).toBeUndefined();
  });
});
