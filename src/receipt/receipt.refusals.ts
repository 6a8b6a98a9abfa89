import { defineRefusal } from '../platform/refusals/refusal.js';

export const NO_SUCH_DIFFERENCE = defineRefusal(
  'NO_SUCH_DIFFERENCE',
  'The reconciliation has no such difference. It may have gone by another count: ask for it again.',
);
export const DIFFERENCES_UNEXPLAINED = defineRefusal(
  'DIFFERENCES_UNEXPLAINED',
  'A receipt cannot be closed while a difference has no reason, or another quantity than when it got its reason.',
);
export const SIGNATURE_MISSING = defineRefusal(
  'SIGNATURE_MISSING',
  'A receipt is closed with a signature: a typed name, or a file of the consignment with the purpose SIGNATURE.',
);
export const NOTHING_RECEIVED = defineRefusal(
  'NOTHING_RECEIVED',
  'A receipt of which no pallet came cannot be closed.',
);
export const RECEIPT_CLOSED = defineRefusal(
  'RECEIPT_CLOSED',
  'The receipt was closed with a signature. A supervisor may reopen it, with a reason.',
);
export const RECEIPT_OPEN = defineRefusal('RECEIPT_OPEN', 'The receipt is open: there is nothing to reopen.');
