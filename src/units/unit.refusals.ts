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
export const NOT_REBUILDABLE = defineRefusal(
  'NOT_REBUILDABLE',
  'Only pallets that stand at the hub and are on no dispatch can be split, merged or repacked.',
);
export const MORE_THAN_THERE = defineRefusal(
  'MORE_THAN_THERE',
  'More is taken than there is, or more of it is said to be damaged or sound.',
);
export const SSCC_IN_USE = defineRefusal(
  'SSCC_IN_USE',
  'Another pallet of this hub bears this SSCC. Give the new pallet a number of its own.',
);
export const TEMPERATURES_DIFFER = defineRefusal(
  'TEMPERATURES_DIFFER',
  'Goods of two temperature ranges cannot stand on one pallet.',
);
export const CANNOT_UNDO = defineRefusal(
  'CANNOT_UNDO',
  'There is nothing that could be taken back, or what came after it depends on it.',
);
export const UNIT_MOVE_NOT_ALLOWED = defineRefusal(
  'UNIT_MOVE_NOT_ALLOWED',
  "The pallet's status does not allow this. The sentence says which one it has.",
);
export const NESTING_CYCLE = defineRefusal(
  'NESTING_CYCLE',
  'A carton cannot stand in itself, also not by way of others.',
);
export const IS_NESTED = defineRefusal(
  'IS_NESTED',
  'The carton stands in a pallet, or the pallet has cartons in it: they go together until they are taken apart.',
);
export const NOT_AT_HUB = defineRefusal('NOT_AT_HUB', 'The pallet does not stand at the hub.');
export const BELOW_RECEIVED = defineRefusal(
  'BELOW_RECEIVED',
  'The pallet was received, or its goods were counted: what was announced of it stays as it is.',
);
export const NO_COMPANY_PREFIX = defineRefusal(
  'NO_COMPANY_PREFIX',
  'The hub has no GS1 company prefix yet: an administrator of it sets one (setPalletNumbering).',
);
export const NUMBERS_EXHAUSTED = defineRefusal(
  'NUMBERS_EXHAUSTED',
  'The company prefix has no numbers left: an administrator sets another one.',
);
