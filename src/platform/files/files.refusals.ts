import { defineRefusal } from '../refusals/refusal.js';

export const FILE_TYPE_NOT_TAKEN = defineRefusal(
  'FILE_TYPE_NOT_TAKEN',
  'The content of the file is none of the kinds that are taken here (JPEG, PNG, PDF), whatever its name says.',
);
export const UPLOAD_BROKEN = defineRefusal(
  'UPLOAD_BROKEN',
  'The file did not arrive whole. Send it again, with the same key.',
);
export const FILE_TOO_LARGE = defineRefusal(
  'FILE_TOO_LARGE',
  'The file is larger than what is taken here. The sentence tells the limit.',
);
