import { z } from 'zod';
import { boundedText, publicId } from '../platform/input/text.js';
import { Role } from '../platform/principal/principal.js';
import { parseGln } from '../standards/gln.js';
import { OrganisationKind } from './organisation.lifecycle.js';

/** RFC 5321 has no longer addresses. */
const ADDRESS_LENGTH = 254;
const PASSWORD_LENGTH = 200;
const SHORTEST_PASSWORD = 12;

/** ASCII only: two addresses that look alike would be two members. */
const ADDRESS =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** An e-mail address, in lower case. */
export const emailAddress = boundedText(ADDRESS_LENGTH)
  .refine((text) => ADDRESS.test(text), 'This is not an e-mail address.')
  .transform((text) => text.toLowerCase());

/** A password as it is typed in to sign in: only what cannot be one is refused. */
export const password = boundedText(PASSWORD_LENGTH);

/** A password that somebody chooses. Its length is what counts (NIST SP 800-63B). */
export const newPassword = password.refine(
  (text) => [...text].length >= SHORTEST_PASSWORD,
  `A password must have at least ${SHORTEST_PASSWORD} characters.`,
);

/** At least one role, each once. */
export const roles = z
  .array(z.enum(Role))
  .refine((list) => list.length > 0, 'Name at least one role.')
  .transform((list) => [...new Set(list)].sort());

export const signInInput = z.object({
  email: emailAddress,
  password,
  organisation: boundedText(40).nullish(),
});

export const identityInput = z.object({
  idToken: boundedText(16_000),
  organisation: boundedText(40).nullish(),
});

export const organisationInput = z.object({
  code: boundedText(40).refine(
    (code) => /^[A-Z0-9]+(?:-[A-Z0-9]+)*$/.test(code),
    'A code has capitals and digits, in groups with hyphens between: IT-RED-CROSS.',
  ),
  kind: z.enum(OrganisationKind),
  name: boundedText(200),
  country: boundedText(2).refine((code) => /^[A-Z]{2}$/.test(code), 'A country has two capitals: BE.'),
  gln: boundedText(20)
    .transform((text, context) => {
      const parsed = parseGln(text);
      if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.message });
      return parsed.ok ? parsed.value : z.NEVER;
    })
    .nullish(),
});

export const memberInput = z.object({
  organisation: publicId().nullish(),
  email: emailAddress,
  displayName: boundedText(200),
  password: newPassword.nullish(),
  roles,
});

/** Why a privileged act is done: for the audit trail. */
const reason = boundedText(500).nullish();

export const membershipInput = z.object({
  organisation: publicId().nullish(),
  member: publicId(),
  reason,
});

export const rolesInput = membershipInput.extend({ roles });

export const apiKeyInput = z.object({
  organisation: publicId().nullish(),
  name: boundedText(200),
  roles,
  reason,
  operations: z
    .array(boundedText(100))
    .min(1, 'Name at least one operation, or leave the list out.')
    .max(100, 'A key is for at most 100 operations.')
    .transform((list) => [...new Set(list)])
    .nullish(),
  hub: boundedText(40).nullish(),
});

export const revocationInput = z.object({ id: publicId(), reason });

export const refreshInput = z.object({ refreshToken: boundedText(200) });

export const administratorInput = z.object({
  hub: boundedText(40),
  email: emailAddress,
  displayName: boundedText(200),
  password: newPassword,
});
