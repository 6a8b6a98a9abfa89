import { defineRefusal } from '../platform/refusals/refusal.js';

export const ALREADY_EXCEPTED = defineRefusal(
  'ALREADY_EXCEPTED',
  'The pallet has an exception from this rule already.',
);
export const GOODS_EXPIRED = defineRefusal(
  'GOODS_EXPIRED',
  'Goods on the pallet have expired: a supervisor must make an exception from NOT_EXPIRED first.',
);
export const NOT_ACCEPTED = defineRefusal(
  'NOT_ACCEPTED',
  'The pallet breaks a rule of acceptance that nobody has judged yet: a supervisor must look first.',
);
