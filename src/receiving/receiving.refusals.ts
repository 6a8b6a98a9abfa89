import { defineRefusal } from '../platform/refusals/refusal.js';

export const NO_HUB = defineRefusal('NO_HUB', 'Only members and devices of a hub may do this.');
export const BATCH_TOO_LARGE = defineRefusal(
  'BATCH_TOO_LARGE',
  'A batch has 1 to 500 scans. Send the rest in further batches.',
);
export const COLUMNS_DIFFER = defineRefusal(
  'COLUMNS_DIFFER',
  'The columns of a batch have different lengths: each holds one value a scan.',
);
export const BAD_SCAN = defineRefusal(
  'BAD_SCAN',
  'The scan could not be read: not an SSCC, a wrong check digit, or a damaged label.',
);
export const CLIENT_KEY_REUSED = defineRefusal(
  'CLIENT_KEY_REUSED',
  'This client key was used before for another scan. Give each scan a key of its own.',
);
export const ALREADY_RECEIVED = defineRefusal(
  'ALREADY_RECEIVED',
  'The pallet was received before. The repeated scan is kept; nothing else changed.',
);
export const CONTRADICTS_STATUS = defineRefusal(
  'CONTRADICTS_STATUS',
  'What was seen contradicts what the hub knows of the pallet. It is kept, and somebody must look.',
);
export const NOTHING_NEW = defineRefusal(
  'NOTHING_NEW',
  'The scan is known, or tells nothing that the hub did not know.',
);
export const NOT_COUNTABLE = defineRefusal(
  'NOT_COUNTABLE',
  'A count names content lines of another pallet, or a pallet that has not been received.',
);
export const UNKNOWN_ITEM = defineRefusal('UNKNOWN_ITEM', 'The catalogue has no item with this code.');
export const UNKNOWN_HUB = defineRefusal('UNKNOWN_HUB', 'There is no hub with this code.');
export const BAD_LINES = defineRefusal(
  'BAD_LINES',
  'A manifest has bad lines, and nothing of it was stored. The sentence names the first; `checkManifest` shows all.',
);
export const NO_CARD = defineRefusal(
  'NO_CARD',
  'The scan needs a card before it in its batch that says for which dispatch it is.',
);
