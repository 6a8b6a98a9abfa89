import { z } from 'zod';
import { boundedText, publicId } from '../platform/input/text.js';
import { organisationInput } from './account-input.js';

const { kind, name, country, gln, code } = organisationInput.shape;

export const proposalInput = z.object({ hub: boundedText(40).nullish(), kind, name, country, gln });

export const confirmationInput = z.object({
  organisation: publicId(),
  code: code.nullish(),
  name: name.nullish(),
  gln,
});

export const mergeInput = z.object({ organisation: publicId(), into: publicId() });

export const refusalInput = z.object({ organisation: publicId(), reason: boundedText(500) });
