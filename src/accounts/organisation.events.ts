import { defineEventCodes } from '../history/event-codes.js';

/** Events about an organisation. Stored in its own stream. */
export const OrganisationEvent = defineEventCodes({
  ORGANISATION_REGISTERED: [1, 'The organisation was entered.'],
  MEMBER_ADDED: [2, 'A person became a member, in the roles of the detail.'],
  MEMBER_ROLES_CHANGED: [3, 'A member got the roles of the detail instead of the former ones.'],
  MEMBERSHIP_ENDED: [4, 'A member left, and the sessions of that membership were ended.'],
  API_KEY_ISSUED: [5, 'A device or an integration got a key, in the roles of the detail.'],
  API_KEY_REVOKED: [6, 'A key was revoked.'],
  MEMBER_INVITED: [7, 'An address was invited, or invited again, in the roles of the detail.'],
  INVITATION_REVOKED: [8, 'An invitation was taken back.'],
  INVITATION_ACCEPTED: [9, 'Somebody accepted an invitation.'],
  BADGE_ENROLLED: [10, 'A member chose a PIN for a badge.'],
  BADGE_RESET: [11, 'The badge and PIN of a member were taken away.'],
  SHIFT_OPENED: [12, 'A member began to work on a shared device.'],
  SHIFT_ENDED: [13, 'A member stopped working on a shared device.'],
});
