import { defineRefusal } from '../refusals/refusal.js';

export const ALREADY_RETRIED = defineRefusal(
  'ALREADY_RETRIED',
  'This dead letter was taken up again before. If it died once more, that is a dead letter of its own: retry that one.',
);
