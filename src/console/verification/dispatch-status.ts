import { DispatchEvent } from '../../dispatches/dispatch.events.js';
import { type DispatchStage, type DispatchStatus, stageOf } from '../../dispatches/dispatch.lifecycle.js';

/** The events that move a dispatch, and where to. All others leave it where it is. */
const MOVES: ReadonlyMap<number, DispatchStatus> = new Map([
  [DispatchEvent.DISPATCH_DRAFTED, 'DRAFT'],
  [DispatchEvent.DISPATCH_PLANNED, 'PLANNED'],
  [DispatchEvent.DISPATCH_LOADING_STARTED, 'LOADING'],
  [DispatchEvent.DISPATCH_UNLOADED, 'PLANNED'],
  [DispatchEvent.DISPATCH_MISSED, 'DRAFT'],
  [DispatchEvent.DISPATCH_UNPLANNED, 'DRAFT'],
  [DispatchEvent.DISPATCH_DEPARTED, 'DEPARTED'],
  [DispatchEvent.DISPATCH_ARRIVED, 'ARRIVED'],
  [DispatchEvent.DISPATCH_DELIVERED, 'DELIVERED'],
  [DispatchEvent.DISPATCH_PARTIALLY_DELIVERED, 'PARTIALLY_DELIVERED'],
  [DispatchEvent.DISPATCH_DELIVERY_FAILED, 'DELIVERY_FAILED'],
  [DispatchEvent.DISPATCH_CANCELLED, 'CANCELLED'],
  [DispatchEvent.DISPATCH_RETURNING, 'RETURNING'],
  [DispatchEvent.DISPATCH_RETURNED, 'RETURNED'],
  [DispatchEvent.DISPATCH_REST_RETURNED, 'PARTIALLY_DELIVERED'],
]);

/** Commands move a dispatch, guarded by its head: the last one tells its status, and that its worklist. */
export function statusOfDispatch(events: readonly { readonly code: number }[]): {
  status: DispatchStatus | null;
  stage: DispatchStage | null;
} {
  const status = events.reduce<DispatchStatus | null>((before, { code }) => MOVES.get(code) ?? before, null);
  return { status, stage: status && stageOf(status) };
}
