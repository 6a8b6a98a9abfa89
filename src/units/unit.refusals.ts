import { defineRefusal } from '../platform/refusals/refusal.js';

export const SSCC_ANNOUNCED_TWICE = defineRefusal(
  'SSCC_ANNOUNCED_TWICE',
  'Two units of one consignment cannot bear the same SSCC.',
);
export const NOT_AVAILABLE = defineRefusal(
  'NOT_AVAILABLE',
  'The pallet is not free: only a checked pallet that is on no dispatch can be put on one.',
);
export const ON_HOLD = defineRefusal(
  'ON_HOLD',
  'The pallet has an open hold: it may not leave before a supervisor releases it.',
);
export const UNKNOWN_LOCATION = defineRefusal('UNKNOWN_LOCATION', 'This hub has no location with this code.');
export const HOLD_CLOSED = defineRefusal('HOLD_CLOSED', 'The hold was released before.');
