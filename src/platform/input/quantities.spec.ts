import { positiveQuantity, quantity } from './quantities.js';

test.each([
  [-1, /1 or more/],
  [0, /1 or more/],
  [1.5, /whole/],
  [Number.NaN, /number/],
  [2_147_483_648, /2147483647 or less/],
  ['7', /number/],
])('%p is no quantity', (value, message) => {
  expect(positiveQuantity().safeParse(value).error?.issues[0]?.message).toMatch(message);
});

test('the limits themselves are quantities', () => {
  expect(positiveQuantity().parse(1)).toBe(1);
  expect(positiveQuantity(50).parse(50)).toBe(50);
  expect(positiveQuantity(50).safeParse(51).success).toBe(false);
  expect(quantity().parse(0)).toBe(0);
  expect(quantity().safeParse(-1).success).toBe(false);
});
