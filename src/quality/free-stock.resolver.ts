import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { May } from '../platform/graphql/operation-rules.js';
import { DateTime } from '../platform/graphql/scalars.js';
import type { Principal } from '../platform/principal/principal.js';
import { UnitLoader } from '../units/unit.loader.js';
import { UnitModel } from '../units/unit.model.js';
import {
  FreeStockModel,
  ProposedUnitsModel,
  toFreeStockModel,
  toProposedUnitsModel,
} from './free-stock.model.js';
import { FreeStockQueries } from './free-stock-queries.service.js';

/** Objects that looking through a hub's stock costs. */
const PRICE = 50;
const ITEM = 'Code of the item in the catalogue.';

@Resolver(() => FreeStockModel)
export class FreeStockResolver {
  constructor(
    private readonly stock: FreeStockQueries,
    private readonly units: UnitLoader,
  ) {}

  @Query(() => [FreeStockModel], {
    complexity: PRICE,
    description:
      'What of an item is free at your hub, first expired first: not held, on no dispatch, not expired. Then the earlier receipt, the lot, the number.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async freeStock(
    @CurrentPrincipal() principal: Principal,
    @Args('item', { type: () => String, description: ITEM }) item: string,
    @Args('first', { type: () => Int, defaultValue: 50, description: 'At most so many pallets, 1 to 100.' })
    first: number,
  ): Promise<FreeStockModel[]> {
    return (await this.stock.free(principal, { item, first })).map(toFreeStockModel);
  }

  @Query(() => ProposedUnitsModel, {
    complexity: PRICE,
    description:
      'Which pallets to take for a quantity: first expired first out, without those that expire before they arrive. Reserves nothing.',
  })
  @May('OPERATOR', 'SUPERVISOR')
  async proposeUnits(
    @CurrentPrincipal() principal: Principal,
    @Args('item', { type: () => String, description: ITEM }) item: string,
    @Args('quantity', { type: () => Int, description: 'How much is needed, in base units.' })
    quantity: number,
    @Args('arrivesAt', {
      type: () => DateTime,
      nullable: true,
      description: 'When it will arrive where it goes; now, when it is left out.',
    })
    arrivesAt: string | null,
  ): Promise<ProposedUnitsModel> {
    return toProposedUnitsModel(await this.stock.propose(principal, { item, quantity, arrivesAt }));
  }

  @ResolveField('unit', () => UnitModel, { nullable: true, description: 'The pallet.' })
  unit(@Parent() { unitId }: FreeStockModel, @Context() context: GraphqlContext): Promise<UnitModel | null> {
    return this.units.load(context, unitId);
  }
}
