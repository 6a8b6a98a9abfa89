import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import type { Principal } from '../platform/principal/principal.js';
import { UnitLoader } from '../units/unit.loader.js';
import type { UnitModel } from '../units/unit.model.js';
import { HoldPalletInput, HoldPalletResult, ReleaseHoldInput, ReleaseHoldResult } from './hold.model.js';
import { PalletHoldsService } from './pallet-holds.service.js';
import {
  CheckPalletInput,
  CheckPalletResult,
  ReceivePalletInput,
  ReceivePalletResult,
} from './receiving.model.js';
import { ReceivingService } from './receiving.service.js';

@Resolver()
export class ReceivingResolver {
  constructor(
    private readonly receiving: ReceivingService,
    private readonly holds: PalletHoldsService,
    private readonly units: UnitLoader,
  ) {}

  @Mutation(() => ReceivePalletResult, {
    description: 'Receives one pallet at your hub, announced or not. With counts it is checked as well.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async receivePallet(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The pallet.' }) input: ReceivePalletInput,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.loadKnown(context, await this.receiving.receive(principal, input));
  }

  @Mutation(() => CheckPalletResult, {
    description: 'Counts a pallet. As announced it becomes available; a difference opens a hold.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async checkPallet(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The count.' }) input: CheckPalletInput,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.load(context, await this.receiving.check(principal, input));
  }

  @Mutation(() => HoldPalletResult, {
    description: 'Opens a hold on a pallet: it may not leave before it is released.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async holdPallet(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The hold.' }) input: HoldPalletInput,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.load(context, await this.holds.hold(principal, input));
  }

  @Mutation(() => ReleaseHoldResult, {
    description:
      'Releases a hold, with a reason. Only a supervisor may; one for MISSING_PAPERS an operator as well.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async releaseHold(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The hold and why it may go.' }) input: ReleaseHoldInput,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.load(context, await this.holds.release(principal, input));
  }
}
