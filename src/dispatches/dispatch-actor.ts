import { type Principal, Role } from '../platform/principal/principal.js';
import { FORBIDDEN } from '../platform/refusals/platform.refusals.js';
import {
  DISPATCH_MOVES,
  type DispatchActor,
  type DispatchMove,
  type DispatchStatus,
  type DispatchStep,
} from './dispatch.lifecycle.js';
import { DISPATCH_MOVE_NOT_ALLOWED } from './dispatch.refusals.js';

/** As what a principal acts on a dispatch. */
export function actorsOf({ kind, roles }: Principal): DispatchActor[] {
  if (kind === 'worker') return ['WORKER'];
  return roles.filter((role) => role === Role.OPERATOR || role === Role.SUPERVISOR || role === Role.AGENCY);
}

/** The step that a move is. @throws Refused DISPATCH_MOVE_NOT_ALLOWED, FORBIDDEN */
export function stepOf(
  { reference, status }: { reference: string; status: DispatchStatus },
  move: DispatchMove,
  actors: readonly DispatchActor[],
): DispatchStep {
  const step = DISPATCH_MOVES[status][move];
  if (!step)
    throw DISPATCH_MOVE_NOT_ALLOWED.because(`Dispatch ${reference} is ${status}: this cannot be done now.`);
  if (step.by.some((actor) => actors.includes(actor))) return step;
  throw FORBIDDEN.because(`Your role may not do this to dispatch ${reference}.`);
}
