import { z } from 'zod';
import { defineJob } from '../platform/jobs/define-job.js';

/** A mail server may be away for an hour or two: 5 seconds, doubled eleven times. */
const PATIENT = { attempts: 12, backoffMilliseconds: 5_000 };

/** Makes the secret of an invitation and writes the letter. Again: another secret, and the former one is void. */
export const MailInvitation = defineJob({
  name: 'accounts.mail-invitation',
  queue: 'notices',
  ...PATIENT,
  payload: z.strictObject({ invitationId: z.uuid() }),
});

/** The same for a new password; writes no letter to an address that nobody signs in with. */
export const MailPasswordReset = defineJob({
  name: 'accounts.mail-password-reset',
  queue: 'notices',
  ...PATIENT,
  payload: z.strictObject({ resetId: z.uuid() }),
});
