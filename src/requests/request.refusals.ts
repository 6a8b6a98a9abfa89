import { NOT_FOUND } from '../platform/refusals/platform.refusals.js';
import { defineRefusal, type Refused } from '../platform/refusals/refusal.js';
import type { RequestMove, RequestStatus } from './request.lifecycle.js';

export const REQUEST_CLOSED = defineRefusal(
  'REQUEST_CLOSED',
  'The status of the request does not allow this, or not any more. The sentence names the status.',
);
export const NEEDED_IN_THE_PAST = defineRefusal(
  'NEEDED_IN_THE_PAST',
  'The day by which the goods are needed is over at the hub. Name a later one.',
);
export const BELOW_ALLOCATED = defineRefusal(
  'BELOW_ALLOCATED',
  'Goods are allocated already: the request cannot ask for less than that.',
);
export const ABOVE_REQUESTED = defineRefusal(
  'ABOVE_REQUESTED',
  'Nobody is allocated more than it asked for, and nothing is delivered or given back that was not allocated.',
);
export const NOT_REQUESTED = defineRefusal('NOT_REQUESTED', 'The request does not ask for this item.');

export function noSuchRequest(): Refused {
  return NOT_FOUND.because('There is no such request.', 'requestId');
}

const WHY_NOT: Readonly<Record<RequestMove, string>> = {
  OPEN: 'only a draft is opened.',
  CHANGE: 'it can be changed until it is fulfilled or ended.',
  CLOSE: 'only what was opened and has not ended is closed. A draft is cancelled.',
  CANCEL: 'only what nothing is allocated to is cancelled. Close it instead.',
  ALLOCATE: 'it takes no more goods.',
  RELEASE: 'nothing is allocated to it.',
  FULFIL: 'nothing that is allocated to it is on the way.',
};

export function notAllowed(reference: string, status: RequestStatus, move: RequestMove): Refused {
  return REQUEST_CLOSED.because(`Request ${reference} is ${status}: ${WHY_NOT[move]}`, 'requestId');
}
