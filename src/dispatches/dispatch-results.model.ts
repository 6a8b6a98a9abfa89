import { resultUnion } from '../platform/graphql/result-union.js';
import { DispatchModel } from './dispatch.model.js';

/** The dispatch after a verb, or the refusal of the verb. */
const resultOf = (verb: string) =>
  resultUnion(`${verb}Result`, () => DispatchModel, 'The dispatch as it is now, or why it was refused.');

export const DraftDispatchResult = resultOf('DraftDispatch');
export const AddToDispatchResult = resultOf('AddToDispatch');
export const RemoveFromDispatchResult = resultOf('RemoveFromDispatch');
export const PlanDispatchResult = resultOf('PlanDispatch');
export const LoadPalletResult = resultOf('LoadPallet');
export const UnloadPalletResult = resultOf('UnloadPallet');
export const ConfirmDeliveryResult = resultOf('ConfirmDelivery');
export const CancelDispatchResult = resultOf('CancelDispatch');
export const ReturnDispatchResult = resultOf('ReturnDispatch');
export const ReceiveReturnResult = resultOf('ReceiveReturn');
