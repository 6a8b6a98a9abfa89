import { z } from 'zod';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { dateTime } from '../platform/input/times.js';
import { CallReport, DelayReason, TransportReport } from './transport.lifecycle.js';

const reason = z.enum(DelayReason).nullish();
const note = boundedText(500).nullish();

export const reportTransportInput = z
  .object({
    idempotencyKey,
    transportId: publicId(),
    report: z.enum(TransportReport),
    occurredAt: dateTime(),
    estimatedArrivalAt: dateTime().nullish(),
    delayReason: reason,
    note,
  })
  .refine(({ report, estimatedArrivalAt }) => !estimatedArrivalAt || report === 'LEFT', {
    path: ['estimatedArrivalAt'],
    message: 'Only of a transport that has left the arrival is estimated.',
  })
  .refine(({ occurredAt, estimatedArrivalAt }) => !estimatedArrivalAt || estimatedArrivalAt > occurredAt, {
    path: ['estimatedArrivalAt'],
    message: 'The estimated arrival must be after the departure.',
  });

export type ReportTransport = z.output<typeof reportTransportInput>;

export const estimateTransportInput = z
  .object({
    idempotencyKey,
    transportId: publicId(),
    occurredAt: dateTime(),
    estimatedDepartureAt: dateTime().nullish(),
    estimatedArrivalAt: dateTime(),
    delayReason: reason,
    note,
  })
  .refine(({ occurredAt, estimatedArrivalAt }) => estimatedArrivalAt > occurredAt, {
    path: ['estimatedArrivalAt'],
    message: 'What is expected lies after the moment at which somebody expects it.',
  })
  .refine(
    ({ estimatedDepartureAt, estimatedArrivalAt }) =>
      !estimatedDepartureAt || estimatedDepartureAt < estimatedArrivalAt,
    { path: ['estimatedDepartureAt'], message: 'A transport departs before it arrives.' },
  );

export type EstimateTransport = z.output<typeof estimateTransportInput>;

export const reportCallInput = z.object({
  idempotencyKey,
  transportId: publicId(),
  place: boundedText(40),
  report: z.enum(CallReport),
  occurredAt: dateTime(),
});

export type ReportCall = z.output<typeof reportCallInput>;
