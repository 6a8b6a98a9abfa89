import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { CancellingService } from './cancelling.service.js';
import { type DispatchModel, toDispatchModel } from './dispatch.model.js';
import {
  AddToDispatchInput,
  CancelDispatchInput,
  DraftDispatchInput,
  PlanDispatchInput,
  RemoveFromDispatchInput,
} from './dispatch-inputs.model.js';
import {
  AddToDispatchResult,
  CancelDispatchResult,
  DraftDispatchResult,
  PlanDispatchResult,
  RemoveFromDispatchResult,
} from './dispatch-results.model.js';
import { DispatchesService } from './dispatches.service.js';
import { DraftsService } from './drafts.service.js';
import { PlanningRequests } from './planning-requests.service.js';

/** Up to the moment when the first pallet is loaded. */
@Resolver()
export class DraftsResolver {
  constructor(
    private readonly drafts: DraftsService,
    private readonly planning: PlanningRequests,
    private readonly cancelling: CancellingService,
    private readonly dispatches: DispatchesService,
  ) {}

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => DraftDispatchResult, {
    description: 'Puts pallets of your hub together for one agency and destination.',
  })
  async draftDispatch(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The draft.' }) input: DraftDispatchInput,
  ): Promise<DispatchModel> {
    return this.answer(principal, await this.drafts.draft(principal, input));
  }

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => AddToDispatchResult, { description: 'Adds pallets to a draft.' })
  async addToDispatch(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The pallets.' }) input: AddToDispatchInput,
  ): Promise<DispatchModel> {
    return this.answer(principal, await this.drafts.add(principal, input));
  }

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => RemoveFromDispatchResult, {
    description: 'Takes pallets off a draft: they are available again.',
  })
  async removeFromDispatch(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The pallets.' }) input: RemoveFromDispatchInput,
  ): Promise<DispatchModel> {
    return this.answer(principal, await this.drafts.remove(principal, input));
  }

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => PlanDispatchResult, {
    description:
      'Asks for a route. A worker finds it: the dispatch becomes PLANNED, or stays a DRAFT with `attention` and the reasons in `plan`.',
  })
  async planDispatch(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The dispatch.' }) input: PlanDispatchInput,
  ): Promise<DispatchModel> {
    return this.answer(principal, await this.planning.request(principal, input));
  }

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => CancelDispatchResult, {
    description: 'Gives a dispatch up: its pallets are available again, its places on vehicles too.',
  })
  async cancelDispatch(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The dispatch, and why.' }) input: CancelDispatchInput,
  ): Promise<DispatchModel> {
    return this.answer(principal, await this.cancelling.cancel(principal, input));
  }

  private async answer(principal: Principal, dispatchId: string): Promise<DispatchModel> {
    return toDispatchModel(await this.dispatches.answer(principal, dispatchId));
  }
}
