import { defineRefusal } from '../platform/refusals/refusal.js';

export const CAPACITY_EXCEEDED = defineRefusal(
  'CAPACITY_EXCEEDED',
  'The transport has not that many pallets or kilograms left.',
);
export const CUT_OFF_PASSED = defineRefusal(
  'CUT_OFF_PASSED',
  'The transport takes no more goods: its cut-off time has passed.',
);
export const TRANSPORT_CLOSED = defineRefusal(
  'TRANSPORT_CLOSED',
  'The transport has left, arrived or was cancelled: it takes no goods.',
);
export const ALREADY_SCHEDULED = defineRefusal(
  'ALREADY_SCHEDULED',
  'A transport with this number and departure stands on the timetable already.',
);
