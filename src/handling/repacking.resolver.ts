import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import type { Principal } from '../platform/principal/principal.js';
import { UnitLoader } from '../units/unit.loader.js';
import { UnitModel } from '../units/unit.model.js';
import {
  MergePalletsInput,
  MergePalletsResult,
  RebuiltPalletsModel,
  RepackPalletsInput,
  RepackPalletsResult,
  SplitPalletInput,
  SplitPalletResult,
} from './handling.model.js';
import { RepackingService } from './repacking.service.js';

@Resolver(() => RebuiltPalletsModel)
export class RepackingResolver {
  constructor(
    private readonly repacking: RepackingService,
    private readonly units: UnitLoader,
  ) {}

  @Mutation(() => SplitPalletResult, {
    description:
      'Puts a part of a pallet onto a new one. Holds go along; when nothing is left, the old pallet is REBUILT.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async splitPallet(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'What goes onto which pallet.' }) input: SplitPalletInput,
  ): Promise<RebuiltPalletsModel> {
    return RebuiltPalletsModel.of(await this.repacking.split(principal, input));
  }

  @Mutation(() => MergePalletsResult, {
    description:
      "Puts all that is on several pallets of your hub onto a new one. Each donor's goods stay its own.",
  })
  @May('OPERATOR', 'SUPERVISOR')
  async mergePallets(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The pallets.' }) input: MergePalletsInput,
  ): Promise<RebuiltPalletsModel> {
    return RebuiltPalletsModel.of(await this.repacking.merge(principal, input));
  }

  @Mutation(() => RepackPalletsResult, {
    description:
      'Puts goods of one or several pallets of your hub onto new ones. What is not named stays where it is.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async repackPallets(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The pallets, old and new.' }) input: RepackPalletsInput,
  ): Promise<RebuiltPalletsModel> {
    return RebuiltPalletsModel.of(await this.repacking.repack(principal, input));
  }

  @ResolveField('pallets', () => [UnitModel], { description: 'The new pallets, in the order given.' })
  pallets(@Parent() { palletIds }: RebuiltPalletsModel, @Context() context: GraphqlContext) {
    return Promise.all(palletIds.map((id) => this.units.load(context, id)));
  }

  @ResolveField('sources', () => [UnitModel], { description: 'The pallets that goods were taken off.' })
  sources(@Parent() { sourceIds }: RebuiltPalletsModel, @Context() context: GraphqlContext) {
    return Promise.all(sourceIds.map((id) => this.units.load(context, id)));
  }
}
