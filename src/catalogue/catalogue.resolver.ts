import { Args, ArgsType, Context, Field, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CurrentPrincipal } from '../platform/graphql/current-principal.js';
import type { GraphqlContext } from '../platform/graphql/graphql-context.js';
import { MayAnyMember } from '../platform/graphql/operation-rules.js';
import { type Connection, PageArgs, toConnection } from '../platform/graphql/pages.js';
import type { Principal } from '../platform/principal/principal.js';
import { CatalogueService } from './catalogue.service.js';
import { CommodityGroup, type Language, LanguageCode } from './item.entity.js';
import { ItemLoader } from './item.loader.js';
import { ItemConnection, ItemModel, ItemNamesModel } from './item.model.js';

@ArgsType()
class ItemsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Only those with all of these words in one name or the code, in whatever spelling: `masque ffp2`.',
  })
  search?: string | null;

  @Field(() => CommodityGroup, { nullable: true, description: 'Only those of this group.' })
  group?: CommodityGroup | null;

  @Field(() => LanguageCode, { nullable: true, description: 'Search the names of this language only.' })
  language?: Language | null;
}

@Resolver(() => ItemModel)
export class CatalogueResolver {
  constructor(
    private readonly work: UnitOfWork,
    private readonly catalogue: CatalogueService,
    private readonly loader: ItemLoader,
  ) {}

  @MayAnyMember()
  @Query(() => ItemConnection, { description: 'The catalogue, by code.' })
  async items(
    @CurrentPrincipal() principal: Principal,
    @Args() { search = null, group = null, language = null, ...page }: ItemsArgs,
  ): Promise<Connection<ItemModel>> {
    const filter = { search, group, language };
    const items = await this.work.read(principal, (tx) => this.catalogue.items(tx, filter, page));
    return toConnection(items, ItemModel.of);
  }

  @MayAnyMember()
  @Query(() => ItemModel, { nullable: true, description: 'One item; null when none has this code.' })
  async item(
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
