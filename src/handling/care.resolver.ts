import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import type { Principal } from '../platform/principal/principal.js';
import { UnitLoader } from '../units/unit.loader.js';
import type { UnitModel } from '../units/unit.model.js';
import {
  DeclarePalletDestroyedInput,
  DeclarePalletDestroyedResult,
  DeclarePalletLostInput,
  DeclarePalletLostResult,
  RelocatePalletInput,
  RelocatePalletResult,
  ReportDamageInput,
  ReportDamageResult,
  UndoLastActInput,
  UndoLastActResult,
  WriteOffGoodsInput,
  WriteOffGoodsResult,
} from './care.model.js';
import { CareService } from './care.service.js';
import { PalletActs } from './pallet-acts.service.js';
import { UndoingService } from './undoing.service.js';

@Resolver()
export class CareResolver {
  constructor(
    private readonly care: CareService,
    private readonly acts: PalletActs,
    private readonly undoing: UndoingService,
    private readonly units: UnitLoader,
  ) {}

  @Mutation(() => RelocatePalletResult, {
    description: 'Puts a pallet at another location of your hub.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async relocatePallet(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The pallet and the location.' }) input: RelocatePalletInput,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.load(context, await this.acts.relocate(principal, input));
  }

  @Mutation(() => ReportDamageResult, {
    description: 'Says how much of what is on a pallet is damaged. More than before holds the pallet.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async reportDamage(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The damage.' }) input: ReportDamageInput,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.load(context, await this.care.reportDamage(principal, input));
  }

  @Mutation(() => WriteOffGoodsResult, {
    description:
      'Takes goods off a pallet for good: samples, and what was destroyed or got lost. Only a supervisor may.',
  })
  @May('SUPERVISOR')
  async writeOffGoods(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The goods.' }) input: WriteOffGoodsInput,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.load(context, await this.care.writeOff(principal, input));
  }

  @Mutation(() => DeclarePalletLostResult, {
    description: 'Declares a pallet lost. Only a supervisor may; when it turns up, take the act back.',
  })
  @May('SUPERVISOR')
  async declarePalletLost(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The pallet.' }) input: DeclarePalletLostInput,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.load(context, await this.acts.declareLost(principal, input));
  }

  @Mutation(() => DeclarePalletDestroyedResult, {
    description: 'Declares a pallet destroyed, with all that is on it. Only a supervisor may.',
  })
  @May('SUPERVISOR')
  async declarePalletDestroyed(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The pallet.' }) input: DeclarePalletDestroyedInput,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.load(context, await this.acts.declareDestroyed(principal, input));
  }

  @Mutation(() => UndoLastActResult, {
    description:
      'Takes back what was last done to a pallet at the hub: a scan, a count, a split, a write-off. By a new event that names the wrong one; nothing is deleted.',
  })
  @May('SUPERVISOR')
  async undoLastAct(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The pallet.' }) input: UndoLastActInput,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.load(context, await this.undoing.undo(principal, input));
  }
}
