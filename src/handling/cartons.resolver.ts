import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import type { Principal } from '../platform/principal/principal.js';
import { UnitLoader } from '../units/unit.loader.js';
import type { UnitModel } from '../units/unit.model.js';
import {
  PackCartonsInput,
  PackCartonsResult,
  UnpackCartonsInput,
  UnpackCartonsResult,
} from './cartons.model.js';
import { CartonsService } from './cartons.service.js';

@Resolver()
export class CartonsResolver {
  constructor(
    private readonly cartons: CartonsService,
    private readonly units: UnitLoader,
  ) {}

  @Mutation(() => PackCartonsResult, {
    description: 'Puts cartons into a pallet. From then on they go where it goes, until they are taken out.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async packCartons(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The pallet and the cartons.' }) input: PackCartonsInput,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.load(context, await this.cartons.pack(principal, input));
  }

  @Mutation(() => UnpackCartonsResult, {
    description: 'Takes cartons out of a pallet that stands at the hub.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async unpackCartons(
    @CurrentPrincipal() principal: Principal,
    @Args('input', { description: 'The pallet and the cartons.' }) input: UnpackCartonsInput,
    @Context() context: GraphqlContext,
  ): Promise<UnitModel | null> {
    return this.units.load(context, await this.cartons.unpack(principal, input));
  }
}
