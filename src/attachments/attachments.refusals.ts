import { defineRefusal } from '../platform/refusals/refusal.js';

export const TOO_MANY_ATTACHMENTS = defineRefusal(
  'TOO_MANY_ATTACHMENTS',
  'As many files as one thing may have are attached to it. The sentence tells how many.',
);
