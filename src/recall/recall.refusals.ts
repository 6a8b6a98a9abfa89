import { defineRefusal } from '../platform/refusals/refusal.js';

export const ALREADY_RECALLED = defineRefusal(
  'ALREADY_RECALLED',
  'Your hub has called this lot back already, and that recall is open.',
);
export const RECALL_CLOSED = defineRefusal('RECALL_CLOSED', 'This recall was closed before.');
