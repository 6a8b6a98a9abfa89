import { defineRefusal } from '../platform/refusals/refusal.js';

export const DISPATCH_MOVE_NOT_ALLOWED = defineRefusal(
  'DISPATCH_MOVE_NOT_ALLOWED',
  'The dispatch is in a status in which this cannot be done.',
);
export const NOTHING_TO_DISPATCH = defineRefusal('NOTHING_TO_DISPATCH', 'The dispatch has no pallets.');
export const PALLET_NOT_ON_DISPATCH = defineRefusal(
  'PALLET_NOT_ON_DISPATCH',
  'This pallet does not belong to the dispatch: do not load it.',
);
export const PALLET_ALREADY_LOADED = defineRefusal('PALLET_ALREADY_LOADED', 'This pallet was loaded before.');
export const PALLET_NOT_LOADED = defineRefusal('PALLET_NOT_LOADED', 'This pallet is not on the vehicle.');
export const PALLETS_ARE_LOADED = defineRefusal(
  'PALLETS_ARE_LOADED',
  'Pallets are on the vehicle. Take them off first.',
);
export const VEHICLE_HAS_LEFT = defineRefusal('VEHICLE_HAS_LEFT', 'The vehicle was reported as having left.');
export const VEHICLE_DOES_NOT_GO = defineRefusal(
  'VEHICLE_DOES_NOT_GO',
  'The vehicle was cancelled: nothing can be loaded.',
);
export const ALREADY_DELIVERED = defineRefusal(
  'ALREADY_DELIVERED',
  'The delivery was confirmed before, once and for all.',
);
export const QUANTITIES_DO_NOT_FIT = defineRefusal(
  'QUANTITIES_DO_NOT_FIT',
  'Accepted and refused quantities are more than was sent, a line is missing or twice, or a shortfall has no reason.',
);
export const NOTHING_TO_PROVE = defineRefusal(
  'NOTHING_TO_PROVE',
  'Photos and papers prove what became of a dispatch that has left. This one has not.',
);
export const NOTHING_TO_RETURN = defineRefusal(
  'NOTHING_TO_RETURN',
  'Nothing of this dispatch was refused, or all of that has come back.',
);
export const REFERENCE_TAKEN = defineRefusal(
  'REFERENCE_TAKEN',
  'Another dispatch of this hub has this reference.',
);
