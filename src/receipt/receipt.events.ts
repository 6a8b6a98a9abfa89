import { defineEventCodes } from '../history/event-codes.js';

/** Events about the receipt of a consignment, in its stream. */
export const ReceiptEvent = defineEventCodes({
  RECEIPT_DIFFERENCE_EXPLAINED: [
    260,
    'The hub gave a reason for a difference between announced and received.',
  ],
  RECEIPT_CLOSED: [
    261,
    'The receipt was closed with a signature; the detail has what was expected and what came.',
  ],
  RECEIPT_REOPENED: [262, 'A supervisor reopened the receipt; the detail says why.'],
  RECEIPT_FILE_ATTACHED: [263, 'A photo, a signed paper or a signature was kept for the receipt.'],
});
