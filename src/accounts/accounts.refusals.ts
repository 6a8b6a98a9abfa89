import { defineRefusal } from '../platform/refusals/refusal.js';

export const WRONG_CREDENTIALS = defineRefusal(
  'WRONG_CREDENTIALS',
  'No member has this e-mail address and password. Which of the two is wrong is not told.',
);
export const ACCOUNT_LOCKED = defineRefusal(
  'ACCOUNT_LOCKED',
  'Too many sign-ins failed in a row for this address. The sentence tells from when on it may be tried again.',
);
export const ORGANISATION_NEEDED = defineRefusal(
  'ORGANISATION_NEEDED',
  'The member belongs to several organisations. Sign in again and name one; the sentence lists their codes.',
);
export const NO_MEMBERSHIP = defineRefusal(
  'NO_MEMBERSHIP',
  'The member does not belong to this organisation, or to none any more.',
);
export const SESSION_OVER = defineRefusal(
  'SESSION_OVER',
  'The refresh token is unknown or expired, or its session has ended. Sign in again.',
);
export const REFRESH_TOKEN_REUSED = defineRefusal(
  'REFRESH_TOKEN_REUSED',
  'The refresh token was used before. Somebody else may have it, so the whole session was ended. Sign in again.',
);
export const IDENTITY_REFUSED = defineRefusal(
  'IDENTITY_REFUSED',
  'The ID token is not good here: expired, changed, of another issuer, for another application; or this hub takes none.',
);
export const IDENTITY_UNKNOWN = defineRefusal(
  'IDENTITY_UNKNOWN',
  'The ID token is good, and nobody here is known by it. Somebody who is no member has to be invited first.',
);
export const ISSUER_UNREACHABLE = defineRefusal(
  'ISSUER_UNREACHABLE',
  'The issuer of identities does not answer, so that no ID token can be checked. Passwords, tokens and keys go on.',
);
export const CODE_TAKEN = defineRefusal('CODE_TAKEN', 'Another organisation has this code.');
export const EMAIL_TAKEN = defineRefusal(
  'EMAIL_TAKEN',
  'Somebody signs in with this e-mail address already. Leave the password out to give that person a membership.',
);
export const ALREADY_MEMBER = defineRefusal(
  'ALREADY_MEMBER',
  'This person is a member of the organisation already.',
);
export const ROLE_NOT_ALLOWED = defineRefusal(
  'ROLE_NOT_ALLOWED',
  'Such an organisation, or an API key, cannot have this role.',
);
export const LAST_ADMINISTRATOR = defineRefusal(
  'LAST_ADMINISTRATOR',
  'This is the only administrator of the organisation. Make another one first, or nobody can.',
);
export const ALREADY_INVITED = defineRefusal(
  'ALREADY_INVITED',
  'An invitation of this address is open. Send that one again, or revoke it first.',
);
export const INVITATION_OVER = defineRefusal(
  'INVITATION_OVER',
  'The invitation is unknown, used, revoked, expired, or was sent again since. Ask for another one.',
);
export const RESET_OVER = defineRefusal(
  'RESET_OVER',
  'The token for a new password is unknown, used or expired. Ask for another one.',
);
export const WEAK_PASSWORD = defineRefusal(
  'WEAK_PASSWORD',
  'The password is the e-mail address, or one of those that are tried first. The sentence says which.',
);
export const ALREADY_DECIDED = defineRefusal(
  'ALREADY_DECIDED',
  'The organisation is not provisional (any more): it was confirmed, merged or refused.',
);
export const WRONG_BADGE = defineRefusal(
  'WRONG_BADGE',
  'No badge of this hub has this code and PIN. Which of the two is wrong is not told.',
);
export const BADGE_TAKEN = defineRefusal(
  'BADGE_TAKEN',
  'Somebody else at this hub has a badge with this code.',
);
export const WEAK_PIN = defineRefusal(
  'WEAK_PIN',
  'A PIN has 6 to 12 digits, neither all alike nor in a row.',
);
