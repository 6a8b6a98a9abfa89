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
export const WRONG_IDENTIFIER = defineRefusal(
  'WRONG_IDENTIFIER',
  'The number of a paper, container, ULD or seal is not as its standard says. With a reason it is recorded all the same.',
);
export const AWB_USED_BEFORE = defineRefusal(
  'AWB_USED_BEFORE',
  'Another transport of the hub went under this air waybill within twelve months. With a reason it is recorded all the same.',
);
export const ALREADY_ON_TRANSPORT = defineRefusal(
  'ALREADY_ON_TRANSPORT',
  'This number is on the transport already.',
);
export const NOT_A_DEMO = defineRefusal(
  'NOT_A_DEMO',
  'Only on a demo hub is a transport reported by a simulation.',
);
