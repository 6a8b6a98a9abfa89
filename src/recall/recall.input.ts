import { z } from 'zod';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';

/** Longest lot number, in characters: GS1 has 20 for (10), papers have more. */
const LONGEST_LOT = 80;

export const lotOfItem = z.object({ item: boundedText(60), lot: boundedText(LONGEST_LOT) });

export const recallLotInput = lotOfItem.extend({ idempotencyKey, reason: boundedText(500) });

export const closeRecallInput = z.object({ idempotencyKey, recallId: publicId(), note: boundedText(500) });
