import { defineEventCodes } from '../history/event-codes.js';

/** Events about a logistic unit. Stored in the unit's home stream. */
export const UnitEvent = defineEventCodes({
  UNIT_EXPECTED: [100, 'The unit was announced, or appeared unannounced.'],
  UNIT_RECEIVED: [101, 'A person or a scanner saw the unit arrive.'],
  UNIT_CHECKED: [102, 'The unit was counted and found as announced: its goods are free to go on.'],
  UNIT_LOCATED: [103, 'The unit was seen or put at a location of the hub.'],
  UNIT_ALLOCATED: [104, 'The unit was put on a dispatch.'],
  UNIT_DEALLOCATED: [105, 'The unit was taken off its dispatch.'],
  UNIT_LOADED: [106, 'The unit was seen going onto a vehicle.'],
  UNIT_UNLOADED: [107, 'The unit was taken off a vehicle again before it left.'],
  UNIT_DEPARTED: [108, 'The vehicle with the unit left the hub.'],
  UNIT_DELIVERED: [109, 'The destination took the unit in, all of it or some.'],
  UNIT_LOST: [110, 'A supervisor declared the unit lost.'],
  UNIT_DESTROYED: [111, 'A supervisor declared the unit destroyed.'],
  UNIT_RETURNED: [112, 'The unit came back instead of being delivered.'],
  UNIT_REBUILT: [113, 'All that was on the unit was put onto others: it is no more.'],
  UNIT_BUILT: [114, 'The unit was built at the hub, from the goods of others.'],
  UNIT_HELD: [120, 'A hold was opened: the unit may not leave.'],
  UNIT_RELEASED: [121, 'A hold was closed, with a reason.'],
  UNIT_IDENTIFIED: [123, 'The hub said whose goods are on the unit.'],
  UNIT_COUNTED: [122, 'The contents were counted; the detail has expected and counted quantities.'],
  UNIT_SPLIT: [124, 'Some of what was on the unit was put onto others; the detail says what.'],
  UNIT_DAMAGED: [125, 'Goods on the unit were found damaged; the detail says how much.'],
  UNIT_CORRECTED: [126, 'An earlier event of the unit was declared wrong; the detail says why.'],
  UNIT_PACKED: [128, 'A carton was put into a pallet; both have the event.'],
  UNIT_UNPACKED: [129, 'A carton was taken out of a pallet; both have the event.'],
  UNIT_RELABELLED: [
    135,
    'The unit got a new label; the detail has both numbers. The old one still stands for it.',
  ],
  UNIT_EXCEPTED: [
    140,
    'A supervisor made an exception from a rule of acceptance; the detail says which and why.',
  ],
  UNIT_WRITTEN_OFF: [127, 'Some of the goods on the unit were sampled, destroyed or lost.'],
});
