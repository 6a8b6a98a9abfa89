import { z } from 'zod';
import { consignmentFacts } from './announcement.input.js';

/** Characters of a manifest: 10,000 lines have about a million. */
export const LONGEST_MANIFEST = 3_000_000;

export const BadLines = { REFUSE_ALL: 'REFUSE_ALL', KEEP_GOOD: 'KEEP_GOOD' } as const;
export type BadLines = (typeof BadLines)[keyof typeof BadLines];

const text = z
  .string('This must be text.')
  .max(LONGEST_MANIFEST, `A manifest has at most ${LONGEST_MANIFEST} characters. Split it.`);

export const importManifestInput = z.object({ ...consignmentFacts, text, badLines: z.enum(BadLines) });
export const checkManifestInput = z.object({ text });
