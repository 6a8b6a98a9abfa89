import { z } from 'zod';
import { boundedText, publicId } from '../platform/input/text.js';
import { password } from './account-input.js';

const badgeCode = boundedText(64).refine(
  (code) => /^[A-Za-z0-9.-]{4,64}$/.test(code),
  'A badge code has 4 to 64 letters, digits, dots and hyphens, as the scanner reads it.',
);

export const openShiftInput = z.object({ badgeCode, pin: boundedText(12) });

export const badgeInput = z.object({ badgeCode, pin: boundedText(12), currentPassword: password });

export const badgeResetInput = z.object({ member: publicId() });
