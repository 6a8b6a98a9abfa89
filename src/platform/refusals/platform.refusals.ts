import { defineRefusal } from './refusal.js';

export const INVALID_INPUT = defineRefusal(
  'INVALID_INPUT',
  'A value is missing, malformed or out of its range. `field` names it.',
);
export const NOT_FOUND = defineRefusal(
  'NOT_FOUND',
  'No such thing, or none that you may see: the two are answered alike.',
);
export const UNAUTHENTICATED = defineRefusal(
  'UNAUTHENTICATED',
  'No token, or one that is expired, revoked or not ours. Sign in again.',
);
export const FORBIDDEN = defineRefusal('FORBIDDEN', 'You are signed in, but your role may not do this.');
export const KEY_REUSED = defineRefusal(
  'KEY_REUSED',
  'This idempotency key was used before with another body or operation. Use a new key.',
);
export const ALREADY_ISSUED = defineRefusal(
  'ALREADY_ISSUED',
  'The secret was shown once, when it was made, and is not kept. Make a new one.',
);
export const RATE_LIMITED = defineRefusal(
  'RATE_LIMITED',
  'More was asked for than is allowed. The sentence says in how many seconds to come back.',
);
export const BUSY = defineRefusal(
  'BUSY',
  'Others are changing the same things right now. Send the same request again in a moment.',
);
