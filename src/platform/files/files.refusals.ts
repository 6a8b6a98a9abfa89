import { defineRefusal } from '../refusals/refusal.js';

export const FILE_TOO_LARGE = defineRefusal(
  'FILE_TOO_LARGE',
  'The file is larger than what is taken here. The sentence tells the limit.',
);
