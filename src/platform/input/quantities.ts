import { z } from 'zod';

/** The largest `Int` of GraphQL and `integer` of Postgres: about two thousand million base units. */
const LARGEST = 2_147_483_647;

/** A count of things: a whole number from 1. */
export function positiveQuantity(largest = LARGEST) {
  return z
    .number('The quantity must be a number.')
    .refine(Number.isInteger, 'The quantity must be a whole number.')
    .refine((quantity) => quantity >= 1, 'The quantity must be 1 or more.')
    .refine((quantity) => quantity <= largest, `The quantity must be ${largest} or less.`);
}

/** A count that may be nothing: a whole number from 0. */
export function quantity(largest = LARGEST) {
  return z
    .number('The quantity must be a number.')
    .refine(Number.isInteger, 'The quantity must be a whole number.')
    .refine((count) => count >= 0, 'The quantity must be 0 or more.')
    .refine((count) => count <= largest, `The quantity must be ${largest} or less.`);
}
