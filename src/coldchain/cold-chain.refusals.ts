import { defineRefusal } from '../platform/refusals/refusal.js';

export const NO_READINGS = defineRefusal(
  'NO_READINGS',
  'There is no reading that could be taken: nothing was stored.',
);
export const WRONG_SCALE = defineRefusal(
  'WRONG_SCALE',
  'The readings are in degrees Fahrenheit. Let the logger write degrees Celsius, as its label and the air waybill do.',
);
export const NO_COLUMN = defineRefusal(
  'NO_COLUMN',
  'The file has no column of that kind: name its columns in the first line, such as `time;temperature`.',
);
export const IMPOSSIBLE_TEMPERATURE = defineRefusal(
  'IMPOSSIBLE_TEMPERATURE',
  'No goods were ever that cold or that warm: the reading is wrong.',
);
export const NOT_YET = defineRefusal('NOT_YET', 'The reading is of a time that has not come.');
export const OTHER_READING = defineRefusal(
  'OTHER_READING',
  'This logger said another temperature of that moment before. The first one stands.',
);
