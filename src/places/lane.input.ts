import { z } from 'zod';
import { positiveQuantity } from '../platform/input/quantities.js';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { LaneMode } from './lane.lifecycle.js';

/** A year: goods that take longer are not on a lane. */
const MOST_HOURS = 8_760;
/** Once around the earth. */
const MOST_KILOMETRES = 40_075;

const onLane = { idempotencyKey, laneId: publicId(), reason: boundedText(500) };

export const overrideLaneInput = z
  .object({
    ...onLane,
    hoursLeast: positiveQuantity(MOST_HOURS),
    hoursMost: positiveQuantity(MOST_HOURS),
    routeKilometres: positiveQuantity(MOST_KILOMETRES).nullish(),
  })
  .refine(({ hoursLeast, hoursMost }) => hoursLeast <= hoursMost, {
    path: ['hoursMost'],
    message: 'The most hours must not be fewer than the least.',
  });
export type OverrideLane = z.output<typeof overrideLaneInput>;

export const resetLaneInput = z.object(onLane);
export type ResetLane = z.output<typeof resetLaneInput>;

export const lanesRequest = z.object({
  from: boundedText(40).nullable(),
  to: boundedText(40).nullable(),
  mode: z.enum(LaneMode, 'The mode must be AIR, RAIL or ROAD.').nullable(),
});
export type LanesRequest = z.output<typeof lanesRequest>;
