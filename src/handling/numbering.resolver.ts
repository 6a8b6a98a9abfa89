import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import type { Principal } from '../platform/principal/principal.js';
import { UnitLoader } from '../units/unit.loader.js';
import type { UnitModel } from '../units/unit.model.js';
import {
  MintedSsccsModel,
  MintSsccsInput,
  MintSsccsResult,
  PalletNumberingModel,
  RelabelPalletInput,
  RelabelPalletResult,
  SetPalletNumberingInput,
  SetPalletNumberingResult,
} from './numbering.model.js';
import { PalletNumbersService } from './pallet-numbers.service.js';

@Resolver()
export class NumberingResolver {
  constructor(
    private readonly numbers: PalletNumbersService,
    private readonly units: UnitLoader,
  ) {}

  @Mutation(() => SetPalletNumberingResult, {
    description: 'Says which GS1 company prefix your hub makes SSCCs of. Numbers given out before stay.',
  })
  @May('ADMINISTRATOR')
  async setPalletNumbering(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The prefix.' }) input: SetPalletNumberingInput,
  ): Promise<PalletNumberingModel> {
    return Object.assign(new PalletNumberingModel(), await this.numbers.set(principal, input));
  }

  @Mutation(() => MintSsccsResult, {
    description: 'Makes numbers for pallets that have none. Each is given out once and never again.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async mintSsccs(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'How many.' }) input: MintSsccsInput,
  ): Promise<MintedSsccsModel> {
    return Object.assign(new MintedSsccsModel(), { ssccs: await this.numbers.mint(principal, input) });
  }

  @Mutation(() => RelabelPalletResult, {
    description: 'Gives a pallet of your hub a new label. Scans of its former labels still find it.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async relabelPallet(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The pallet and its new number.' }) input: RelabelPalletInput,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.load(context, await this.numbers.relabel(principal, input));
  }
}
