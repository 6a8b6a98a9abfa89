import { defineRefusal } from '../platform/refusals/refusal.js';

export const MANIFEST_NOT_READ = defineRefusal(
  'MANIFEST_NOT_READ',
  'The uploaded manifest is not in a state for this: it is still being read, was refused, or was accepted before.',
);
export const MANIFEST_HAS_BAD_LINES = defineRefusal(
  'MANIFEST_HAS_BAD_LINES',
  'An uploaded manifest has bad lines, or no good one, and nothing of it was announced. The sentence tells how many.',
);
