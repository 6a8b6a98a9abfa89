import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { DeliveriesService } from './deliveries.service.js';
import { ConfirmDeliveryInput, ReceiveReturnInput, ReturnDispatchInput } from './delivery-inputs.model.js';
import { type DispatchModel, toDispatchModel } from './dispatch.model.js';
import {
  ConfirmDeliveryResult,
  ReceiveReturnResult,
  ReturnDispatchResult,
} from './dispatch-results.model.js';
import { DispatchesService } from './dispatches.service.js';
import { ReturnsService } from './returns.service.js';

@Resolver()
export class DeliveriesResolver {
  constructor(
    private readonly deliveries: DeliveriesService,
    private readonly returns: ReturnsService,
    private readonly dispatches: DispatchesService,
  ) {}

  @May(Role.AGENCY, Role.SUPERVISOR)
  @Mutation(() => ConfirmDeliveryResult, {
    description:
      'Says what the destination took in. By the agency, or by a supervisor of the hub on its behalf; once.',
  })
  async confirmDelivery(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'What was taken in.' }) input: ConfirmDeliveryInput,
  ): Promise<DispatchModel> {
    return this.answer(principal, await this.deliveries.confirm(principal, input));
  }

  @May(Role.AGENCY, Role.SUPERVISOR)
  @Mutation(() => ReturnDispatchResult, {
    description:
      'Sends back what was refused: all of a dispatch, or the rest of one that was accepted in part.',
  })
  async returnDispatch(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The dispatch.' }) input: ReturnDispatchInput,
  ): Promise<DispatchModel> {
    return this.answer(principal, await this.returns.sendBack(principal, input));
  }

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => ReceiveReturnResult, {
    description:
      'Records that what was sent back is at the hub again. Its pallets are RETURNED, with what was refused of them.',
  })
  async receiveReturn(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The dispatch.' }) input: ReceiveReturnInput,
  ): Promise<DispatchModel> {
    return this.answer(principal, await this.returns.takeBack(principal, input));
  }

  private async answer(principal: Principal, dispatchId: string): Promise<DispatchModel> {
    return toDispatchModel(await this.dispatches.answer(principal, dispatchId));
  }
}
