import { z } from 'zod';
import { boundedText, publicId } from '../platform/input/text.js';
import { emailAddress, newPassword, password, roles } from './account-input.js';

export const invitationInput = z.object({ organisation: publicId().nullish(), email: emailAddress, roles });

export const openInvitationInput = z.object({ id: publicId() });

const token = boundedText(200);

export const acceptanceInput = z.object({
  token,
  displayName: boundedText(200).nullish(),
  password,
});

export const resetRequestInput = z.object({ email: emailAddress });

export const resetInput = z.object({ token, password: newPassword });

export const passwordChangeInput = z.object({ currentPassword: password, newPassword });

export const switchInput = z.object({ refreshToken: token, organisation: boundedText(40) });
