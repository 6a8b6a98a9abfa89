import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import { May } from '../platform/graphql/operation-rules.js';
import { type Principal, Role } from '../platform/principal/principal.js';
import { type DispatchModel, toDispatchModel } from './dispatch.model.js';
import { LoadPalletInput, UnloadPalletInput } from './dispatch-inputs.model.js';
import { LoadPalletResult, UnloadPalletResult } from './dispatch-results.model.js';
import { DispatchesService } from './dispatches.service.js';
import { LoadingService } from './loading.service.js';

@Resolver()
export class LoadingResolver {
  constructor(
    private readonly loading: LoadingService,
    private readonly dispatches: DispatchesService,
  ) {}

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => LoadPalletResult, {
    description:
      'Records that a pallet of the dispatch is on its first vehicle. The first one begins the loading.',
  })
  async loadPallet(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The pallet and its dispatch.' }) input: LoadPalletInput,
  ): Promise<DispatchModel> {
    const dispatchId = await this.loading.load(principal, input);
    return toDispatchModel(await this.dispatches.answer(principal, dispatchId));
  }

  @May(Role.OPERATOR, Role.SUPERVISOR)
  @Mutation(() => UnloadPalletResult, {
    description: 'Records that a pallet was taken off the vehicle again before it left.',
  })
  async unloadPallet(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The pallet and its dispatch.' }) input: UnloadPalletInput,
  ): Promise<DispatchModel> {
    const dispatchId = await this.loading.unload(principal, input);
    return toDispatchModel(await this.dispatches.answer(principal, dispatchId));
  }
}
