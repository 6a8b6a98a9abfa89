import { z } from 'zod';
import { defineEventCodes } from '../history/event-codes.js';
import { defineEvent } from '../platform/jobs/define-event.js';

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
  ORGANISATION_PROPOSED: [14, 'Somebody typed in an organisation that no hub had entered.'],
  ORGANISATION_CONFIRMED: [15, 'A hub confirmed an organisation that was proposed to it.'],
  ORGANISATION_MERGED: [16, 'A hub found that a proposed organisation was one that it knows.'],
  ORGANISATION_REFUSED: [17, 'A hub refused an organisation that was proposed to it.'],
  PERSON_ERASED: [18, 'A member asked to be forgotten, and was: name, address and words are erased.'],
});

/**
 * A proposed organisation turned out to be a known one. Who keeps its internal id (`provisional`) in rows that give
 * rights puts `into` there; reading follows the merge by itself.
 */
export const OrganisationMerged = defineEvent({
  name: 'accounts.organisation-merged',
  payload: z.strictObject({ provisional: z.number().int(), into: z.number().int() }),
});
