import { z } from 'zod';
import { defineEventCodes } from '../history/event-codes.js';
import { defineEvent } from '../platform/jobs/define-event.js';

/** Events about a dispatch, in the stream of the dispatch. What happened to a pallet is in the pallet's stream. */
export const DispatchEvent = defineEventCodes({
  DISPATCH_DRAFTED: [300, 'The hub put pallets together for one agency and one destination.'],
  DISPATCH_PALLETS_ADDED: [301, 'Pallets were added to the draft; the detail counts them.'],
  DISPATCH_PALLETS_REMOVED: [302, 'Pallets were taken off the draft; the detail counts them.'],
  DISPATCH_PLAN_REQUESTED: [303, 'The hub asked for a route.'],
  DISPATCH_PLANNED: [304, 'A route was found and its places reserved.'],
  DISPATCH_NOT_PLANNABLE: [305, 'No route was found; the explanation is in the plan.'],
  DISPATCH_LOADING_STARTED: [306, 'The first pallet was seen going onto the vehicle.'],
  DISPATCH_UNLOADED: [307, 'The last loaded pallet was taken off the vehicle again.'],
  DISPATCH_DEPARTED: [308, 'The first vehicle left with what was loaded.'],
  DISPATCH_PALLETS_LEFT_BEHIND: [
    309,
    'The vehicle left without some pallets; they are free again. The detail counts them.',
  ],
  DISPATCH_MISSED: [310, 'The vehicle left with nothing of the dispatch: it needs a new plan.'],
  DISPATCH_LEG_LEFT: [311, 'A further vehicle of the route left; the detail has its leg.'],
  DISPATCH_LEG_ARRIVED: [312, 'A vehicle of the route arrived; the detail has its leg.'],
  DISPATCH_UNPLANNED: [313, 'A vehicle of the route does not go: it needs a new plan.'],
  DISPATCH_ARRIVED: [314, 'The last vehicle of the route arrived at the destination.'],
  DISPATCH_DELIVERED: [315, 'Everything was accepted.'],
  DISPATCH_PARTIALLY_DELIVERED: [316, 'Some of it was accepted; what was refused or missing has reasons.'],
  DISPATCH_DELIVERY_FAILED: [317, 'Nothing was accepted.'],
  DISPATCH_CANCELLED: [318, 'The hub gave the dispatch up before it left; its pallets are free again.'],
  DISPATCH_OVERDUE: [319, 'The expected arrival passed without a report.'],
  DISPATCH_RETURNING: [
    320,
    'What was refused is on its way back; the detail has the vehicle, if it was named.',
  ],
  DISPATCH_RETURNED: [321, 'What nobody accepted is back at the hub.'],
  DISPATCH_PALLET_FOUND_ABOARD: [
    323,
    'A late scan says that a pallet was on the vehicle that was taken for left behind.',
  ],
  DISPATCH_REST_RETURNED: [
    324,
    'What was refused of a delivery that was accepted in part is back at the hub.',
  ],
  DISPATCH_FILE_ATTACHED: [325, 'A photo or a paper was attached; the detail says which.'],
  DISPATCH_CONTRADICTED: [322, 'Reports contradict one another; somebody must look.'],
});

const subject = z.strictObject({ dispatchId: z.uuid() });

/** The domain events that others subscribe to. Their payload is the public id of the dispatch. */
export const DispatchPlanned = defineEvent({ name: 'dispatches.planned', payload: subject });
export const DispatchNotPlannable = defineEvent({ name: 'dispatches.not-plannable', payload: subject });
export const DispatchDeparted = defineEvent({ name: 'dispatches.departed', payload: subject });
export const DispatchArrived = defineEvent({ name: 'dispatches.arrived', payload: subject });
export const DispatchDelivered = defineEvent({ name: 'dispatches.delivered', payload: subject });
export const DispatchCancelled = defineEvent({ name: 'dispatches.cancelled', payload: subject });
/** Back to a draft, or with a contradiction: the hub has to look. */
export const DispatchDisturbed = defineEvent({ name: 'dispatches.disturbed', payload: subject });
