import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { MayAnyMember } from '../platform/graphql/operation-rules.js';
import type { Principal } from '../platform/principal/principal.js';
import { CatalogueService } from './catalogue.service.js';
import { ItemLoader } from './item.loader.js';
import { ItemModel, ItemNamesModel } from './item.model.js';

@Resolver(() => ItemModel)
export class CatalogueResolver {
  constructor(
    private readonly work: UnitOfWork,
    private readonly catalogue: CatalogueService,
    private readonly loader: ItemLoader,
  ) {}

  @MayAnyMember()
  @Query(() => [ItemModel], { description: 'The catalogue, by code.' })
  async supplyItems(@CurrentPrincipal() principal: Principal): Promise<ItemModel[]> {
    const items = await this.work.read(principal, (tx) => this.catalogue.items(tx));
    return items.map((item) => ItemModel.of(item));
  }

  @MayAnyMember()
  @Query(() => ItemModel, { nullable: true, description: 'One item; null when none has this code.' })
  async supplyItem(
    @CurrentPrincipal() principal: Principal,
    @Args('code', { type: () => String, description: 'Its code: `MASK_FFP2`.' }) code: string,
  ): Promise<ItemModel | null> {
    const item = await this.work.read(principal, (tx) => this.catalogue.itemByCode(tx, code));
    return item && ItemModel.of(item);
  }

  @ResolveField(() => ItemNamesModel, { description: 'Its name in five languages.' })
  names(@Parent() item: ItemModel, @Context() context: GraphqlContext): Promise<ItemNamesModel | null> {
    return this.loader.names(context, item.itemId);
  }
}
