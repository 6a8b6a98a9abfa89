import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { defineRefusal, type Refused } from '../platform/refusals/refusal.js';

export const PLEDGE_EXISTS = defineRefusal(
  'PLEDGE_EXISTS',
  'The donor has a pledge with this reference already.',
);
export const PLEDGE_CLOSED = defineRefusal(
  'PLEDGE_CLOSED',
  'The pledge was withdrawn: nothing about it changes any more.',
);
export const BELOW_ANNOUNCED = defineRefusal(
  'BELOW_ANNOUNCED',
  'More of an item has been announced already than would be pledged. The sentence names the item and how much.',
);

export function noSuchPledge(field: string): Refused {
  return NOT_FOUND.because('There is no such pledge.', field);
}
