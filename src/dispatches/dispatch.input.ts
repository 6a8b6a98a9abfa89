import { z } from 'zod';
import { quantity } from '../platform/input/quantities.js';
import { boundedText, idempotencyKey, publicId } from '../platform/input/text.js';
import { dateTime } from '../platform/input/times.js';
import { LONGEST_SCAN } from '../standards/element-string.js';
import { DeliveryReason } from './delivery-reason.js';

/** Pallets in one request. A train takes more: they are added to the draft. */
const MOST_PALLETS = 500;
/** Content lines of one delivery. */
const MOST_LINES = 5_000;

const distinct = (ids: readonly string[]) => new Set(ids).size === ids.length;

const units = z
  .array(publicId())
  .min(1, 'Name at least one pallet.')
  .max(MOST_PALLETS, `At most ${MOST_PALLETS} pallets at once.`)
  .refine(distinct, 'A pallet is named twice.');

const onDispatch = { idempotencyKey, dispatchId: publicId() };

export const draftDispatchInput = z.object({
  idempotencyKey,
  agency: boundedText(60),
  destination: boundedText(40),
  units,
  reference: boundedText(40).nullish(),
});
export type DraftDispatch = z.output<typeof draftDispatchInput>;

export const dispatchUnitsInput = z.object({ ...onDispatch, units });

export const planDispatchInput = z.object(onDispatch);

export const palletInput = z.object({
  ...onDispatch,
  sscc: boundedText(LONGEST_SCAN),
  occurredAt: dateTime().nullish(),
});
export type Pallet = z.output<typeof palletInput>;

export const cancelDispatchInput = z.object({ ...onDispatch, reason: boundedText(500) });

const deliveredLine = z
  .object({
    contentLineId: publicId(),
    acceptedQuantity: quantity(),
    refusedQuantity: quantity(),
    reason: z.enum(DeliveryReason).nullish(),
  })
  .refine(({ refusedQuantity, reason }) => refusedQuantity === 0 || reason, {
    path: ['reason'],
    message: 'Say why some of it is refused.',
  });
export type DeliveredQuantities = z.output<typeof deliveredLine>;

export const confirmDeliveryInput = z
  .object({
    ...onDispatch,
    receivedBy: boundedText(100),
    receivedAt: dateTime().nullish(),
    note: boundedText(1_000).nullish(),
    everythingAccepted: z.boolean().nullish(),
    lines: z.array(deliveredLine).max(MOST_LINES, `At most ${MOST_LINES} lines.`).nullish(),
  })
  .refine(({ everythingAccepted, lines }) => Boolean(everythingAccepted) !== Boolean(lines?.length), {
    path: ['lines'],
    message: 'Give every content line, or say that everything is accepted: one of the two.',
  })
  .refine(({ lines }) => distinct((lines ?? []).map(({ contentLineId }) => contentLineId)), {
    path: ['lines'],
    message: 'A content line is named twice.',
  });
export type ConfirmDelivery = z.output<typeof confirmDeliveryInput>;

export const returnDispatchInput = z.object({
  ...onDispatch,
  transportId: publicId().nullish(),
  note: boundedText(500).nullish(),
});
export type ReturnDispatch = z.output<typeof returnDispatchInput>;

const returnedLine = z.object({ contentLineId: publicId(), quantity: quantity() });
export type ReturnedQuantity = z.output<typeof returnedLine>;

export const receiveReturnInput = z.object({
  ...onDispatch,
  note: boundedText(500).nullish(),
  lines: z
    .array(returnedLine)
    .max(MOST_LINES, `At most ${MOST_LINES} lines.`)
    .refine(
      (lines) => distinct(lines.map(({ contentLineId }) => contentLineId)),
      'A content line is named twice.',
    )
    .nullish(),
});
