import { z } from 'zod';
import { boundedText } from '../platform/input/text.js';
import { dateTime } from '../platform/input/times.js';
import { TransportMode, TransportStatus } from './transport.lifecycle.js';

const board = z
  .object({
    from: dateTime().nullish(),
    until: dateTime().nullish(),
    statuses: z.array(z.enum(TransportStatus)).nullish(),
    modes: z.array(z.enum(TransportMode)).nullish(),
    place: boundedText(40).nullish(),
    number: boundedText(50).nullish(),
    lateOnly: z.boolean().nullish(),
  })
  .refine(({ from, until }) => !from || !until || from < until, {
    path: ['until'],
    message: 'The time ends before it begins.',
  });

export const boardRequest = z.object({ filter: board });

export type StatedBoard = z.output<typeof board>;
