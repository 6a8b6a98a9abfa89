import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { defineRefusal, type Refused } from '../platform/refusals/refusal.js';

export const CONSIGNMENT_EXISTS = defineRefusal(
  'CONSIGNMENT_EXISTS',
  'The donor has a consignment with this reference already.',
);
export const CONSIGNMENT_CLOSED = defineRefusal(
  'CONSIGNMENT_CLOSED',
  'The status of the consignment does not allow this any more. The sentence names the status.',
);

export const PORTIONS_EXCEED = defineRefusal(
  'PORTIONS_EXCEED',
  'More of an item would be meant for the recipients than was announced.',
);

export function noSuchConsignment(): Refused {
  return NOT_FOUND.because('There is no such consignment.', 'consignmentId');
}
